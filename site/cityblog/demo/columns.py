"""The demo's columns."""

from pathlib import Path

import yaml

from news.models import Author, Column


def load_columns(path: Path, authors: dict[str, Author]) -> None:
    """Make the columns that are missing."""
    for facts in yaml.safe_load(path.read_text(encoding="utf-8")):
        Column.objects.get_or_create(
            slug=facts["slug"],
            defaults={
                "name": facts["name"],
                "author": authors[facts["author"]],
                "description": facts["about"].strip(),
                "is_active": facts.get("active", True),
            },
        )
