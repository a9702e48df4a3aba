"""When an event takes place: from its first date, a rule, extra dates and exceptions to a list of dates.

All sums are done on the wall clock of the event's own time zone; only the results are moments.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from heapq import merge
from zoneinfo import ZoneInfo

from .rules import Rule

#: Dates of a rule are worked out so far ahead (eighteen months), and at most so many of them.
AHEAD = timedelta(days=548)
MOST = 400
#: So many of the dates that are over are kept.
MOST_PAST = 30
#: What an event without an end is taken to last, in lists.
ASSUMED = timedelta(hours=2)


@dataclass(frozen=True, order=True)
class Occurrence:
    """One date of an event: its first moment and the first moment after it, in UTC."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Schedule:
    """What an editor says of an event's time. `start` and `end` (None: not known) are wall clock times.

    An all-day event runs from midnight to midnight: its `end` is the midnight after its last day.
    `extra` are further dates as (start, end); `excepted` are days on which the rule does not hold.
    """

    start: datetime
    end: datetime | None
    zone: str
    all_day: bool = False
    rule: Rule | None = None
    extra: tuple[tuple[datetime, datetime | None], ...] = ()
    excepted: frozenset[date] = frozenset()

    def moment(self, wall: datetime) -> datetime:
        """Return the moment of a wall clock time. One that the clocks leave out counts from before they moved."""
        return wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def occurrence(self, start: datetime, end: datetime | None) -> Occurrence:
        starts = self.moment(start)
        ends = self.moment(end) if end is not None else starts + ASSUMED
        if ends <= starts:
            # Start and end lie in the hour that the clocks leave out.
            ends = starts + (end - start if end is not None and end > start else ASSUMED)
        return Occurrence(starts, ends)

    def ruled_starts(self, horizon: datetime) -> Iterator[datetime]:
        starts = iter((self.start,)) if self.rule is None else self.rule.starts(self.start, horizon)
        return (start for start in starts if start.date() not in self.excepted)

    def _pairs(self, horizon: datetime) -> Iterator[tuple[datetime, datetime | None]]:
        length = self.end - self.start if self.end is not None else None
        ruled = ((start, start + length if length is not None else None) for start in self.ruled_starts(horizon))
        last = None
        for start, end in merge(ruled, sorted(self.extra, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
            if start != last:
                yield start, end
            last = start

    def dates(self, now: datetime) -> "Dates":
        """Return the dates as they stand at the moment `now`."""
        local = now.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        horizon = max(local, self.start) + AHEAD
        past: deque[Occurrence] = deque(maxlen=MOST_PAST)
        coming: list[Occurrence] = []
        is_cut = self.rule is not None and (
            self.rule.is_endless or (self.rule.until is not None and self.rule.until > horizon.date())
        )
        for start, end in self._pairs(horizon):
            if len(coming) == MOST:
                is_cut = True
                break
            found = self.occurrence(start, end)
            if found.ends <= now:
                past.append(found)
            else:
                coming.append(found)
        return Dates((*past, *coming), is_cut or self._is_count_cut(horizon))

    def _is_count_cut(self, horizon: datetime) -> bool:
        """Whether a rule that ends after a number of dates has some of them beyond the horizon."""
        if self.rule is None or self.rule.count is None:
            return False
        return sum(1 for _ in self.rule.starts(self.start, horizon)) < self.rule.count


@dataclass(frozen=True)
class Dates:
    """The dates of an event, in order. `is_cut` if there are more than are worked out."""

    all: tuple[Occurrence, ...]
    is_cut: bool = False

    def coming(self, now: datetime) -> list[Occurrence]:
        """Return the dates that are not over."""
        return [occurrence for occurrence in self.all if occurrence.ends > now]

    def next(self, now: datetime) -> Occurrence | None:
        return next((occurrence for occurrence in self.all if occurrence.ends > now), None)

    @property
    def last(self) -> Occurrence | None:
        return self.all[-1] if self.all else None

    @cached_property
    def ends(self) -> datetime | None:
        """The moment at which the last of the dates is over."""
        return max((occurrence.ends for occurrence in self.all), default=None)


def midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min)
