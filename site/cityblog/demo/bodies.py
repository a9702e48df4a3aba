"""From the parts of a demo text to the blocks of a StreamField."""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import markdown
from django.utils.html import escape
from wagtail.models import Page

from core.models import CityImage
from news.models import Author, Place

from .texts import Part

#: [words](post:section/slug), [words](page:slug), [words](author:slug)
REFERENCE = re.compile(r"\[([^\]]+)\]\((post|page|author):([\w/-]+)\)")


@dataclass
class Library:
    """What bodies refer to by name."""

    pictures: dict[str, CityImage]
    documents: dict[str, Any]
    places: dict[str, Place] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    unresolved: list[str] = field(default_factory=list)

    def link(self, kind: str, name: str, words: str) -> str:
        """Return the rich text link to what `name` names, or the words alone where it names nothing."""
        if kind == "author":
            author = Author.objects.filter(slug=name).first()
            return f'<a href="{author.url}">{escape(words)}</a>' if author else escape(words)
        page = self.page(name)
        if page is None:
            self.unresolved.append(f"{kind}:{name}")
            return escape(words)
        return f'<a linktype="page" id="{page.pk}">{escape(words)}</a>'

    def page(self, name: str) -> Page | None:
        """Return the page at "section/slug" or "slug" below the front page."""
        return Page.objects.filter(url_path=f"/home/{name}/").first()


def stream_data(parts: list[Part], library: Library) -> list[tuple[str, Any]]:
    """Return the blocks of a body as (name, value) pairs in the StreamField's own form."""
    return [
        ("rich_text", rich_text(part.data, library)) if part.kind == "text" else _block(part, library) for part in parts
    ]


def rich_text(text: str, library: Library) -> str:
    """Return Markdown as the HTML that Wagtail's rich text stores."""
    linked = REFERENCE.sub(lambda match: library.link(match[2], match[3], match[1]), text)
    return markdown.markdown(linked, extensions=["sane_lists"], output_format="html")


def _block(part: Part, library: Library) -> tuple[str, Any]:
    make = BLOCKS.get(part.kind)
    if make is None:
        raise ValueError(f"no block is called {part.kind!r}")
    return part.kind, make(part.data, library)


def _item(value: Any) -> dict[str, Any]:
    # The id is what tells Wagtail this form of a list from its older one.
    return {"type": "item", "id": str(uuid4()), "value": value}


def picture_data(data: dict[str, Any], library: Library) -> dict[str, Any]:
    image = library.pictures[data["picture"]]
    return {
        "image": {"image": image.pk, "decorative": False, "alt_text": data.get("alt") or image.description},
        "caption": data.get("caption") or "",
    }


def _image(data: dict[str, Any], library: Library) -> dict[str, Any]:
    return {**picture_data(data, library), "size": data.get("size", "column")}


def _gallery(data: dict[str, Any], library: Library) -> dict[str, Any]:
    pictures = [_item(picture_data(item, library)) for item in data["pictures"]]
    return {"title": data.get("title") or "", "pictures": pictures}


def _pull_quote(data: dict[str, Any], library: Library) -> dict[str, Any]:
    return {name: data.get(name) or "" for name in ("quote", "attribution", "role")}


def _fact_box(data: dict[str, Any], library: Library) -> dict[str, Any]:
    return {"title": data.get("title") or "", "text": rich_text(data["text"], library)}


def _embed(data: dict[str, Any], library: Library) -> dict[str, Any]:
    return {name: data.get(name) or "" for name in ("url", "title", "caption")}


def _table(data: dict[str, Any], library: Library) -> dict[str, Any]:
    columns = [{"type": column["type"], "heading": column["heading"]} for column in data["columns"]]
    rows = [{"values": [str(cell) for cell in row]} for row in data["rows"]]
    table = {"columns": columns, "rows": rows, "caption": data.get("caption") or ""}
    return {"table": table, "note": data.get("note") or ""}


def _related(data: dict[str, Any], library: Library) -> dict[str, Any]:
    pages = [library.page(name) for name in data["posts"]]
    posts = [_item(page.pk) for page in pages if page is not None]
    return {"title": data.get("title") or "", "posts": posts}


def _document(data: dict[str, Any], library: Library) -> dict[str, Any]:
    document = library.documents[data["file"]]
    return {"document": document.pk, "link_text": data.get("title") or "", "note": data.get("note") or ""}


BLOCKS: dict[str, Any] = {
    "image": _image,
    "gallery": _gallery,
    "pull_quote": _pull_quote,
    "fact_box": _fact_box,
    "embed": _embed,
    "table": _table,
    "related": _related,
    "document": _document,
    "markdown": lambda data, library: data["text"],
    "divider": lambda data, library: None,
}
