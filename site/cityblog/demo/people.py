"""The demo's authors."""

from pathlib import Path

import yaml
from django.utils.html import format_html

from core.models import CityImage
from news.models import Author


def load_authors(path: Path, pictures: dict[str, CityImage]) -> dict[str, Author]:
    """Return the demo's authors by slug, making those that are missing."""
    authors = {}
    for person in yaml.safe_load(path.read_text(encoding="utf-8")):
        authors[person["slug"]], _ = Author.objects.get_or_create(
            slug=person["slug"],
            defaults={
                "name": person["name"],
                "role_title": person["role"],
                "bio": format_html("<p>{}</p>", person["bio"].strip()),
                "portrait": pictures.get(person["portrait"]),
                "is_active": person.get("active", True),
                "links": [("link", link) for link in person.get("links", [])],
            },
        )
    return authors
