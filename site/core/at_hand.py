"""Objects that a page has loaded beforehand, so that its blocks and links need not ask one by one.

A body of ten blocks would otherwise cost a query or two a block. The page reads from the stored form of
its body which pictures and pages it names, loads them together, and renders with them at hand; what is
not at hand is asked for as usual.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

#: A number that a database can hold as a key.
KEY = r"([0-9]{1,18})(?![0-9])"
WHOLE_KEY = re.compile(rf"{KEY}\Z")
PAGE_LINK = re.compile(rf'linktype=\\?"page\\?"[^>]*?\bid=\\?"{KEY}|\bid=\\?"{KEY}\\?"[^>]*?linktype=\\?"page')


@dataclass(frozen=True)
class AtHand:
    """Loaded objects by primary key. A key with None was looked for and is not there."""

    images: Mapping[int, Any] = field(default_factory=dict)
    pages: Mapping[int, Any] = field(default_factory=dict)


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


def named_images(stream: Any) -> set[int]:
    """Return the keys of all pictures that blocks of a StreamField value name."""
    return set(_image_keys(list(stream.raw_data)))


def _image_keys(raw: Any) -> Iterator[int]:
    if isinstance(raw, dict):
        image = raw.get("image")
        if isinstance(image, int):
            yield image
        for value in raw.values():
            yield from _image_keys(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _image_keys(value)


def named_pages(stream: Any) -> set[int]:
    """Return the keys of all pages that the rich text of a StreamField value links to."""
    return {int(first or second) for first, second in PAGE_LINK.findall(json.dumps(list(stream.raw_data)))}
