"""Calendar files: one event, or all coming events of a section, as iCalendar (RFC 5545).

A rule stays a rule, on the wall clock of the event's time zone, so that calendars agree with our pages
across a change of the clocks; dates outside the rule are entries of their own, which all calendars read.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vRecur

from core.addresses import absolute
from core.frame import current_frame

from .agenda import wanted
from .filters import EventFilter
from .rules import Rule
from .schedule import Schedule
from .timezones import described, years

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//CityBlog//Events//EN"
#: So many events in one feed, those that are over first leading.
MOST_EVENTS = 500
STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
#: How long after the last date time zones are described: calendars keep what they were told.
YEARS_DESCRIBED = 12


def event_file(event: Any) -> HttpResponse:
    """Return the calendar file of one event, with all its dates."""
    response = _response(_calendar(event.title, [event]))
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


def section_file(section: Any, asked: EventFilter) -> HttpResponse:
    """Return the calendar of the listed events in `section`, as asked for: for subscribing to."""
    names = [current_frame().site_name, section.title]
    if asked.neighbourhood is not None:
        names.append(asked.neighbourhood.name)
    calendar = _calendar(": ".join(names), events_of(section, asked))
    return _response(calendar)


def events_of(section: Any, asked: EventFilter) -> list[Any]:
    """Return the listed events with what a calendar shows, in two queries."""
    from news.models import EventPage, PostPage

    listed = PostPage.objects.listed().in_section(section).order_by()
    events = EventPage.objects.filter(pk__in=listed.values("pk")).filter(wanted(asked, ""))
    loaded = events.select_related("venue").defer("body").prefetch_related("event_dates")
    return list(loaded.order_by("listed_until", "pk")[:MOST_EVENTS])


def _response(calendar: Calendar) -> HttpResponse:
    return HttpResponse(calendar.to_ical(), content_type=CONTENT_TYPE)


def _calendar(name: str, events: list[Any]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", "PT6H")
    schedules = [(event, schedule) for event in events if (schedule := event.get_schedule()) is not None]
    if schedules:
        first, last = years([*(schedule.start.date() for _event, schedule in schedules), timezone.localdate()])
        for zone in sorted({schedule.zone for _event, schedule in schedules if not schedule.all_day}):
            calendar.add_component(described(zone, first, last + YEARS_DESCRIBED))
    for event, schedule in schedules:
        for entry in entries(event, schedule):
            calendar.add_component(entry)
    return calendar


def entries(event: Any, schedule: Schedule) -> Iterator[Event]:
    """Yield the entries of one event: its rule or first date, then each further date."""
    if schedule.rule is not None or schedule.start.date() not in schedule.excepted:
        entry = _entry(event, "")
        _add_times(entry, schedule, schedule.start, schedule.end)
        if schedule.rule is not None:
            entry.add("rrule", vRecur.from_ical(_ruled(schedule.rule, schedule)))
            for day in sorted(schedule.excepted):
                entry.add("exdate", _time(schedule, datetime.combine(day, schedule.start.time())))
        yield entry
    for start, end in schedule.extra:
        entry = _entry(event, f"-{start:%Y%m%dT%H%M}")
        _add_times(entry, schedule, start, end)
        yield entry


def _ruled(rule: Rule, schedule: Schedule) -> str:
    if rule.count is not None:
        return f"{rule.pattern};COUNT={rule.count}"
    if rule.until is None:
        return rule.pattern
    if schedule.all_day:
        return f"{rule.pattern};UNTIL={rule.until:%Y%m%d}"
    # With a time zone, the end of a rule is written in UTC.
    return f"{rule.pattern};UNTIL={schedule.moment(datetime.combine(rule.until, time(23, 59, 59))):%Y%m%dT%H%M%SZ}"


def _time(schedule: Schedule, wall: datetime) -> date | datetime:
    return wall.date() if schedule.all_day else wall.replace(tzinfo=ZoneInfo(schedule.zone))


def _add_times(entry: Event, schedule: Schedule, start: datetime, end: datetime | None) -> None:
    entry.add("dtstart", _time(schedule, start))
    if end is not None:
        entry.add("dtend", _time(schedule, end))


def _entry(event: Any, suffix: str) -> Event:
    """Return an entry with everything but its time."""
    entry = Event()
    changed = (event.updated_at or event.date_shown or timezone.now()).astimezone(UTC).replace(microsecond=0)
    entry.add("uid", f"{event.translation_key}{suffix}@cityblog")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", _sequence(event))
    state = event.state_words
    entry.add("summary", f"{state}: {event.title}" if state else event.title)
    entry.add("status", STATUS.get(event.state, "CONFIRMED"))
    entry.add(
        "description", "\n\n".join(part for part in (event.standfirst, event.price_words, _address(event)) if part)
    )
    entry.add("url", _address(event))
    entry.add("categories", [str(event.get_event_kind_display())])
    place = _location(event)
    if place:
        entry.add("location", place)
    venue = event.venue
    if venue is not None and venue.latitude is not None and venue.longitude is not None:
        entry.add("geo", (float(venue.latitude), float(venue.longitude)))
    return entry


def _address(event: Any) -> str:
    return absolute(event.url)


def _sequence(event: Any) -> int:
    """Return a number that grows with each change: the minutes from first publication to the last change."""
    if event.updated_at is None or event.first_published_at is None:
        return 0
    return max(1, (event.updated_at - event.first_published_at) // timedelta(minutes=1))


def _location(event: Any) -> str:
    venue = event.venue
    if venue is None or event.state == "moved_online":
        return event.online_url or _("Online")
    parts = (event.venue_details, venue.name, venue.street_address, venue.postal_code)
    return ", ".join(part for part in parts if part)
