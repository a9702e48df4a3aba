"""Opening hours in words: what it is now, and the table of the week."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .hours import OpeningHours, Span, Special, State

#: How far ahead special dates are shown.
SPECIAL_DAYS = 60


@dataclass(frozen=True)
class Row:
    """A line of the table: days that keep the same hours, and these in words."""

    days: str
    hours: str


def clock(moment: time | datetime) -> str:
    return moment.strftime("%H:%M")


def span_words(spans: tuple[Span, ...]) -> str:
    """Return "09:00–12:00, 13:00–17:00", or that it is closed."""
    return ", ".join(f"{clock(span.opens)}–{clock(span.closes)}" for span in spans) or _("closed")


def state_words(state: State, now: datetime, zone: tzinfo) -> str:
    """Return "Open now, closes at 23:00", "Closed now, opens tomorrow at 12:00"."""
    if state.changes_at is None:
        return _("Open now") if state.is_open else _("Closed now")
    then, today = state.changes_at.astimezone(zone), now.astimezone(zone).date()
    at = clock(then)
    if state.is_open:
        return _("Open now, closes at %(time)s") % {"time": at}
    days = (then.date() - today).days
    if days == 0:
        return _("Closed now, opens at %(time)s") % {"time": at}
    if days == 1:
        return _("Closed now, opens tomorrow at %(time)s") % {"time": at}
    if days < 7:
        return _("Closed now, opens on %(day)s at %(time)s") % {"day": WEEKDAYS[then.weekday()], "time": at}
    return _("Closed now, opens on %(day)s") % {"day": date_format(then.date(), "j F")}


def week_rows(hours: OpeningHours) -> list[Row]:
    """Return the week from Monday, days after one another with the same hours in one line."""
    if not any(hours.week):
        return []
    rows: list[Row] = []
    first = 0
    for day in range(1, 8):
        if day == 7 or hours.week[day] != hours.week[first]:
            rows.append(Row(_days(first, day - 1), span_words(hours.week[first])))
            first = day
    return rows


def special_rows(hours: OpeningHours, today: date) -> list[Row]:
    """Return the special dates that are now or in the coming weeks, soonest first."""
    near = [entry for entry in hours.specials if entry.last >= today and (entry.first - today).days <= SPECIAL_DAYS]
    return [Row(_dates(entry), span_words(entry.spans)) for entry in sorted(near, key=lambda entry: entry.first)]


def _days(first: int, last: int) -> str:
    names: dict[int, Any] = WEEKDAYS
    if first == last:
        return str(names[first])
    if first == 0 and last == 6:
        return _("Every day")
    return f"{names[first]}–{names[last]}"


def _dates(entry: Special) -> str:
    first, last = date_format(entry.first, "j F"), date_format(entry.last, "j F")
    days = first if entry.first == entry.last else f"{first} – {last}"
    return f"{days} ({entry.words})" if entry.words else days
