"""The demo's places: districts and the venues in them."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone
from django.utils.html import format_html

from core.models import CityImage
from news.models import Place

PLAIN = (
    "kind",
    "street_address",
    "postal_code",
    "latitude",
    "longitude",
    "phone",
    "website",
    "price_level",
    "state",
    "hours_note",
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def load_places(path: Path, pictures: dict[str, CityImage]) -> dict[str, Place]:
    """Return the demo's places by slug, making those that are missing; what a place names stands before it."""
    places: dict[str, Place] = {}
    for facts in yaml.safe_load(path.read_text(encoding="utf-8")):
        places[facts["slug"]] = Place.objects.filter(slug=facts["slug"]).first() or _make(facts, places, pictures)
    return places


def _make(facts: dict[str, Any], places: dict[str, Place], pictures: dict[str, CityImage]) -> Place:
    place = Place(name=facts["name"], slug=facts["slug"], parent=places.get(facts.get("in", "")))
    for name in PLAIN:
        if name in facts:
            setattr(place, name, Decimal(str(facts[name])) if isinstance(facts[name], float) else facts[name])
    place.description = format_html("<p>{}</p>", facts["about"].strip()) if facts.get("about") else ""
    place.picture = pictures.get(facts.get("picture", ""))
    place.moved_to = places.get(facts.get("moved_to", ""))
    place.opening_hours = [row for line in facts.get("hours", []) for row in hours_rows(line)]
    place.save()
    # With a revision, as one that an editor published.
    place.save_revision().publish()
    return place


def hours_rows(line: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a line such as `{days: tue-sun, open: "11:30-14:00 17:00-21:00"}`.

    A line with `in_days` is about a date so many days after the loading, and `days_long` of them.
    """
    spans = [] if line["open"] == "closed" else [span.split("-") for span in line["open"].split()]
    if "in_days" in line:
        first = timezone.localdate() + timedelta(days=line["in_days"])
        last = first + timedelta(days=line.get("days_long", 1) - 1)
        dates = {"words": line.get("words", ""), "first": first, "last": last if last > first else None}
        for opens, closes in spans or [(None, None)]:
            yield "special", {**dates, "closed": not spans, "opens": opens, "closes": closes}
        return
    first_day, _, last_day = line["days"].partition("-")
    start, end = DAYS.index(first_day), DAYS.index(last_day or first_day)
    for opens, closes in spans:
        days = [str(day) for day in range(start, end + 1)]
        yield "week", {"days": days, "opens": opens, "closes": closes}
