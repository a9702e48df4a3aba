"""What comes next, for the front page: few events, each once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from .agenda import OFF, Agenda, Date, Entry, occurrences
from .days import Span
from .filters import EventFilter

#: A paper that has fewer events than places looks no further.
AHEAD = timedelta(days=14)


@dataclass
class Coming:
    """The dates of the coming days in all sections, from which slots take some; and when the clock makes it others."""

    agenda: Agenda
    span: Span
    #: The section of each event, by the event's key.
    sections: dict[int, int | None]
    chosen: dict[int, tuple[date, Date]] = field(default_factory=dict)

    def take(self, number: int, fits: Callable[[int], bool], section: int | None = None) -> list[int]:
        """Return the keys of up to `number` events that fit and nobody has taken, in the order in which they come."""
        taken: list[int] = []
        for item in self.agenda.dates:
            inside = item.days(self.span)
            if len(taken) == number:
                break
            if not inside or item.is_off or item.key in self.chosen or not fits(item.key):
                continue
            if section is None or self.sections[item.key] == section:
                self.chosen[item.key] = (inside[0], item)
                taken.append(item.key)
        return taken

    def next_date(self, key: int) -> bool:
        """Note the next date of the event `key` for `entries`; whether it has one in the coming days."""
        for item in self.agenda.dates:
            if item.key == key and (inside := item.days(self.span)) and not item.is_off:
                self.chosen[key] = (inside[0], item)
                return True
        return False

    def entries(self, keys: list[int], posts: Mapping[int, Any]) -> list[Entry]:
        """Return the events with `keys` as lists show them, of those whose `posts` are loaded."""
        self.agenda.posts.update({key: posts[key] for key in keys if key in posts})
        dated = [self.chosen[key] for key in keys if key in self.chosen]
        return [entry for day, item in dated for entry in self.agenda.entries([item], day)]

    @property
    def changes_at(self) -> datetime | None:
        return self.agenda.next_change


def coming_up(at: datetime | None = None) -> Coming:
    """Return what comes next after `at` (now, if not given), the posts not yet loaded: one query."""
    now = at or timezone.now()
    today = timezone.localdate(now)
    span = Span(today, today + AHEAD)
    rows = occurrences(None, EventFilter(), now).filter(ends_at__gt=max(now, span.begins), starts_at__lt=span.ends)
    found = rows.order_by("starts_at", "event_id")
    dates, sections = [], {}
    for key, starts, ends, state, section in found.values_list(
        "event_id", "starts_at", "ends_at", "event__state", "event__section_id"
    ):
        dates.append(Date(key, timezone.localtime(starts), timezone.localtime(ends), state in OFF))
        sections[key] = section
    return Coming(Agenda(dates, now), span, sections)
