"""Places in JSON-LD: on their own pages, and as the place of something else."""

from typing import Any

from django.utils import timezone

from core.addresses import absolute
from core.structured_data import without_empty
from news.opening_hours.markup import specifications
from news.prices import price_signs


def address_of(place: Any) -> dict[str, Any]:
    """Return the PostalAddress of a venue; empty where none is known."""
    neighbourhood = place.neighbourhood
    lines = without_empty(
        {
            "streetAddress": place.street_address,
            "postalCode": place.postal_code,
            "addressLocality": neighbourhood.name if neighbourhood else "",
        }
    )
    return {"@type": "PostalAddress", **lines} if lines else {}


def venue_data(place: Any, schema_type: str = "Place") -> dict[str, Any]:
    """Return what another page's JSON-LD says of a venue: its name, address and own page."""
    return without_empty(
        {"@type": schema_type, "name": place.name, "url": absolute(place.url), "address": address_of(place)}
    )


def place_data(place: Any) -> dict[str, Any]:
    """Return the JSON-LD of a place's own page: a business where it has hours, a telephone or prices."""
    hours = place.hours
    is_business = place.kind == place.Kind.VENUE and bool(hours or place.phone or place.price_level)
    data = {
        **venue_data(place, "LocalBusiness" if is_business else "Place"),
        "geo": _position(place),
        "hasMap": place.map_url,
        "telephone": place.phone,
        "sameAs": place.website,
        "image": _picture_url(place),
    }
    if is_business:
        today = timezone.localdate(timezone=timezone.get_default_timezone())
        data["priceRange"] = price_signs(place.price_level)
        data["openingHoursSpecification"] = specifications(hours, today) if hours else []
    if place.state == place.State.CLOSED:
        # A place that is gone is no business, and nothing that invites a visit.
        return without_empty({**venue_data(place), "geo": data["geo"]})
    return without_empty(data)


def _position(place: Any) -> dict[str, Any]:
    if place.latitude is None or place.longitude is None:
        return {}
    return {"@type": "GeoCoordinates", "latitude": float(place.latitude), "longitude": float(place.longitude)}


def _picture_url(place: Any) -> str:
    from core.metadata import Metadata

    return Metadata("").with_image(place.picture).image_url
