"""From an address to its page, in two queries however deep it lies."""

from typing import Any

import pytest
from django.http import Http404
from django.test import Client

from home.models import HomePage, StandardPage
from home.routing import DEEPEST_ADDRESS, find_page
from news.models import ArticlePage, NewsSectionPage
from tests.factories import article


def test_a_page_is_found_with_its_own_kind(site: HomePage, news: NewsSectionPage) -> None:
    article(news)

    page, remaining = find_page(site, ["news", "a-bridge-opens"])

    assert isinstance(page, ArticlePage)
    assert remaining == []


def test_what_follows_a_page_is_left_to_it(site: HomePage, news: NewsSectionPage) -> None:
    page, remaining = find_page(site, ["news", "2019", "11"])

    assert page == news
    assert remaining == ["2019", "11"]


def test_two_queries_find_a_page_at_any_depth(site: HomePage, django_assert_num_queries: Any) -> None:
    parent: Any = StandardPage.objects.get(slug="about")
    slugs = ["about"]
    for depth in range(DEEPEST_ADDRESS - 1):
        parent = parent.add_child(instance=StandardPage(title=f"Deeper {depth}", slug=f"deeper-{depth}"))
        slugs.append(parent.slug)
    find_page(site, ["about"])  # from now on Django knows the kind of page by its number

    with django_assert_num_queries(2):
        page, remaining = find_page(site, slugs)

    assert page == parent
    assert remaining == []


def test_pages_of_the_same_slug_are_told_apart(site: HomePage, news: NewsSectionPage, food: Any) -> None:
    in_news, in_food = article(news), article(food)

    assert find_page(site, ["news", "a-bridge-opens"])[0] == in_news
    assert find_page(site, ["food", "a-bridge-opens"])[0] == in_food


@pytest.mark.parametrize("components", [["nowhere"], ["nowhere", "news"], ["a" * 256], ["a\0b"], ["news", "a\0b"]])
def test_what_is_nowhere_is_missing(site: HomePage, components: list[str]) -> None:
    with pytest.raises(Http404):
        find_page(site, components)


def test_a_page_below_one_that_is_withdrawn_stays_readable(client: Client, site: HomePage) -> None:
    about = StandardPage.objects.get(slug="about")
    about.add_child(instance=StandardPage(title="Team", slug="team"))
    about.unpublish()

    assert client.get("/about/").status_code == 410
    assert client.get("/about/team/").status_code == 200


def test_nothing_lies_below_a_post(client: Client, news: NewsSectionPage) -> None:
    article(news)

    assert client.get("/news/a-bridge-opens/more/").status_code == 404
