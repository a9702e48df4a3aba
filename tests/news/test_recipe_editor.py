"""The editor's form of a recipe: pasted lines become rows once, and what is missing is said at its field."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from news.models import FoodSectionPage, NewsSectionPage, RecipePage
from news.recipes.blocks import groups_of
from news.recipes.parsing import parse_ingredients
from tests.factories import picture
from tests.news.admin_forms import add_address, edit_address
from tests.news.recipe_posts import recipe, recipe_form

PASTED = "200 g flour, sifted\n1 egg (optional)\nFor the top:\n1 tbsp sugar"


@pytest.fixture
def editing(client: Client, editor: Any) -> Client:
    client.force_login(editor)
    return client


def latest(post: RecipePage) -> RecipePage:
    draft: RecipePage = RecipePage.objects.get(pk=post.pk).get_latest_revision_as_object()
    return draft


def rows_form(*items: str) -> dict[str, Any]:
    """Return the rows of a group as the browser posts them."""
    blank = {"amount": "", "unit": "", "note": "", "optional": ""}
    rows: dict[str, Any] = {"count": str(len(items))}
    for number, item in enumerate(items):
        rows |= {
            str(number): {
                "value": {**blank, "item": item},
                "id": "",
                "order": str(number),
                "deleted": "",
                "type": "item",
            }
        }
    return rows


STEP = ("step", {"text": "Bake.", "minutes": "", "image": {"image": "", "alt_text": "", "decorative": ""}})


def test_recipes_belong_in_food_only(food: FoodSectionPage, news: NewsSectionPage) -> None:
    assert RecipePage.can_create_at(food)
    assert not RecipePage.can_create_at(news)


def test_a_new_recipe_is_for_four(editing: Client, food: FoodSectionPage) -> None:
    html = editing.get(add_address("recipepage", food)).content.decode()

    assert RecipePage().yield_number == 4
    for words in ("Paste ingredients", "Times and marks", "Bylines and topics", 'autocomplete="off"'):
        assert words in html, words


def test_pasted_lines_become_rows_and_the_field_is_empty_again(editing: Client, food: FoodSectionPage) -> None:
    editing.post(add_address("recipepage", food), recipe_form(paste_ingredients=PASTED))

    post = RecipePage.objects.get()
    assert groups_of(latest(post).ingredients) == parse_ingredients(PASTED)
    html = editing.get(edit_address(post)).content.decode()
    assert "flour" in html
    assert "For the top:" not in html


def test_the_same_page_saved_again_adds_nothing(editing: Client, food: FoodSectionPage) -> None:
    # Autosave: the browser's form does not know the rows and sends the text each time, half typed at first.
    editing.post(add_address("recipepage", food), recipe_form(paste_ingredients="200 g flo"))
    post = RecipePage.objects.get()

    for _ in range(3):
        editing.post(edit_address(post), recipe_form(paste_ingredients=PASTED))

    assert groups_of(latest(post).ingredients) == parse_ingredients(PASTED)


def test_a_browser_that_kept_the_text_adds_nothing(editing: Client, food: FoodSectionPage) -> None:
    post = recipe(food, lines="1 egg\nSalt", live=False)

    editing.post(edit_address(post), recipe_form(rows=rows_form("1 egg", "Salt"), paste_ingredients="Salt"))

    assert [row.item for group in groups_of(latest(post).ingredients) for row in group.rows] == ["1 egg", "Salt"]


def test_lines_without_a_heading_join_the_last_group(editing: Client, food: FoodSectionPage) -> None:
    post = recipe(food, live=False)

    editing.post(edit_address(post), recipe_form(rows=rows_form("Flour"), paste_ingredients="Milk\nTop:\nSugar"))

    groups = groups_of(latest(post).ingredients)
    assert [(group.title, [row.item for row in group.rows]) for group in groups] == [
        ("", ["Flour", "Milk"]),
        ("Top", ["Sugar"]),
    ]


@pytest.mark.parametrize("pasted", ["x" * 300, "egg\n" * 200])
def test_what_is_too_long_is_said_at_the_field(editing: Client, food: FoodSectionPage, pasted: str) -> None:
    response = editing.post(add_address("recipepage", food), recipe_form(paste_ingredients=pasted))

    assert response.context["form"].errors.keys() == {"paste_ingredients"}


def test_publishing_asks_for_a_picture_ingredients_and_a_step(editing: Client, food: FoodSectionPage) -> None:
    response = editing.post(add_address("recipepage", food), recipe_form(publish=True))

    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"lead_image", "ingredients", "steps"}
    assert "A recipe needs a picture" in response.content.decode()


def test_a_recipe_is_published_from_pasted_lines(editing: Client, food: FoodSectionPage) -> None:
    typed = recipe_form(
        publish=True, paste_ingredients=PASTED, steps=[STEP], lead_image=str(picture().pk), diets=["vegan"]
    )

    response = editing.post(add_address("recipepage", food), typed)

    assert response.status_code == 302, response.context["form"].errors
    post = RecipePage.objects.get()
    assert post.live
    assert post.diets == ["vegetarian", "vegan", "dairy-free"]
    assert "200" in editing.get(post.url).content.decode()


def test_a_preview_shows_pasted_lines_at_once(editing: Client, food: FoodSectionPage) -> None:
    post = recipe(food, lines="Salt", live=False)
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[post.pk])

    assert editing.post(preview, recipe_form(rows=rows_form("Salt"), paste_ingredients=PASTED)).json()["is_valid"]

    html = editing.get(preview, {"mode": ""}).content.decode()
    assert "flour" in html
    assert "For the top" in html


def test_a_diet_and_an_allergen_that_contradict_are_refused(editing: Client, food: FoodSectionPage) -> None:
    response = editing.post(
        add_address("recipepage", food), recipe_form(diets=["vegan"], allergens=["milk"], paste_ingredients="Milk")
    )

    assert "cannot both be true" in str(response.context["form"].errors["diets"])


def test_an_amount_that_is_no_number_is_refused_when_publishing(editing: Client, food: FoodSectionPage) -> None:
    rows = rows_form("salt")
    rows["0"]["value"]["amount"] = "a pinch"

    response = editing.post(
        add_address("recipepage", food),
        recipe_form(publish=True, rows=rows, steps=[STEP], lead_image=str(picture().pk)),
    )

    assert response.status_code == 200
    assert "ingredients" in response.context["form"].errors


@pytest.mark.parametrize(
    ("field", "value"), [("yield_number", "0"), ("yield_number", "501"), ("cook_minutes", "99999")]
)
def test_impossible_numbers_are_refused(editing: Client, food: FoodSectionPage, field: str, value: str) -> None:
    response = editing.post(add_address("recipepage", food), recipe_form(**{field: value}))

    assert response.context["form"].errors.keys() == {field}


def test_the_desk_has_a_listing_of_recipes(editing: Client, food: FoodSectionPage) -> None:
    recipe(food, title="Quick soup", course="soup", cook_minutes=20, diets=["vegan"])
    recipe(food, title="Slow stew", course="main", cook_minutes=200)
    listing = reverse("recipes:index")

    everything = editing.get(listing).content.decode()
    quick = editing.get(listing, {"course": "soup", "diet": "vegan", "total_minutes": "30"}).content.decode()

    assert "Quick soup" in everything
    assert "3\u00a0h 20\u00a0min" in everything
    assert "Quick soup" in quick
    assert "Slow stew" not in quick


def test_an_old_revision_is_compared_with_a_new_one(editing: Client, food: FoodSectionPage) -> None:
    post = recipe(food, live=True)
    post.diets = ["nut-free"]
    post.save_revision()

    response = editing.get(reverse("wagtailadmin_pages:revisions_compare", args=[post.pk, "earliest", "latest"]))

    assert response.status_code == 200
