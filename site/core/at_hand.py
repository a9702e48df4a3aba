"""Objects that a page has loaded beforehand, so that its blocks and links need not ask one by one.

A body of ten blocks would otherwise cost a query or two a block. The page reads from the stored form of
its body which pictures, pages and documents it names, loads them together, and renders with them at hand;
what is not at hand is asked for as usual.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

#: A number that a database can hold as a key.
KEY = r"([0-9]{1,18})(?![0-9])"
WHOLE_KEY = re.compile(rf"{KEY}\Z")


@dataclass(frozen=True)
class AtHand:
    """Loaded objects by primary key. A key with None was looked for and is not there.

    Documents are there whoever may read them, each with `is_open`; of the pictures that Markdown names, only
    those that all readers may see.
    """

    images: Mapping[int, Any] = field(default_factory=dict)
    pages: Mapping[int, Any] = field(default_factory=dict)
    documents: Mapping[int, Any] = field(default_factory=dict)
    markdown_images: Mapping[int, Any] = field(default_factory=dict)
    posts: Mapping[int, Any] = field(default_factory=dict)


_at_hand: ContextVar[AtHand] = ContextVar("at_hand", default=AtHand())  # noqa: B039  (frozen)


@contextmanager
def loaded(objects: AtHand) -> Iterator[None]:
    token = _at_hand.set(objects)
    try:
        yield
    finally:
        _at_hand.reset(token)


def images(keys: set[int]) -> Mapping[int, Any] | None:
    """Return the loaded pictures when all of `keys` were looked for, else None."""
    found = _at_hand.get().images
    return found if keys <= found.keys() else None


def pages(keys: set[int]) -> Mapping[int, Any] | None:
    """Return the loaded pages when all of `keys` were looked for, else None."""
    found = _at_hand.get().pages
    return found if keys <= found.keys() else None


def documents(keys: set[int]) -> Mapping[int, Any] | None:
    """Return the loaded documents when all of `keys` were looked for, else None."""
    found = _at_hand.get().documents
    return found if keys <= found.keys() else None


def markdown_images(keys: set[int]) -> Mapping[int, Any] | None:
    """Return the loaded pictures of Markdown when all of `keys` were looked for, else None."""
    found = _at_hand.get().markdown_images
    return found if keys <= found.keys() else None


def posts(keys: set[int]) -> Mapping[int, Any] | None:
    """Return the loaded posts, for boxes that point at some, when all of `keys` were looked for, else None."""
    found = _at_hand.get().posts
    return found if keys <= found.keys() else None


@dataclass(frozen=True)
class Named:
    """The keys of what bodies name, read in one pass; their Markdown is gathered, for its own parser to read."""

    images: set[int] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    markdown: list[str] = field(default_factory=list)

    def read(self, raw: Any) -> None:
        """Read the stored form of a body, or a part of it."""
        if isinstance(raw, str):
            self.read_rich_text(raw)
        elif isinstance(raw, list):
            for value in raw:
                self.read(value)
        elif isinstance(raw, dict):
            self._read_block(raw)

    def _read_block(self, raw: dict[str, Any]) -> None:
        if raw.get("type") == "markdown" and isinstance(raw.get("value"), str):
            self.markdown.append(raw["value"])
            return
        for name, keys in (("image", self.images), ("document", self.documents)):
            if isinstance(raw.get(name), int):
                keys.add(raw[name])
        for value in raw.values():
            self.read(value)

    def read_rich_text(self, text: str) -> None:
        if "linktype=" not in text:
            return
        # Read as Wagtail reads them when it writes the links out: what it will ask for is what is named.
        for tag in FIND_A_TAG.findall(text):
            attrs = extract_attrs(tag)
            kinds = {"page": self.pages, "document": self.documents}
            if attrs.get("linktype") in kinds and (key := key_of(attrs)) is not None:
                kinds[attrs["linktype"]].add(key)


def named_images(stream: Any) -> set[int]:
    """Return the keys of all pictures that blocks of a StreamField value name."""
    return _named_in(stream).images


def named_pages(stream: Any) -> set[int]:
    """Return the keys of all pages that the rich text of a StreamField value links to."""
    return _named_in(stream).pages


def _named_in(stream: Any) -> Named:
    found = Named()
    found.read(list(stream.raw_data))
    return found


def key_of(attrs: Mapping[str, str]) -> int | None:
    """Return the key that a link in rich text names; None for what cannot be a key in any database."""
    found = WHOLE_KEY.match(str(attrs.get("id", "")))
    return int(found[1]) if found else None
