"""The demo's recipes: real ones, that the parser reads and a cook could follow."""

import re
from typing import Any

import pytest

from cityblog.demo.texts import Text
from news.models import FoodSectionPage, RecipePage
from news.publishing import publishing_problems
from news.recipes.amounts import parse_amount
from news.recipes.marks import Allergen, Course, Diet, contradictions, with_included
from news.recipes.parsing import parse_ingredients
from tests.cityblog.test_demo_content import TEXTS, prose
from tests.factories import picture

RECIPES = {name: text for name, text in TEXTS.items() if text.front.get("kind") == "recipe"}


def steps(text: Text) -> list[dict[str, Any]]:
    all_steps = [{"text": step} if isinstance(step, str) else step for step in text.front["steps"]]
    return [step for step in all_steps if "part" not in step]


def test_there_are_twelve_in_the_food_section() -> None:
    assert len(RECIPES) >= 12
    assert {name.split("/")[0] for name in RECIPES} == {"food"}


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_is_introduced_and_told_in_steps(name: str) -> None:
    text = RECIPES[name]

    assert 60 <= len(prose(text)) <= 150
    assert 4 <= len(steps(text)) <= 9
    assert all(set(step) <= {"text", "minutes", "picture", "alt"} and step["text"] for step in steps(text))
    assert text.front["lead_image"]


@pytest.mark.parametrize("name", RECIPES)
def test_its_ingredients_are_read_from_the_pasted_lines(name: str) -> None:
    groups = parse_ingredients(RECIPES[name].front["ingredients"])

    rows = [row for group in groups for row in group.rows]
    assert 5 <= len(rows) <= 25
    assert [row for row in rows if row.amount and parse_amount(row.amount) is None] == []
    assert [row for row in rows if re.match(r"[0-9½¼¾]", row.item)] == []
    assert all(group.rows for group in groups)


@pytest.mark.parametrize("name", RECIPES)
def test_its_marks_are_known_and_agree(name: str) -> None:
    front = RECIPES[name].front

    assert set(front["diets"]) <= set(Diet.values)
    assert set(front["allergens"]) <= set(Allergen.values)
    assert front["course"] in Course.values
    assert contradictions(with_included(front["diets"]), front["allergens"]) == []


def test_a_recipe_of_the_demo_could_be_published(food: FoodSectionPage) -> None:
    from django.utils import timezone

    from cityblog.demo.bodies import Library
    from cityblog.demo.kinds import kind_of

    front = RECIPES["food/dark-rye-with-treacle"].front
    post = RecipePage(title=front["title"], lead_image=picture())
    kind_of(front).fill(post, front, Library({"bread-oven": picture()}, {}), timezone.now())

    food.add_child(instance=post)

    assert publishing_problems(RecipePage.objects.get(pk=post.pk)) == []
    assert post.total_minutes == 860
