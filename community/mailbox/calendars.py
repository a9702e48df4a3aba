"""The event of an invitation, as the form of an event would have it."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from icalendar import Calendar

from core.plain_text import plain_line

MOST_BYTES = 200_000


def event_in(content: bytes) -> dict[str, Any]:
    """Return the first event of an iCalendar file as details of a contribution, with its "title"; {} of none."""
    if len(content) > MOST_BYTES:
        return {}
    try:
        calendar: Any = Calendar.from_ical(content)
        event = next(iter(calendar.walk("VEVENT")), None)
        return _details(event) if event is not None else {}
    except Exception:
        # Parsers of other people's calendars raise whatever they stumble over; the letter itself is still there.
        return {}


def _details(event: Any) -> dict[str, Any]:
    start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
    found: dict[str, Any] = {
        "title": plain_line(str(event.get("SUMMARY", "")))[:200],
        "venue_details": plain_line(str(event.get("LOCATION", "")))[:200],
    }
    for name, moment in (("start", start), ("end", end)):
        if moment is None:
            continue
        found[f"{name}_date"] = moment.date().isoformat() if isinstance(moment, datetime) else moment.isoformat()
        if isinstance(moment, datetime):
            found[f"{name}_time"] = moment.time().replace(microsecond=0).isoformat()
    if start is not None and not isinstance(start, datetime):
        found["all_day"] = True
        # The last day of a calendar's event is the one after it.
        found.pop("end_date", None)
    return {name: value for name, value in found.items() if value}


def _moment(event: Any, name: str) -> date | datetime | None:
    value = event.get(name)
    if value is None:
        return None
    moment: Any = value.dt
    return timezone.localtime(moment) if isinstance(moment, datetime) and moment.tzinfo else moment
