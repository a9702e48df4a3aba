"""The calendar's own sums: which days a month or a week shows. No database, no clock."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

Show = Literal["month", "week"]
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
#: Whole weeks around a month lie within the years that dates have.
EARLIEST, LATEST = date(MINYEAR + 1, 1, 1), date(MAXYEAR - 1, 12, 31)


@dataclass(frozen=True)
class Span:
    """The days that are shown, in whole weeks: from `first` up to, not including, `end`."""

    show: Show
    day: date
    first: date
    end: date

    @property
    def days(self) -> list[date]:
        return [self.first + A_DAY * number for number in range((self.end - self.first).days)]

    def is_beside(self, day: date) -> bool:
        """Whether `day` fills up a week of the month that is shown."""
        return self.show == "month" and day.month != self.day.month

    @property
    def before(self) -> date:
        """A day of the month or week before."""
        return self.day.replace(day=1) - A_DAY if self.show == "month" else self.first - A_DAY

    @property
    def after(self) -> date:
        """The first day of the month or week after."""
        return (self.day.replace(day=28) + timedelta(days=4)).replace(day=1) if self.show == "month" else self.end


def span_of(show: Show, day: date, first_weekday: int) -> Span:
    """Return the weeks around `day`; a week begins with `first_weekday`, where Monday is 0."""
    day = min(max(day, EARLIEST), LATEST)
    if show == "week":
        first = _week_of(day, first_weekday)
        return Span(show, day, first, first + A_WEEK)
    first = _week_of(day.replace(day=1), first_weekday)
    next_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return Span(show, day, first, _week_of(next_month - A_DAY, first_weekday) + A_WEEK)


def _week_of(day: date, first_weekday: int) -> date:
    return day - A_DAY * ((day.weekday() - first_weekday) % 7)
