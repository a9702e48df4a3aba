"""What editors promote for a search: shown as they ordered it, and only what is public now."""

from typing import Any

import pytest
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.models import Page

from core import restrictions
from news.models import NewsSectionPage
from search.picks import picks_for
from search.results import Pick
from tests.conftest import States
from tests.factories import article


def _promote(words: str, page: Page | None = None, **fields: Any) -> SearchPromotion:
    promotion: SearchPromotion = SearchPromotion.objects.create(query=Query.get(words), page=page, **fields)
    return promotion


def test_pages_and_links_come_as_the_editors_ordered_them(news: NewsSectionPage) -> None:
    page = article(news, title="The flood wall, explained", slug="flood-wall")
    url = "https://example.org/gauge"
    _promote("flood", external_link_url=url, external_link_text="River gauge", sort_order=1)
    _promote("flood", page, description="Start here.", sort_order=0)

    picks = picks_for("flood")

    assert picks == [
        Pick("The flood wall, explained", "/news/flood-wall/", "Start here."),
        Pick("River gauge", "https://example.org/gauge", ""),
    ]


def test_only_what_is_public_now_is_picked(states: States) -> None:
    for page in (*states.hidden, states.live):
        _promote("canary", page)

    assert [pick.title for pick in picks_for("canary")] == ["Canary live"]


@pytest.mark.parametrize("typed", ["Night Tram", "  night   tram ", "NIGHT TRAM", "night\x00tram"])
def test_case_and_blanks_do_not_matter(news: NewsSectionPage, typed: str) -> None:
    _promote("night tram", news)

    assert [pick.title for pick in picks_for(typed)] == ["News"]


@pytest.mark.parametrize("typed", ["tram", "night", "night tram 4", "trams night", ""])
def test_other_words_are_another_search(news: NewsSectionPage, typed: str) -> None:
    _promote("night tram", news)

    assert picks_for(typed) == []


def test_a_promotion_of_words_without_accents_is_for_those_with_them_too(news: NewsSectionPage) -> None:
    _promote("cafe", news)
    _promote("café", news)

    assert [pick.title for pick in picks_for("Café")] == ["News"]
    assert [pick.title for pick in picks_for("cafe")] == ["News"]


def test_a_link_that_is_no_web_address_is_left_out(db: None) -> None:
    _promote("flood", external_link_url="javascript:alert(1)", external_link_text="Gauge")

    assert picks_for("flood") == []


@pytest.mark.parametrize(("number", "queries"), [(0, 1), (1, 2), (20, 2)])
def test_picks_cost_two_queries_and_one_where_none_are(
    news: NewsSectionPage, django_assert_num_queries: Any, number: int, queries: int
) -> None:
    for index in range(number):
        _promote("flood", article(news, title=f"Flood {index}"))

    with restrictions.remembered():
        restrictions.all_restrictions()
        with django_assert_num_queries(queries):
            picks = picks_for("flood")

    assert len(picks) == min(number, 5)


def test_readers_do_not_fill_wagtails_tables(news: NewsSectionPage) -> None:
    _promote("flood", news)

    for typed in ("flood", "ferry", "flood"):
        picks_for(typed)

    assert list(Query.objects.values_list("query_string", flat=True)) == ["flood"]
    assert not QueryDailyHits.objects.exists()
