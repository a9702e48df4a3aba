"""What an event says in JSON-LD: https://schema.org/Event, as search engines read it."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from core.metadata import Metadata
from core.structured_data import without_empty
from news.places import place_label

from .page import chosen_date, district, shown_date

STATUS = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "moved_online": "EventMovedOnline",
}
TYPES = {
    "concert": "MusicEvent",
    "theatre": "TheaterEvent",
    "film": "ScreeningEvent",
    "exhibition": "ExhibitionEvent",
    "sport": "SportsEvent",
    "family": "ChildrensEvent",
    "festival": "Festival",
}


def event_data(event: Any, meta: Metadata, now: datetime) -> dict[str, Any] | None:
    """Return the markup of the date that the page is about; None for a draft that has no date yet."""
    chosen = chosen_date(event, now)
    if chosen is None:
        return None
    shown = shown_date(event, chosen, now)
    return without_empty(
        {
            "@type": TYPES.get(event.event_kind, "Event"),
            "name": event.title,
            "description": meta.description,
            "url": meta.canonical,
            "image": [meta.image_url] if meta.image_url and event.lead_image else [],
            "startDate": shown.iso_starts,
            "endDate": shown.iso_ends,
            "previousStartDate": _previous(event),
            "eventStatus": f"https://schema.org/{STATUS.get(event.state, 'EventScheduled')}",
            "eventAttendanceMode": f"https://schema.org/{_mode(event)}",
            "location": _locations(event),
            "offers": _offers(event, meta),
            "organizer": _organiser(event),
            "isAccessibleForFree": True if event.is_free else None,
        }
    )


def _mode(event: Any) -> str:
    at_place = bool(event.venue_id) and event.state != "moved_online"
    if event.online_url:
        return "MixedEventAttendanceMode" if at_place else "OnlineEventAttendanceMode"
    return "OfflineEventAttendanceMode"


def _previous(event: Any) -> str:
    if event.state != "rescheduled" or not event.previous_date:
        return ""
    if event.all_day:
        return str(event.previous_date.isoformat())
    at = event.previous_time or event.start_time or time.min
    return datetime.combine(event.previous_date, at, tzinfo=ZoneInfo(event.time_zone)).isoformat()


def _locations(event: Any) -> Any:
    found = []
    if event.venue_id and event.state != "moved_online":
        found.append(_place(event))
    if event.online_url:
        found.append({"@type": "VirtualLocation", "url": event.online_url})
    return found[0] if len(found) == 1 else found


def _place(event: Any) -> dict[str, Any]:
    venue, near = event.venue, district(place_label(event.venue_id))
    address = without_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": venue.street_address,
            "postalCode": venue.postal_code,
            "addressLocality": near.name if near else venue.name if not venue.street_address else "",
        }
    )
    geo = None
    if venue.latitude is not None and venue.longitude is not None:
        geo = {"@type": "GeoCoordinates", "latitude": float(venue.latitude), "longitude": float(venue.longitude)}
    return without_empty({"@type": "Place", "name": venue.name, "address": address, "geo": geo})


def _offers(event: Any, meta: Metadata) -> dict[str, Any] | None:
    url = event.tickets_url or meta.canonical
    if event.is_free:
        return {"@type": "Offer", "price": 0, "priceCurrency": event.currency, "url": url}
    if event.price_from is None:
        return None
    low, high = float(event.price_from), float(event.price_to or event.price_from)
    if low == high:
        return {"@type": "Offer", "price": low, "priceCurrency": event.currency, "url": url}
    return {
        "@type": "AggregateOffer",
        "lowPrice": low,
        "highPrice": high,
        "priceCurrency": event.currency,
        "url": url,
    }


def _organiser(event: Any) -> dict[str, Any]:
    if not event.organiser:
        return {}
    return without_empty({"@type": "Organization", "name": event.organiser, "url": event.organiser_url})
