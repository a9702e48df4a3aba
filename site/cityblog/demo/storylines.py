"""The demo's storylines."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone
from django.utils.html import format_html

from core.models import CityImage
from news.models import PostPage, Storyline, StorylineEntry


def load_storylines(path: Path, pictures: dict[str, CityImage]) -> None:
    """Make the demo's storylines that are missing, of those of their posts that are there."""
    for facts in yaml.safe_load(path.read_text(encoding="utf-8")):
        if not Storyline.objects.filter(slug=facts["slug"]).exists():
            _make(facts, pictures)


def _make(facts: dict[str, Any], pictures: dict[str, CityImage]) -> None:
    today = timezone.localdate()
    line = Storyline(
        name=facts["name"],
        slug=facts["slug"],
        summary=format_html("<p>{}</p>", facts["summary"].strip()),
        picture=pictures.get(facts.get("picture", "")),
        is_running=facts["is_running"],
    )
    days = [(today + timedelta(days=row.get("days_ahead") or -row["days_ago"]), row["words"]) for row in facts["dates"]]
    line.key_dates = [("date", {"date": day, "words": words}) for day, words in days]
    found = {page.url_path: page.pk for page in PostPage.objects.all().only("url_path", "path", "depth")}
    keys = [found.get(f"/home/{name}/") for name in facts["posts"]]
    line.entries = [StorylineEntry(post_id=key, sort_order=order) for order, key in enumerate(keys) if key]
    line.save()
    line.save_revision().publish()
