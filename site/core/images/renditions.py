"""The shapes in which pictures appear: each a crop or a width, twice over for sharp screens."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from core.models import CityImage

#: What only newer browsers show, the smallest first.
MODERN_FORMATS = ("avif", "webp") if settings.PICTURES_AS_AVIF else ("webp",)
#: In the order a browser should try them; JPEG is what everything shows.
FORMATS = (*MODERN_FORMATS, "jpeg")


@dataclass(frozen=True)
class Shape:
    """A named way to show a picture: `widths` for 1× and 2×, cropped to `ratio` (width, height) or whole."""

    name: str
    widths: tuple[int, int]
    ratio: tuple[int, int] | None = None
    formats: tuple[str, ...] = FORMATS

    def operation(self, width: int) -> str:
        if self.ratio is None:
            return f"width-{width}"
        across, down = self.ratio
        return f"fill-{width}x{round(width * down / across)}"

    def widths_for(self, image: "CityImage") -> tuple[int, ...]:
        """Return the widths worth making: a small picture is not blown up, nor made twice the same."""
        available = image.width
        if self.ratio:
            across, down = self.ratio
            available = min(image.width, image.height * across // down)
        return self.widths if available > self.widths[0] else self.widths[:1]


SHAPES = {
    shape.name: shape
    for shape in (
        Shape("card", (480, 960), (3, 2)),
        Shape("lead", (800, 1600), (3, 2)),
        Shape("square", (320, 640), (1, 1)),
        Shape("portrait", (96, 192), (1, 1)),
        Shape("column", (720, 1440)),
        Shape("wide", (1100, 2000)),
        Shape("full", (1280, 2000)),
        Shape("story", (1100, 2000)),
        Shape("logo", (320, 640)),
        # What networks show beside a shared link; they read JPEG.
        Shape("social", (1200, 1200), (40, 21), formats=("jpeg",)),
    )
}


@cache
def spec(shape: str, width: int, image_format: str) -> str:
    """Return Wagtail's filter for one file of a shape, such as `fill-480x320|format-avif`."""
    return f"{SHAPES[shape].operation(width)}|format-{image_format}"


def specs_of(*names: str) -> list[str]:
    """Return every filter that the named shapes may show, each once."""
    return list(dict.fromkeys(_specs(names)))


def _specs(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for width in SHAPES[name].widths:
            for image_format in SHAPES[name].formats:
                yield spec(name, width, image_format)


def specs_for(image: "CityImage", *names: str) -> list[str]:
    """Return the filters worth making of this very picture in the named shapes."""
    return list(
        dict.fromkeys(
            spec(name, width, image_format)
            for name in names
            for width in SHAPES[name].widths_for(image)
            for image_format in SHAPES[name].formats
        )
    )
