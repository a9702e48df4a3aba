"""Slots as the code reads them: what an editor set, parsed once from the stored stream, whatever its state.

A post, topic or place that is gone meanwhile leaves a key that finds nothing; a slot of a version without this code
is passed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

#: How many posts a slot of each kind has unless the editor says otherwise. The lead is one big and two beside.
USUAL_NUMBER = {
    "lead": 3,
    "grid": 4,
    "section": 0,  # as its section's strip is built
    "opinion": 4,
    "latest": 8,
    "events": 5,
    "jobs": 6,
    "recipe": 1,
    "storyline": 4,
    "live": 3,
    "call": 0,
    "text": 0,
    "most_read": 5,
}
FIXED_NUMBER = ("lead", "recipe", "live", "call", "text")
MOST = 12
#: Seconds for which the most read stand as they are.
ANEW = 20 * 60
#: By the names that editors choose from: of how many days, today among them.
MOST_READ = {"day": 2, "week": 7}


@dataclass(frozen=True)
class Pick:
    """A post that an editor put into a slot, with this use's headline and picture, and until when."""

    post: int
    headline: str = ""
    image: int | None = None
    until: datetime | None = None

    def stands_at(self, moment: datetime) -> bool:
        return self.until is None or self.until > moment


@dataclass(frozen=True)
class Rule:
    """What fills the places that picks leave; an empty one is the slot's own usual choice."""

    section: int | None = None
    topic: int | None = None
    kind: str = ""
    place: int | None = None
    storyline: int | None = None
    #: The most read of so many days, in the place of the newest; 0 for the newest.
    most_read: int = 0

    def __bool__(self) -> bool:
        return any((self.section, self.topic, self.kind, self.place, self.storyline, self.most_read))


@dataclass(frozen=True)
class Slot:
    """A slot; `content` is the stored value with what only its kind has (words, links)."""

    kind: str
    key: str = ""
    title: str = ""
    picks: tuple[Pick, ...] = ()
    rule: Rule = field(default_factory=Rule)
    asked: int = 0
    content: Mapping[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        usual = USUAL_NUMBER[self.kind]
        return usual if self.kind in FIXED_NUMBER or not self.asked else min(self.asked, MOST)


def read_slots(stream: Any) -> list[Slot]:
    """Return the slots of a StreamField value, from its stored form: without a query for each page it names."""
    return [_slot(raw) for raw in _rows(stream.raw_data) if raw.get("type") in USUAL_NUMBER]


def next_end(stream: Any) -> datetime | None:
    """Return the next moment at which a pick's time is over or the most read are counted anew, or None."""
    now = timezone.now()
    slots = read_slots(stream) if stream else []
    return min(ends_after(slots, now), default=None)


def ends_after(slots: Iterable[Slot], now: datetime) -> list[datetime]:
    """Return the moments after `now` at which time alone changes what stands in `slots`."""
    slots = list(slots)
    ends = [pick.until for slot in slots for pick in slot.picks if pick.until and pick.until > now]
    if any(slot.rule.most_read for slot in slots):
        # What readers read changes all the time; a page that shows it is made anew three times an hour.
        ends.append(datetime.fromtimestamp((now.timestamp() // ANEW + 1) * ANEW, tz=UTC))
    return ends


def _slot(raw: Mapping[str, Any]) -> Slot:
    value = _mapping(raw.get("value"))
    picks = (_pick(_mapping(row.get("value", row))) for row in _rows(value.get("picks")))
    return Slot(
        kind=raw["type"],
        key=str(raw.get("id") or ""),
        title=str(value.get("title") or ""),
        picks=tuple(pick for pick in picks if pick.post),
        rule=_rule(value),
        asked=_key(value.get("number")) or 0,
        content=value,
    )


def _pick(value: Mapping[str, Any]) -> Pick:
    return Pick(
        post=_key(value.get("post")) or 0,
        headline=str(value.get("headline") or ""),
        image=_key(value.get("image")),
        until=_moment(value.get("until")),
    )


def _rule(value: Mapping[str, Any]) -> Rule:
    # A slot that is about one section or storyline, or the most read, asks for it beside its rule.
    rule = {
        **_mapping(value.get("rule")),
        **{name: value[name] for name in ("section", "storyline", "order") if name in value},
    }
    keys = {name: _key(rule.get(name)) for name in ("section", "topic", "place", "storyline")}
    return Rule(kind=str(rule.get("kind") or ""), most_read=MOST_READ.get(str(rule.get("order") or ""), 0), **keys)


def _rows(value: Any) -> Iterable[Mapping[str, Any]]:
    # A stream's raw data is a sequence of its own kind, not a list.
    return [row for row in value if isinstance(row, Mapping)] if value and not isinstance(value, str) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _key(value: Any) -> int | None:
    return value if isinstance(value, int) and value > 0 else None


def _moment(value: Any) -> datetime | None:
    if isinstance(value, str):
        try:
            value = parse_datetime(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return timezone.make_aware(value) if timezone.is_naive(value) else value
