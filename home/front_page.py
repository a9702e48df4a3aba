"""The front page: the slots as editors laid them out, or the usual ones, filled and loaded."""

from datetime import datetime
from typing import Any

from core.images.loading import attach_pictures
from news.cards import load_bylines, portraits_of
from news.curation import (
    Composition,
    Rule,
    Slot,
    beside_leads,
    compose_slots,
    front_page_pool,
    future_pool,
    load_chosen,
    pictures_in,
    public_sections,
    put_words,
    read_slots,
    settled,
    show,
    signed_in,
    stand_ins,
)


def usual_slots() -> list[Slot]:
    """Return the slots of a paper whose editors have laid out none: a lead, the latest, a grid, every section."""
    strips = [Slot("section", rule=Rule(section=label.pk)) for label in public_sections()]
    return [Slot("live"), Slot("lead"), Slot("latest"), Slot("grid"), *strips]


def slots_of(stream: Any) -> list[Slot]:
    """Return the slots of the front page's stream; those of an empty one are the usual."""
    return settled((read_slots(stream) if stream else []) or usual_slots(), public_sections())


def compose(stream: Any = None) -> Composition:
    """Fill the front page as it is now; nothing appears twice."""
    slots = slots_of(stream)
    return load(compose_slots(slots, front_page_pool(slots)))


def compose_at(stream: Any, at: datetime) -> Composition:
    """Fill the front page as it will be at `at`: scheduled posts stand in for live ones, and expiries are heeded."""
    slots, instead = slots_of(stream), stand_ins(at)
    page = compose_slots(slots, future_pool(slots, at, instead), at)
    return load(page, {key: post for key, post in instead.items() if post is not None})


def load(page: Composition, instead: dict[int, Any] | None = None) -> Composition:
    """Load what the slots show: `instead` holds posts that are not as the database has them, by key."""
    posts = load_chosen(page.keys)
    show(page, {**posts, **(instead or {})})
    put_words(page.slots)
    signed = signed_in(page.slots)
    load_bylines([post for post in signed if post.pk not in (instead or {})])
    attach_pictures([*pictures_in(page.slots), *portraits_of(signed)])
    page.slots = beside_leads(page.slots)
    return page
