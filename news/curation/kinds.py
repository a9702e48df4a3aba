"""How each kind of slot is filled where picks leave places: what fits, and what goes first."""

import zlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from news.sections import SectionLabel

from .filling import Filling
from .pools import Pool
from .slots import Slot

#: How much older than the newest story the lead may be.
FRESH = timedelta(days=1)
#: A section's strip: jobs stand in rows and need little room; events stand beside a section's stories.
STRIP, ROWS, EVENTS, BESIDE_EVENTS = 4, 6, 5, 2


def fill(slot: Slot, picks: list[Any], filling: Filling, pool: Pool, today: date) -> list[Any]:
    """Return the posts of `slot`: its `picks` first, then what its rule gives, up to its number."""
    if slot.rule.most_read:
        return _most_read(slot, picks, filling, pool)
    return _FILL.get(slot.kind, _plain)(slot, picks, filling, pool, today)


def _most_read(slot: Slot, picks: list[Any], filling: Filling, pool: Pool) -> list[Any]:
    """Return what readers read, in their order, whatever the kind of slot."""
    read, number = pool.matching.read.get(slot.rule.most_read, []), slot.number - len(picks)
    return [*picks, *filling.take_of(read, number, lambda post: pool.matching.matches(slot.rule, post))]


def _ruled(slot: Slot, pool: Pool, usual: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return what fits: what the slot's rule says, and without one what such a slot has as a rule."""
    return (lambda post: pool.matching.matches(slot.rule, post)) if slot.rule else usual


def _plain(slot: Slot, picks: list[Any], filling: Filling, pool: Pool, today: date) -> list[Any]:
    fits = _ruled(slot, pool, lambda post: True)
    return [*picks, *filling.take(slot.number - len(picks), fits)]


def _lead(slot: Slot, picks: list[Any], filling: Filling, pool: Pool, today: date) -> list[Any]:
    """Return one to lead and two to stand beside it."""
    leading = [section.pk for section in pool.sections if section.may_lead]
    fits = _ruled(slot, pool, lambda post: post.section_id in leading and post.kind.may_lead)
    first = [] if picks else _foremost(slot, filling, fits, leading)
    found = [*picks, *first]
    return [*found, *filling.take(slot.number - len(found), fits)]


def _foremost(slot: Slot, filling: Filling, fits: Callable[[Any], Any], leading: list[int]) -> list[Any]:
    """Return the lead, with a picture if any has one: of the first section while it is fresh, else the newest.

    Editors put the section that matters most first in the tree; its newest story leads unless another
    section has one that is a day newer.
    """
    eligible = filling.free(fits)
    # Where no story has a picture, words lead.
    illustrated = [post for post in eligible if post.lead_image_id is not None] or eligible
    if not illustrated:
        return []
    newest = illustrated[0]
    first = next((post for pk in leading[:1] for post in illustrated if post.section_id == pk), newest)
    stale = slot.rule or newest.date_shown - first.date_shown > FRESH
    return [filling.claim((newest if stale else first).pk)]


def _latest(slot: Slot, picks: list[Any], filling: Filling, pool: Pool, today: date) -> list[Any]:
    fits = _ruled(slot, pool, lambda post: post.kind.is_story)
    posts = [*picks, *filling.take(slot.number - len(picks), fits)]
    # A rail by the clock: a pick gets a place there, and the place that its time gives it.
    return sorted(posts, key=lambda post: (post.date_shown, post.pk), reverse=True)


def _grid(slot: Slot, picks: list[Any], filling: Filling, pool: Pool, today: date) -> list[Any]:
    leading = [section.pk for section in pool.sections if section.may_lead]
    fits = _ruled(slot, pool, lambda post: post.section_id in leading and post.kind.may_lead)
    pictured = filling.take(slot.number - len(picks), lambda post: fits(post) and post.lead_image_id is not None)
    found = [*picks, *pictured]
    # A rule that an editor set means its posts, with or without pictures.
    return [*found, *(filling.take(slot.number - len(found), fits) if slot.rule else [])]


def _recipe(slot: Slot, picks: list[Any], filling: Filling, pool: Pool, today: date) -> list[Any]:
    """Return one recipe, another each day; a recipe that is added today seldom takes the day's place."""
    if picks:
        return picks
    free = filling.free(lambda post: pool.matching.matches(slot.rule, post))
    of_the_day = min(
        [post for post in free if post.lead_image_id is not None] or free,
        key=lambda post: zlib.crc32(f"{today:%Y-%m-%d} {post.pk}".encode()),
        default=None,
    )
    return [filling.claim(of_the_day.pk)] if of_the_day is not None else []


def _section(slot: Slot, picks: list[Any], filling: Filling, pool: Pool, today: date) -> list[Any]:
    """Return the section's posts for its strip, led by one with a picture where the strip is led by one."""
    section = section_of(slot, pool)
    if section is None:
        return picks

    def in_section(post: Any) -> bool:
        return bool(post.section_id == section.pk)

    def story(post: Any) -> bool:
        return in_section(post) and post.kind.is_story

    if section.strip_build == "rows":
        number = slot.asked or ROWS
        notices = filling.take(number - len(picks), lambda post: in_section(post) and not post.kind.is_story)
        found = [*picks, *notices]
        return [*found, *filling.take(max(0, (slot.asked or STRIP) - len(found)), in_section)]
    if section.strip_build not in ("pictures", "events"):
        return [*picks, *filling.take((slot.asked or STRIP) - len(picks), in_section)]
    # Events stand beside the stories, in the order in which they come.
    fits, number = (story, BESIDE_EVENTS) if section.strip_build == "events" else (in_section, STRIP)
    number = slot.asked or number
    first = picks or filling.take(1, lambda post: fits(post) and post.lead_image_id is not None)
    return [*first, *filling.take(number - len(first), fits)]


def section_of(slot: Slot, pool: Pool) -> SectionLabel | None:
    return next((section for section in pool.sections if section.pk == slot.rule.section), None)


def _nothing(slot: Slot, picks: list[Any], filling: Filling, pool: Pool, today: date) -> list[Any]:
    return picks


_FILL: dict[str, Callable[..., list[Any]]] = {
    "lead": _lead,
    "latest": _latest,
    "grid": _grid,
    "recipe": _recipe,
    "section": _section,
    # Filled by what they are: the agenda, what is live, words.
    "events": _nothing,
    "live": _nothing,
    "call": _nothing,
    "text": _nothing,
}
