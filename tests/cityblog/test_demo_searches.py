"""The demo's report of searches is not empty, and what it promotes is there."""

from pathlib import Path

import yaml
from django.conf import settings

from cityblog.demo.searches import load_searches
from news.models import NewsSectionPage
from search.models import SearchTally
from search.picks import picks_for
from search.report.lists import PERIODS, Show, searches_of
from search.tallies import normalised
from tests.factories import article

DEMO = Path(settings.BASE_DIR) / "demo"
FACTS = yaml.safe_load((DEMO / "searches.yaml").read_text(encoding="utf-8"))


def test_every_list_of_the_report_has_something(news: NewsSectionPage) -> None:
    load_searches(DEMO / "searches.yaml")

    found = {(show, days): list(searches_of(show, days)) for show in Show for days in PERIODS}

    assert all(len(rows) >= 5 for rows in found.values())
    week = {row["text"]: (row["times"], row["nothing"]) for row in found[Show.FREQUENT, 7]}
    assert week["ice rink"] == (11, 11)
    assert week["line 4"] == (41, 0)


def test_words_are_kept_as_readers_searches_are() -> None:
    words = [search["words"] for search in FACTS["searches"]]

    assert words == [normalised(each) for each in words]
    assert len(set(words)) == len(words)


def test_what_is_promoted_is_there(news: NewsSectionPage) -> None:
    article(news, title="Line 4", slug="line-4-night-closure")
    load_searches(DEMO / "searches.yaml")

    for promotion in FACTS["promoted"]:
        assert [pick.description for pick in picks_for(promotion["words"])] == [promotion["about"]]
        assert "url" in promotion or (DEMO / "posts" / f"{promotion['page']}.md").exists()


def test_loading_twice_changes_nothing(news: NewsSectionPage) -> None:
    load_searches(DEMO / "searches.yaml")
    before = list(SearchTally.objects.order_by("pk").values())

    load_searches(DEMO / "searches.yaml")

    assert list(SearchTally.objects.order_by("pk").values()) == before
