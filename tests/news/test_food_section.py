"""The Food section: its front, and the index of recipes with its filters."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from core.paging import Pager
from news.models import FoodSectionPage, RecipePage
from news.recipes.filters import RecipeFilter
from tests.factories import article, picture
from tests.news.recipe_posts import recipe

INDEX = "/food/recipes/"


def titles(client: Client, address: str) -> list[str]:
    """Return the headlines of the page's cards and lines, in their order."""
    html = client.get(address).content.decode()
    found = re.findall(r'class="(?:card|day)__title"[^>]*><a[^>]*>(.*?)</a>', html)
    return [unescape(title) for title in found]


@pytest.fixture
def kitchen(food: FoodSectionPage) -> list[RecipePage]:
    """Four recipes, the newest last."""
    now = timezone.now()
    rows: list[dict[str, Any]] = [
        {"title": "Stew", "course": "main", "cuisine": "British", "cook_minutes": 200},
        {"title": "Phở", "course": "main", "cuisine": "Vietnamese", "cook_minutes": 45, "diets": ["dairy-free"]},
        {"title": "Dal", "course": "soup", "cuisine": "Indian", "cook_minutes": 30, "diets": ["vegetarian", "vegan"]},
        {"title": "Flatbread", "course": "bread", "cuisine": "indian", "diets": ["vegetarian"]},
    ]
    return [recipe(food, date_shown=now - timedelta(hours=10 - hour), **row) for hour, row in enumerate(rows)]


def test_the_front_has_a_lead_a_band_of_recipes_and_the_stream(
    client: Client, food: FoodSectionPage, kitchen: list[RecipePage]
) -> None:
    article(food, title="A kitchen closes", at=timezone.now() - timedelta(days=2))
    article(food, title="A kitchen opens", at=timezone.now() - timedelta(minutes=1))

    assert titles(client, "/food/") == ["A kitchen opens", "Flatbread", "Dal", "Phở", "Stew", "A kitchen closes"]


def test_nothing_stands_twice_when_a_recipe_leads(
    client: Client, food: FoodSectionPage, kitchen: list[RecipePage]
) -> None:
    article(food, title="A kitchen closes", at=timezone.now() - timedelta(days=2))

    assert titles(client, "/food/") == ["Flatbread", "Dal", "Phở", "Stew", "A kitchen closes"]


def test_an_empty_section_says_so(client: Client, food: FoodSectionPage) -> None:
    for address in ("/food/", INDEX):
        assert "Nothing has been published here yet." in client.get(address).content.decode()


def test_the_archive_and_the_feed_have_recipes_too(
    client: Client, food: FoodSectionPage, kitchen: list[RecipePage]
) -> None:
    day = timezone.localdate(kitchen[0].date_shown)

    assert "Stew" in titles(client, f"/food/{day:%Y/%m}/")
    assert "Stew" in client.get("/food/feed/").content.decode()
    assert client.get(f"/food/{day:%Y}/").status_code == 200


def test_a_deep_page_of_the_front_is_the_stream_alone(client: Client, food: FoodSectionPage) -> None:
    for number in range(22):
        article(food, title=f"Story {number}", at=timezone.now() - timedelta(hours=number + 1))
    recipe(food, title="Buns")

    assert titles(client, "/food/?page=2") == ["Story 20", "Story 21"]
    assert client.get("/food/?page=3").status_code == 404
    assert client.get("/food/?page=x").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Flatbread", "Dal", "Phở", "Stew"]),
        ("course=main", ["Phở", "Stew"]),
        ("diet=vegetarian", ["Flatbread", "Dal"]),
        ("diet=vegetarian&diet=vegan", ["Dal"]),
        ("cuisine=Indian", ["Flatbread", "Dal"]),
        ("cuisine=viet", []),
        ("minutes=30", ["Dal"]),
        ("minutes=60", ["Dal", "Phở"]),
        ("course=main&minutes=60", ["Phở"]),
        ("course=hats&diet=stones&minutes=-1", ["Flatbread", "Dal", "Phở", "Stew"]),
        ("minutes=1e9&cuisine=%00&diet=", ["Flatbread", "Dal", "Phở", "Stew"]),
        ("minutes=99999999999999&cuisine=" + "x" * 500, ["Flatbread", "Dal", "Phở", "Stew"]),
    ],
)
def test_the_index_is_narrowed_by_plain_parameters(
    client: Client, kitchen: list[RecipePage], query: str, found: list[str]
) -> None:
    assert titles(client, f"{INDEX}?{query}") == found


def test_a_narrowed_list_is_not_for_search_engines(client: Client, kitchen: list[RecipePage]) -> None:
    narrowed = client.get(f"{INDEX}?course=main").content.decode()
    whole = client.get(f"{INDEX}?course=hats").content.decode()

    assert '<meta name="robots" content="noindex">' in narrowed
    assert "noindex" not in whole
    for html in (narrowed, whole):
        assert f'<link rel="canonical" href="http://localhost{INDEX}">' in html


def test_the_form_shows_what_was_chosen(client: Client, kitchen: list[RecipePage]) -> None:
    html = client.get(f"{INDEX}?course=soup&diet=vegan&minutes=45&cuisine=indian").content.decode()

    assert '<option value="soup" selected>' in html
    assert 'name="diet" value="vegan" checked' in html
    assert '<option value="45" selected>' in html
    assert re.search(r'<option value="Indian" selected>', html, re.IGNORECASE)
    assert len(re.findall(r'<option value="indian"', html, re.IGNORECASE)) == 1


def test_no_recipe_is_all_of_that(client: Client, kitchen: list[RecipePage]) -> None:
    html = client.get(f"{INDEX}?course=drink").content.decode()

    assert "No recipe is all of that." in html


def test_pages_of_a_narrowed_list_keep_the_filter(client: Client, food: FoodSectionPage) -> None:
    for number in range(26):
        recipe(food, title=f"Soup {number}", course="soup")

    first = client.get(f"{INDEX}?course=soup").content.decode()
    second = titles(client, f"{INDEX}?page=2&course=soup")

    assert f'href="{INDEX}?page=2&amp;course=soup"' in first
    assert len(second) == 2
    assert client.get(f"{INDEX}?page=3").status_code == 404


def test_the_index_shows_only_what_is_live_and_public(client: Client, food: FoodSectionPage) -> None:
    now = timezone.now()
    recipe(food, title="Canary live", cuisine="Live")
    recipe(food, title="Canary draft", live=False, cuisine="Draft")
    recipe(food, title="Canary scheduled", go_live_at=now + timedelta(days=1))
    overdue = recipe(food, title="Canary overdue", cuisine="Overdue")
    RecipePage.objects.filter(pk=overdue.pk).update(expire_at=now - timedelta(seconds=1))
    restricted = recipe(food, title="Canary restricted", cuisine="Restricted")
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)

    for address in (INDEX, "/food/"):
        html = client.get(address).content.decode()
        assert set(re.findall(r"Canary \w+", html)) == {"Canary live"}
    assert re.findall(r'name="cuisine".*?</select>', client.get(INDEX).content.decode())[0].count("<option") == 2


@given(st.dictionaries(st.sampled_from(["course", "diet", "cuisine", "minutes", "page"]), st.text(), max_size=5))
def test_whatever_is_asked_is_read(asked: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(asked)

    chosen = RecipeFilter.from_query(query)

    assert RecipeFilter.from_query(QueryDict(chosen.query)) == chosen
    assert chosen.is_active == bool(chosen.query)


def test_a_pager_without_a_filter_stays_as_it_is() -> None:
    pager = Pager(2, "/food/recipes/", "/food/recipes/?page=3")

    assert RecipeFilter().in_pager(pager) == pager
    assert RecipeFilter(course="soup").in_pager(pager).newer_url == "/food/recipes/?course=soup"


def test_a_post_cannot_take_the_address_of_the_index(food: FoodSectionPage) -> None:
    post = recipe(food, title="Recipes", lead_image=picture())

    assert post.slug == "recipes-1"
