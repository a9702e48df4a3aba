"""What the head of an HTML page says to search engines and to networks that show a card."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from wagtail.images.models import SourceImageIOError

from core.addresses import absolute
from core.images.renditions import specs_of


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumbs."""

    title: str
    url: str


@dataclass(frozen=True)
class Metadata:
    """The head's words of one page. Addresses are absolute."""

    title: str
    canonical: str = ""
    description: str = ""
    social_title: str = ""
    social_description: str = ""
    type: str = "website"
    no_index: bool = False
    image_url: str = ""
    image_width: int = 0
    image_height: int = 0
    image_alt: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    section: str = ""
    authors: list[str] = field(default_factory=list)
    feed_title: str = ""
    feed_url: str = ""

    @property
    def robots(self) -> str:
        return "noindex" if self.no_index else "max-image-preview:large"

    def on_page(self, number: int) -> "Metadata":
        """Return a copy for page `number` of a list: each is a page of its own to search engines."""
        return self if number == 1 else replace(self, canonical=f"{self.canonical}?page={number}")

    def with_image(self, image: Any) -> "Metadata":
        """Return a copy that shows `image` (a CityImage or None), cropped to what networks show."""
        rendition = _social_rendition(image) if image is not None else None
        if rendition is None:
            return self
        return replace(
            self,
            image_url=absolute(rendition.url),
            image_width=rendition.width,
            image_height=rendition.height,
            image_alt=image.description or image.title,
        )


def _social_rendition(image: Any) -> Any:
    """Return the crop that networks show, without a query where the page loaded it; None when its file is gone."""
    try:
        return image.get_rendition(specs_of("social")[0])
    except (OSError, SourceImageIOError):
        return None
