"""Putting a post on the front page: a new revision of it with the post at the head of a slot."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from core.holding import held
from home.front_page import usual_slots
from news.curation import MOST, Slot
from news.sections import section_label

#: The kinds of slots that take one kind of post only, by its model's name; and those that take none.
ONLY = {"recipe": "recipepage", "events": "eventpage", "jobs": "jobpage"}
TAKE_NONE = ("live", "call", "text")


@dataclass(frozen=True)
class Place:
    """A slot of the front page in which a post may be put. `key` is good as long as the layout is the same."""

    index: int
    key: str
    label: str
    section: int | None = None


def usual_rows() -> list[dict[str, Any]]:
    """Return the usual slots in their stored form, for a front page that has none of its own."""
    return [{"type": slot.kind, "value": _value(slot), "id": _id(slot)} for slot in usual_slots()]


def _id(slot: Slot) -> str:
    """Return the id of a usual slot. There is a strip for each section, and an id stands once on a page."""
    return f"usual-{slot.kind}-{slot.rule.section}" if slot.rule.section else f"usual-{slot.kind}"


def _value(slot: Slot) -> dict[str, Any] | None:
    if slot.kind == "live":
        return None
    return {"picks": [], **({"section": slot.rule.section} if slot.rule.section else {})}


def rows_of(home: Any) -> list[dict[str, Any]]:
    """Return the slots of `home` in their stored form; the usual ones where it has none."""
    return [dict(row) for row in home.slots.raw_data] or usual_rows()


def places_for(home: Any, post: Any) -> list[Place]:
    """Return where on the front page `post` may be put, in the order of the page."""
    names = home.slots.stream_block.child_blocks
    kind = post.specific_class._meta.model_name
    return [
        Place(
            index,
            f"{index} {row['type']} {row.get('id')}",
            _label(names[row["type"]], row["value"]),
            _section(row),
        )
        for index, row in enumerate(rows_of(home))
        if row["type"] in names and row["type"] not in TAKE_NONE and ONLY.get(row["type"], kind) == kind
    ]


def _section(row: dict[str, Any]) -> int | None:
    value = row.get("value")
    return value.get("section") if isinstance(value, dict) else None


def _label(block: Any, value: dict[str, Any]) -> str:
    section = section_label(value.get("section"))
    about = value.get("title") or (section.title if section else "")
    return _("%(kind)s: %(about)s") % {"kind": block.label, "about": about} if about else str(block.label)


def put(home: Any, post: Any, place: Place, user: Any, *, headline: str = "", until: datetime | None = None) -> bool:
    """Put `post` at the head of `place` and publish that, or save it as a draft where `user` may not publish.

    What lies on the page as an unpublished draft stays a draft, and has the post too. Returns whether it was published.
    """
    pick = {"post": post.pk, "headline": headline, "image": None, "until": until.isoformat() if until else None}
    with held(home.pk):
        # Read anew: somebody may have put another post there since `home` was read.
        return _put(type(home).objects.get(pk=home.pk), pick, place, user)


def _put(home: Any, pick: dict[str, Any], place: Place, user: Any) -> bool:
    published = home.permissions_for_user(user).can_publish()
    draft = home.get_latest_revision_as_object() if home.has_unpublished_changes else None
    if published:
        _put_in(home, place, pick)
        home.save_revision(user=user, log_action=True).publish(user=user)
    if draft is not None or not published:
        draft = draft or home
        _put_in(draft, place, pick)
        draft.save_revision(user=user, log_action=True)
    return bool(published)


def _put_in(home: Any, place: Place, pick: dict[str, Any]) -> None:
    rows = [_without(row, pick["post"]) for row in rows_of(home)]
    row = _same_slot(rows, place)
    if row is not None:
        item = {"type": "item", "value": pick, "id": str(uuid4())}
        row["value"]["picks"] = [item, *row["value"].get("picks", [])][:MOST]
    home.slots = home.slots.stream_block.to_python(rows)


def _same_slot(rows: list[dict[str, Any]], place: Place) -> dict[str, Any] | None:
    """Return the slot meant by `place`: by its id, since a draft may have it elsewhere; else the first of its kind.

    Pages are stored on which strips share an id: of what has the id, that of the place's section is meant.
    """
    _index, kind, key = place.key.split(" ", 2)
    alike = [(index, row) for index, row in enumerate(rows) if row["type"] == kind]
    # The first of those that agree most: `min` keeps the order of the page.
    _at, found = min(
        alike,
        key=lambda one: (
            _section(one[1]) != place.section,
            str(one[1].get("id")) != key,
            one[0] != place.index,
        ),
        default=(0, None),
    )
    return found


def _without(row: dict[str, Any], post: int) -> dict[str, Any]:
    """Return the slot `row` without picks of `post`: a post stands once on the page."""
    value = row.get("value")
    if not isinstance(value, dict) or not value.get("picks"):
        return row if not isinstance(value, dict) else {**row, "value": dict(value)}
    picks = [item for item in value["picks"] if item.get("value", item).get("post") != post]
    return {**row, "value": {**value, "picks": picks}}
