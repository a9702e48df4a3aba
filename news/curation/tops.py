"""The slots on top of a section's page: they cost one query beside those of the page."""

from typing import Any

from .composing import Filled, beside_leads, compose_slots, show
from .pools import Pool, public_sections
from .rules import Matching, posts_of
from .slots import Rule, Slot, read_slots
from .words import put_words

#: Of the section's newest so many are enough for the places that picks leave.
ENOUGH = 40


def fill_top(section: Any, posts: Any) -> list[Filled]:
    """Return the slots on top of `section`, filled with picks and with `posts` (its listed ones); pictures not loaded.

    Picks may come from any section.
    """
    slots = read_slots(section.top) if section.top else []
    if not slots:
        return []
    found = _pool(slots, posts) if any(slot.kind not in ("call", "text") for slot in slots) else []
    page = compose_slots(slots, Pool(public_sections(), found, Matching(read=_read(slots, found))))
    show(page, {post.pk: post for post in found})
    put_words(page.slots)
    return beside_leads(page.slots)


def _pool(slots: list[Slot], posts: Any) -> list[Any]:
    from news.models import PostPage

    picks = {pick.post for slot in slots for pick in slot.picks}
    rules = dict.fromkeys([Rule(), *(slot.rule for slot in slots)])
    listed = PostPage.objects.listed()
    parts = [listed.filter(pk__in=posts_of(posts, rule).values("pk")[:ENOUGH]) for rule in rules]
    if picks:
        parts.append(listed.filter(pk__in=picks))
    first, *others = (_with_reading(part.for_listing().order_by(), slots) for part in parts)
    found = {post.pk: post for post in (first.union(*others, all=True) if others else first)}
    return sorted(found.values(), key=lambda post: (post.date_shown, post.pk), reverse=True)


def _periods(slots: list[Slot]) -> set[int]:
    return {slot.rule.most_read for slot in slots if slot.rule.most_read}


def _with_reading(posts: Any, slots: list[Slot]) -> Any:
    # With the posts, not after them: the section's page has no query to spare.
    for days in _periods(slots):
        posts = posts.with_times_read(days, f"read_{days}")
    return posts


def _read(slots: list[Slot], found: list[Any]) -> dict[int, list[int]]:
    """Return by period the keys of what was read in it, the most read first; `found` is newest first."""
    ranked: dict[int, list[int]] = {}
    for days in _periods(slots):
        read = [(times, post.pk) for post in found if (times := getattr(post, f"read_{days}"))]
        ranked[days] = [key for _times, key in sorted(read, key=lambda row: -row[0])]
    return ranked
