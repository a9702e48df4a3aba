"""What the demo's readers searched for, and what its editors promote."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from search.models import SearchTally

WEEK, MONTH = 7, 30


def load_searches(path: Path) -> None:
    """Make the tallies of the last thirty days, and the promoted results whose pages are there; once."""
    if SearchTally.objects.exists():
        return
    facts = yaml.safe_load(path.read_text(encoding="utf-8"))
    today = timezone.localdate()
    SearchTally.objects.bulk_create(tally for search in facts["searches"] for tally in _tallies(search, today))
    for promotion in facts["promoted"]:
        _promote(promotion)


def _tallies(search: dict[str, Any], today: date) -> list[SearchTally]:
    ages = [*_spread(search["week"], range(WEEK)), *_spread(search["before"], range(WEEK, MONTH))]
    return [
        SearchTally(
            text=search["words"],
            day=today - timedelta(days=age),
            searches=number,
            empty=number if search.get("in_vain") else 0,
        )
        for age, number in ages
    ]


def _spread(number: int, ages: range) -> list[tuple[int, int]]:
    """Return `number` in parts over days of these ages: about the same on each, none left over."""
    every, over = divmod(number, len(ages))
    parts = [(age, every + (place < over)) for place, age in enumerate(ages)]
    return [(age, part) for age, part in parts if part]


def _promote(facts: dict[str, str]) -> None:
    page = Page.objects.filter(url_path=f"/home/{facts['page']}/").first() if "page" in facts else None
    if page or "url" in facts:
        SearchPromotion.objects.create(
            query=Query.get(facts["words"]),
            page=page,
            external_link_url=facts.get("url", ""),
            external_link_text=facts.get("title", ""),
            description=facts["about"],
            sort_order=0,
        )
