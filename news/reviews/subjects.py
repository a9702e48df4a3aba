"""What can be reviewed, and how schema.org names it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.structured_data import without_empty
from news.place_data import venue_data
from news.prices import price_signs


class Subject(models.TextChoices):
    """What is reviewed: it says which fields matter."""

    RESTAURANT = "restaurant", _("Restaurant")
    CAFE = "cafe", _("Café or bar")
    FILM = "film", _("Film")
    BOOK = "book", _("Book")
    RECORD = "record", _("Record")
    PLAY = "play", _("Play")
    EXHIBITION = "exhibition", _("Exhibition")
    CONCERT = "concert", _("Concert")


#: Those that are places themselves; the others are works, which may be shown at a place.
VENUES = frozenset([Subject.RESTAURANT, Subject.CAFE])
LABELS = {
    Subject.RESTAURANT: _("Restaurant review"),
    Subject.CAFE: _("Café and bar review"),
    Subject.FILM: _("Film review"),
    Subject.BOOK: _("Book review"),
    Subject.RECORD: _("Record review"),
    Subject.PLAY: _("Theatre review"),
    Subject.EXHIBITION: _("Exhibition review"),
    Subject.CONCERT: _("Concert review"),
}
#: The type, and the property that names who made the work.
SCHEMA_TYPES = {
    Subject.RESTAURANT: ("Restaurant", ""),
    Subject.CAFE: ("CafeOrCoffeeShop", ""),
    Subject.FILM: ("Movie", "director"),
    Subject.BOOK: ("Book", "author"),
    Subject.RECORD: ("MusicAlbum", "byArtist"),
    Subject.PLAY: ("Play", "author"),
    Subject.EXHIBITION: ("ExhibitionEvent", "organizer"),
    Subject.CONCERT: ("MusicEvent", "performer"),
}
#: Records and concerts are by bands as often as by one musician, exhibitions by houses.
MAKERS = {"byArtist": "MusicGroup", "performer": "PerformingGroup", "organizer": "Organization"}
EVENTS = frozenset([Subject.EXHIBITION, Subject.CONCERT])


def is_venue(genre: str) -> bool:
    return genre in VENUES


def subject_label(genre: str) -> str:
    """Return "Restaurant review" and so on; "Review" for what no version of ours knows."""
    return str(LABELS[Subject(genre)] if genre in Subject.values else _("Review"))


def subject_data(review: Any) -> dict[str, Any]:
    """Return `itemReviewed`: the venue with its address, or the work with who made it. All of it is on the page."""
    schema_type, maker = SCHEMA_TYPES.get(review.genre, ("CreativeWork", "author"))
    if is_venue(review.genre):
        place = review.place_now
        return without_empty(
            {
                **(venue_data(place, schema_type) if place else {}),
                "@type": schema_type,
                "name": review.subject_name,
                "servesCuisine": review.cuisine,
                "priceRange": price_signs(review.price_now),
            }
        )
    data: dict[str, Any] = {"@type": schema_type, "name": review.subject_name}
    if review.work_creator and maker:
        data[maker] = {"@type": MAKERS.get(maker, "Person"), "name": review.work_creator}
    if review.genre in EVENTS:
        data["location"] = _location(review.place_now)
        evening = review.visited_on if review.genre == Subject.CONCERT else None
        data["startDate"] = evening.isoformat() if evening else ""
    elif review.work_year:
        data["datePublished" if review.genre != Subject.PLAY else "dateCreated"] = str(review.work_year)
    return without_empty(data)


def _location(place: Any) -> dict[str, Any]:
    return venue_data(place) if place else {}
