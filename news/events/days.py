"""Days, weekends and months of the city, and the moments at which they begin."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from news.querysets import start_of_day

from .schedule import AHEAD

ONE_DAY = timedelta(days=1)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII)


@dataclass(frozen=True)
class Span:
    """Local days from `first` up to, not including, `end`."""

    first: date
    end: date

    @property
    def begins(self) -> datetime:
        return start_of_day(self.first)

    @property
    def ends(self) -> datetime:
        return start_of_day(self.end)

    @property
    def days(self) -> list[date]:
        return [self.first + ONE_DAY * number for number in range((self.end - self.first).days)]


def one_day(day: date) -> Span:
    return Span(day, day + ONE_DAY)


def weekend(today: date) -> Span:
    """Return the days of this weekend that are left: Saturday and Sunday; on a Sunday only that."""
    saturday = today + ONE_DAY * ((5 - today.weekday()) % 7)
    if today.weekday() == 6:
        return one_day(today)
    return Span(saturday, saturday + 2 * ONE_DAY)


def month_of(first: date) -> Span:
    return Span(first, next_month(first))


def next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def month_before(first: date) -> date:
    return (first - ONE_DAY).replace(day=1)


def last_day(today: date) -> date:
    """Return the last day that has pages of its own, whether or not anything is on.

    The end of its month: what the page of a month names has a page.
    """
    return next_month((today + AHEAD).replace(day=1)) - ONE_DAY


def read_day(text: str, today: date) -> date | None:
    """Return the day in an address ("2026-11-28"); None for what is no day from today to the horizon."""
    return _within(_read(_DAY, text), today, last_day(today))


def read_month(text: str, today: date) -> date | None:
    """Return the first day of the month in an address ("2026-11"); None for one without a day to come."""
    return _within(_read(_MONTH, f"{text}"), today.replace(day=1), last_day(today))


def _read(form: re.Pattern[str], text: str) -> date | None:
    found = form.match(text)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in (*found.groups(), 1)[:3]))
    except ValueError:
        return None


def _within(day: date | None, first: date, last: date) -> date | None:
    return day if day is not None and first <= day <= last else None


def weeks(span: Span) -> list[list[date | None]]:
    """Return the days of a month in weeks from Monday, with None before the first and after the last."""
    cells: list[date | None] = [None] * span.first.weekday() + list(span.days)
    cells += [None] * (-len(cells) % 7)
    return [cells[start : start + 7] for start in range(0, len(cells), 7)]


def today() -> date:
    return timezone.localdate()
