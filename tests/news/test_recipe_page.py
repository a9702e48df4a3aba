"""A recipe's page: amounts for as many as the reader cooks for, and what it says to search engines."""

import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from news.models import FoodSectionPage, RecipePage
from tests.factories import author, picture
from tests.news.recipe_posts import recipe, stored_steps


@pytest.fixture
def buns(food: FoodSectionPage) -> RecipePage:
    return recipe(
        food,
        edited=True,
        title="Lamp-night buns",
        standfirst="Yellow buns for a dark evening.",
        lead_image=picture("Buns"),
        bylines=(author("Delphine Roux"),),
        topics=("Baking", "Recipes"),
        prep_minutes=20,
        cook_minutes=25,
        rest_minutes=60,
        course="cake",
        cuisine="Nordic",
        diets=["vegetarian", "nut-free"],
        allergens=["gluten", "milk", "eggs"],
        equipment="A baking tray",
        calories=270,
    )


def page_text(client: Client, address: str) -> str:
    """Return the words of the page, each space a plain one."""
    html = client.get(address).content.decode()
    body = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    return " ".join(unescape(strip_tags(body)).split())


def json_ld(client: Client, address: str) -> dict[str, Any]:
    html = client.get(address).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1]) if found else {}


def test_the_page_shows_what_a_cook_needs(client: Client, buns: RecipePage) -> None:
    text = page_text(client, buns.url)

    for words in (
        "1 h 45 min · serves 4", "Jump to the recipe", "For the dough", "500 g flour", "1 ½ tsp salt",
        "2 eggs, beaten", "1 tbsp milk (optional)", "Mix everything.", "25 min", "Vegetarian, Nut-free",
        "cereals with gluten, eggs, milk",
        "A baking tray", "270 kcal", "Nordic",
    ):  # fmt: skip
        assert words in text, words


def test_amounts_follow_the_number_of_servings(client: Client, buns: RecipePage) -> None:
    text = page_text(client, f"{buns.url}?servings=6")

    for words in (
        "750 g flour",
        "2 ¼ tsp salt",
        "3 eggs",
        "1 ½ tbsp milk",
        "from a recipe for 4 servings",
        "Back to 4",
    ):
        assert words in text, words


def test_a_scaled_page_is_not_for_search_engines(client: Client, buns: RecipePage) -> None:
    html = client.get(f"{buns.url}?servings=6").content.decode()

    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="http://localhost{buns.url}">' in html
    assert "application/ld+json" not in html


@pytest.mark.parametrize("raw", ["0", "-3", "1e9", "999999999999", "four", "", "%00", "4", "٣", "2&servings=x"])
def test_a_number_that_cannot_be_cooked_shows_the_recipe_as_written(client: Client, buns: RecipePage, raw: str) -> None:
    response = client.get(f"{buns.url}?servings={raw}")

    assert response.status_code == 200
    assert "500\u00a0g" in unescape(response.content.decode())
    assert "noindex" not in response.content.decode()


def test_the_form_and_its_buttons_work_without_scripts(client: Client, buns: RecipePage) -> None:
    html = client.get(f"{buns.url}?servings=6").content.decode()

    assert f'action="{buns.url}#ingredients"' in html
    assert f'href="{buns.url}?servings=5#ingredients"' in html
    assert f'href="{buns.url}?servings=7#ingredients"' in html
    assert 'type="submit"' in html


def test_the_page_cache_knows_the_parameters(settings: Any) -> None:
    assert {"servings", "course", "diet", "cuisine", "minutes"} <= set(settings.PAGE_CACHE_PARAMETERS)


def test_json_ld_has_what_search_engines_ask_for(client: Client, buns: RecipePage) -> None:
    data = json_ld(client, buns.url)

    assert data["@type"] == "Recipe"
    assert data["name"] == "Lamp-night buns"
    assert data["image"][0].startswith("http://localhost/")
    assert data["author"][0]["name"] == "Delphine Roux"
    assert (data["prepTime"], data["cookTime"], data["totalTime"]) == ("PT20M", "PT25M", "PT1H45M")
    assert data["recipeYield"] == ["4", "4 servings"]
    assert (data["recipeCategory"], data["recipeCuisine"]) == ("Cakes and biscuits", "Nordic")
    assert data["suitableForDiet"] == ["https://schema.org/VegetarianDiet"]
    assert data["nutrition"] == {"@type": "NutritionInformation", "calories": "270 calories"}
    assert data["datePublished"] == buns.date_shown.isoformat()
    assert [step["@type"] for step in data["recipeInstructions"]] == ["HowToStep", "HowToStep"]
    assert len(data["recipeIngredient"]) == 4


def test_what_is_marked_up_stands_on_the_page(client: Client, buns: RecipePage) -> None:
    data, text = json_ld(client, buns.url), page_text(client, buns.url)

    said = [
        data["name"],
        data["description"],
        data["author"][0]["name"],
        data["recipeYield"][1],
        data["recipeCategory"],
        data["recipeCuisine"],
        *data["tool"],
        *data["keywords"].split(", "),
        *(" ".join(line.split()) for line in data["recipeIngredient"]),
        *(step["text"] for step in data["recipeInstructions"]),
    ]
    assert [words for words in said if words not in text] == []


def test_steps_under_headings_are_sections(client: Client, food: FoodSectionPage) -> None:
    raw = [
        {"type": "step", "value": {"text": "Light the oven."}},
        {"type": "part", "value": "The crust"},
        {"type": "step", "value": {"text": "Rub & roll </script>"}},
        {"type": "part", "value": "Nothing under it"},
    ]
    post = recipe(food, lead_image=picture(), steps=json.dumps(raw))

    first, second = json_ld(client, post.url)["recipeInstructions"]

    assert (first["@type"], second["@type"], second["name"]) == ("HowToStep", "HowToSection", "The crust")
    assert second["itemListElement"][0]["text"] == "Rub & roll </script>"
    assert second["itemListElement"][0]["url"].endswith("#step-2")
    assert 'id="step-2"' in client.get(post.url).content.decode()


def test_a_recipe_of_every_parameter_missing_has_a_page(client: Client, food: FoodSectionPage) -> None:
    post = recipe(food, lines="Salt", live=True)

    assert client.get(post.url).status_code == 200
    assert client.get(f"{post.url}?servings=8").status_code == 200
    assert json_ld(client, post.url) == {}


def test_a_card_says_recipe_time_and_servings(client: Client, buns: RecipePage) -> None:
    text = page_text(client, "/food/")

    assert "Recipe" in text
    assert "1 h 45 min · serves 4" in text
    assert buns.card_facts == {"minutes": 105, "yield": 4, "unit": "servings"}


@pytest.mark.parametrize(
    ("facts", "note"),
    [
        ({"minutes": 45, "yield": 4, "unit": "servings"}, "45\u00a0min · serves 4"),
        ({"minutes": 1500, "yield": 12, "unit": "buns"}, "1 day 1\u00a0h · makes 12 buns"),
        ({"minutes": 0, "yield": 2, "unit": ""}, "serves 2"),
        ({}, ""),
    ],
)
def test_the_note_on_cards_is_plain(facts: dict[str, Any], note: str) -> None:
    assert RecipePage.note_on_cards(facts) == note


@pytest.mark.parametrize(
    "change",
    [{"cook_minutes": 40}, {"yield_number": 6}, {"allergens": ["milk"]}, {"ingredients": "[]"}, {"steps": "[]"}],
)
def test_a_change_of_the_recipe_is_an_update(buns: RecipePage, change: dict[str, Any]) -> None:
    for name, value in change.items():
        setattr(buns, name, value)
    buns.save_revision().publish()

    assert RecipePage.objects.get(pk=buns.pk).updated_at is not None


def test_saving_it_again_is_no_update(buns: RecipePage) -> None:
    buns.save_revision().publish()

    assert RecipePage.objects.get(pk=buns.pk).updated_at is None


def test_marks_survive_a_revision(buns: RecipePage) -> None:
    draft = buns.save_revision().as_object()

    assert (draft.diets, draft.allergens) == (["vegetarian", "nut-free"], ["gluten", "eggs", "milk"])
    assert RecipePage.objects.filter(diets__contains="|nut-free|").get() == buns


@pytest.mark.usefixtures("tasks_run")
def test_ingredients_and_steps_are_searched(buns: RecipePage) -> None:
    found = RecipePage.objects.search("flour")

    assert [post.pk for post in found] == [buns.pk]
    assert [post.pk for post in RecipePage.objects.search("brown")] == [buns.pk]


def test_pictures_of_steps_come_with_the_others(client: Client, food: FoodSectionPage) -> None:
    shown = picture("The dough")
    post = recipe(food, lead_image=picture(), steps=stored_steps(picture=shown))

    html = client.get(post.url).content.decode()

    assert html.count('alt="So"') == 2


def test_a_scheduled_recipe_is_in_no_list(client: Client, food: FoodSectionPage) -> None:
    recipe(food, title="Secret buns", lead_image=picture(), go_live_at=timezone.now() + timedelta(days=1))

    for address in ("/food/", "/food/recipes/", "/food/feed/"):
        assert "Secret buns" not in client.get(address).content.decode()
