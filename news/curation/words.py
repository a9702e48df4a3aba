"""The slots that are words: a call to write or subscribe, free text."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import mark_safe
from wagtail.rich_text import expand_db_html

from core.addresses import path_of
from core.at_hand import AtHand, Named, loaded
from core.html import sanitise
from core.querysets import public_pages

from .composing import Filled


def put_words(slots: list[Filled]) -> None:
    """Write the words of the slots that have their own; the pages they link to come in one query or none."""
    wordy = [filled for filled in slots if filled.kind in ("call", "text")]
    named = Named()
    for filled in wordy:
        named.read_rich_text(str(filled.slot.content.get("text") or ""))
    linked = {key for filled in wordy if isinstance(key := _link(filled).get("page"), int)}
    keys = named.pages | linked
    found = public_pages().in_bulk(keys) if keys else {}
    with loaded(AtHand(pages={key: found.get(key) for key in keys})):
        for filled in wordy:
            filled.words = _words(filled, found)


def _link(filled: Filled) -> Mapping[str, Any]:
    link = filled.slot.content.get("link")
    return link if isinstance(link, Mapping) else {}


def _words(filled: Filled, pages: Mapping[int, Any]) -> dict[str, Any]:
    text = sanitise(str(filled.slot.content.get("text") or ""))
    words = {"text": mark_safe(expand_db_html(text)) if text else ""}  # noqa: S308  (cleaned above)
    link = _link(filled)
    if page := pages.get(link.get("page") or 0):
        words |= {"url": path_of(page.url_path), "link": link.get("title") or page.title}
    elif link.get("url"):
        words |= {"url": link["url"], "link": link.get("title") or link["url"]}
    # Without anything to say it is no slot: a call whose page is not public yet has still its words.
    return words if filled.slot.title or text else {}
