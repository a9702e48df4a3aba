"""A week of opening times with its exceptions, and whether that is open at a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

#: How far ahead the next opening is looked for: a place that is closed for the winter opens again.
DAYS_AHEAD = 370
#: Someone who is open without a break for longer than this has no closing time to name.
ALWAYS = timedelta(days=8)
#: The last minute that a clock shows stands for the end of the day, so that all day is 00:00 to 23:59.
LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, order=True)
class Span:
    """From `opens` to `closes` by the clock on the wall; a `closes` that is not later is the next day's."""

    opens: time
    closes: time

    @property
    def is_over_midnight(self) -> bool:
        return self.closes <= self.opens


@dataclass(frozen=True)
class Special:
    """Hours that take the place of the week's from `first` to `last`, both included. No spans: closed."""

    first: date
    last: date
    spans: tuple[Span, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class State:
    """Whether it is open at a moment, and the aware moment (UTC) at which that changes; None for never."""

    is_open: bool
    changes_at: datetime | None = None


@dataclass(frozen=True)
class OpeningHours:
    """Seven days from Monday, each with its spans in order, and special dates."""

    week: tuple[tuple[Span, ...], ...]
    specials: tuple[Special, ...] = ()

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """Return what opens on `day`; special dates that say the same day add up."""
        special = [entry for entry in self.specials if entry.first <= day <= entry.last]
        if special:
            return tuple(sorted({span for entry in special for span in entry.spans}))
        return self.week[day.weekday()]

    def state_at(self, moment: datetime, zone: tzinfo) -> State:
        """Return the state at `moment` (aware) where clocks show the time of `zone`."""
        for start, end in self._stretches(moment.astimezone(zone).date(), zone):
            if end <= moment:
                continue
            if start > moment:
                return State(is_open=False, changes_at=start)
            return State(is_open=True, changes_at=end if end - moment < ALWAYS else None)
        return State(is_open=False)

    def _stretches(self, today: date, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
        """Yield the stretches of open time from yesterday on, in order; those that touch are one."""
        held: tuple[datetime, datetime] | None = None
        for start, end in self._intervals(today, zone):
            if held is not None and start <= held[1]:
                held = held[0], max(held[1], end)
                if held[1] - held[0] > ALWAYS + timedelta(days=2):
                    break
                continue
            if held is not None:
                yield held
            held = start, end
        if held is not None:
            yield held

    def _intervals(self, today: date, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
        for ahead in range(-1, DAYS_AHEAD):
            try:
                day = today + timedelta(days=ahead)
                # In order of moments: where the clocks skip an hour, that is not the order of the wall's.
                pairs = sorted((_moment(day, span.opens, zone), _end(day, span, zone)) for span in self.spans_on(day))
                # An hour that the clocks skip in spring is no opening time.
                yield from ((start, end) for start, end in pairs if end > start)
            except OverflowError:
                continue


def _end(day: date, span: Span, zone: tzinfo) -> datetime:
    if span.closes == LAST_MINUTE and not span.is_over_midnight:
        return _moment(day + timedelta(days=1), time.min, zone)
    return _moment(day + timedelta(days=span.is_over_midnight), span.closes, zone)


def _moment(day: date, clock: time, zone: tzinfo) -> datetime:
    """Return the moment in UTC at which `zone`'s clocks show `clock` on `day`: the first of two in autumn.

    In UTC, because within one zone Python compares and subtracts wall clocks.
    """
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)
