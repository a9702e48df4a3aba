"""The demo's places: districts and the venues in them."""

from pathlib import Path
from typing import Any

import yaml
from django.utils.html import format_html

from core.models import CityImage
from news.models import Place

PLAIN = ("kind", "street_address", "postal_code", "latitude", "longitude", "phone", "website", "price_level", "state")


def load_places(path: Path, pictures: dict[str, CityImage]) -> dict[str, Place]:
    """Return the demo's places by slug, making those that are missing; a place's parent stands before it."""
    places: dict[str, Place] = {}
    for facts in yaml.safe_load(path.read_text(encoding="utf-8")):
        places[facts["slug"]] = Place.objects.filter(slug=facts["slug"]).first() or _make(facts, places, pictures)
    return places


def _make(facts: dict[str, Any], places: dict[str, Place], pictures: dict[str, CityImage]) -> Place:
    place = Place(name=facts["name"], slug=facts["slug"], parent=places.get(facts.get("in", "")))
    for name in PLAIN:
        if name in facts:
            setattr(place, name, facts[name])
    place.description = format_html("<p>{}</p>", facts["about"].strip()) if facts.get("about") else ""
    place.picture = pictures.get(facts.get("picture", ""))
    place.save()
    return place
