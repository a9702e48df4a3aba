"""What an event's own page says of its dates and its place."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from core.addresses import absolute
from news.places import PlaceLabel, place_label

from .schedule import ASSUMED, Occurrence

#: So many dates are listed; of the others the page says how many there are.
LISTED_DATES = 12


@dataclass(frozen=True)
class ShownDate:
    """One date on the clocks of the event's own place: times without a zone, so that no template moves them."""

    starts: datetime
    ends: datetime | None
    last_day: date
    iso_starts: str
    iso_ends: str
    all_day: bool
    is_now: bool

    @property
    def is_one_day(self) -> bool:
        """Whether it ends on the day it starts; a night that runs into the small hours counts as one."""
        return self.last_day == self.starts.date()


def shown_date(event: Any, occurrence: Occurrence, now: datetime) -> ShownDate:
    zone = ZoneInfo(event.time_zone)
    starts, ends = occurrence.starts.astimezone(zone), occurrence.ends.astimezone(zone)
    has_end = event.all_day or event.end_time is not None or occurrence.ends - occurrence.starts != ASSUMED
    last_day = (ends - timedelta(seconds=1)).date()
    if not event.all_day and occurrence.ends - occurrence.starts < timedelta(hours=12):
        last_day = starts.date()
    return ShownDate(
        starts.replace(tzinfo=None),
        ends.replace(tzinfo=None) if has_end else None,
        last_day,
        starts.date().isoformat() if event.all_day else starts.isoformat(),
        last_day.isoformat() if event.all_day else (ends.isoformat() if has_end else ""),
        event.all_day,
        occurrence.starts <= now < occurrence.ends,
    )


def chosen_date(event: Any, now: datetime) -> Occurrence | None:
    """Return the date that the page is about: the one that is on or comes next; the last one when all are over."""
    dates = event.get_dates(now)
    return dates.next(now) or dates.last


def page_context(event: Any, now: datetime) -> tuple[dict[str, Any], list[datetime]]:
    """Return what the template shows, and the moments at which time alone changes it."""
    dates = event.get_dates(now)
    coming = dates.coming(now)
    chosen = coming[0] if coming else dates.last
    venue = place_label(event.venue_id)
    context = {
        "chosen": shown_date(event, chosen, now) if chosen else None,
        "is_over": bool(chosen) and not coming,
        "later": [shown_date(event, occurrence, now) for occurrence in coming[1:LISTED_DATES]],
        "later_count": max(0, len(coming) - 1),
        "is_off": event.state in ("cancelled", "postponed"),
        "more_dates": max(0, len(coming) - LISTED_DATES),
        "has_no_last_date": dates.is_cut,
        "venue": venue,
        "district": district(venue),
        "zone_name": event.time_zone.replace("_", " ") if event.time_zone != settings.TIME_ZONE else "",
        "previous": _previous(event),
        **calendar_addresses(event.url),
    }
    moments = [moment for occurrence in coming[:2] for moment in (occurrence.starts, occurrence.ends)]
    return context, moments


def district(venue: PlaceLabel | None) -> PlaceLabel | None:
    """Return the neighbourhood that a venue lies in; None for one that is a neighbourhood itself."""
    found = venue.neighbourhood if venue else None
    return found if venue and found and found.pk != venue.pk else None


def calendar_addresses(address: str, query: str = "") -> dict[str, str]:
    """Return where the calendar file of the page at `address` lies, for download and for subscribing."""
    file = f"{address}calendar.ics{f'?{query}' if query else ''}"
    whole = absolute(file)
    return {"calendar_url": file, "webcal_url": f"webcal://{whole.split('://', 1)[1]}"}


def _previous(event: Any) -> dict[str, Any] | None:
    if event.state != "rescheduled" or not event.previous_date:
        return None
    return {"date": event.previous_date, "time": event.previous_time}
