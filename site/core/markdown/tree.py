"""Turn references into links and pictures while the text is a tree."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from core.images.markup import picture_markup

from .references import REFERENCE, SCHEME, Targets

SIZES = ("column", "wide")


@dataclass(frozen=True)
class PicturePlace:
    """Where a picture goes: put in after cleaning, in place of a token that nobody can guess."""

    image: Any
    size: str
    alt: str
    caption: str = ""

    def markup(self) -> SafeString:
        return picture_markup(self.image, self.size, alt=self.alt)


class References(Extension):
    """`page:4`, `doc:7` and `image:12` of one text."""

    def __init__(self, find: Callable[[set[tuple[str, int]]], Targets], token: str) -> None:
        super().__init__()
        self.find = find
        self.token = token
        self.places: list[PicturePlace] = []

    def extendMarkdown(self, md: Markdown) -> None:
        # After inline markup has become elements (20), before the tree is written out.
        md.treeprocessors.register(_Resolve(md, self), "references", 12)

    def hold(self, place: PicturePlace) -> str:
        self.places.append(place)
        return f"{self.token}x{len(self.places) - 1}x"

    def with_pictures(self, markup: str, show: Callable[[PicturePlace], str]) -> str:
        """Return cleaned `markup` with its pictures; one that stands alone becomes a figure."""
        if not self.places:
            return markup
        alone = re.compile(rf"<p>\s*{self.token}x(\d+)x\s*</p>")
        markup = alone.sub(lambda match: self._figure(self.places[int(match[1])], show), markup)
        return re.sub(rf"{self.token}x(\d+)x", lambda match: show(self.places[int(match[1])]), markup)

    def _figure(self, place: PicturePlace, show: Callable[[PicturePlace], str]) -> str:
        picture = show(place)
        if not picture:
            return ""
        parts = {"text": place.caption, "credit": getattr(place.image, "credit", "")}
        spans = [f'<span class="caption__{name}">{html.escape(words)}</span>' for name, words in parts.items() if words]
        caption = f'<figcaption class="caption">{" ".join(spans)}</figcaption>' if spans else ""
        return f'<figure class="figure figure--{place.size}">{picture}{caption}</figure>'


class _Resolve(Treeprocessor):
    def __init__(self, md: Markdown, references: References) -> None:
        super().__init__(md)
        self.references = references

    def run(self, root: Element) -> None:
        links = [one for one in root.iter("a") if SCHEME.match(self._address(one, "href"))]
        images = list(root.iter("img"))
        matches = {id(one): REFERENCE.fullmatch(self._address(one, "href")) for one in links}
        matches |= {id(one): REFERENCE.fullmatch(self._address(one, "src")) for one in images}
        wanted = {(match["kind"], int(match["pk"])) for match in matches.values() if match}
        targets = self.references.find(wanted) if wanted else Targets()
        for link in links:
            self._link(link, matches[id(link)], targets)
        for image in images:
            self._image(image, matches[id(image)], targets)

    def _address(self, element: Element, attribute: str) -> str:
        return element.get(attribute, "").replace(AMP_SUBSTITUTE, "&").strip()

    def _link(self, link: Element, match: "re.Match[str] | None", targets: Targets) -> None:
        """Point `link` at what it refers to; if readers cannot see that, leave its words alone."""
        address = targets.address(match["kind"], int(match["pk"])) if match else None
        if address:
            link.set("href", address)
        else:
            link.tag = "span"
            link.attrib.clear()

    def _image(self, element: Element, match: "re.Match[str] | None", targets: Targets) -> None:
        """Hold a place for the picture; any other address would have the reader's browser call elsewhere."""
        image = targets.images.get(int(match["pk"])) if match and match["kind"] == "image" else None
        size = match["size"] if match and match["size"] in SIZES else SIZES[0]
        words = [html.unescape(element.get(name, "").replace(AMP_SUBSTITUTE, "&")) for name in ("alt", "title")]
        element.tag = "span"
        element.attrib.clear()
        element.text = self.references.hold(PicturePlace(image, size, *words)) if image else ""
