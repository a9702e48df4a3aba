"""What comes next in a section, for the front page: few events, each once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from . import days
from .agenda import Date, Entry, agenda
from .days import Span
from .filters import EventFilter

#: A paper that has fewer events than places looks no further.
AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Coming:
    """The next events, and when the clock makes it other ones."""

    entries: list[Entry]
    changes_at: datetime | None


def coming_up(section: Any, number: int) -> Coming:
    """Return up to `number` events of `section` (anything with its `pk`) that are on or come next: two queries."""
    today = days.today()
    span = Span(today, today + AHEAD)
    found = agenda(section, EventFilter(), span)
    chosen: dict[int, tuple[date, Date]] = {}
    for item in found.dates:
        inside = item.days(span)
        if inside and not item.is_off and len(chosen) < number:
            chosen.setdefault(item.key, (inside[0], item))
    found.load(chosen)
    entries = [entry for day, item in chosen.values() for entry in found.entries([item], day)]
    return Coming(entries, found.next_change)
