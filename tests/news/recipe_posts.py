"""Making recipes, in one line each; and what an editor's form of one posts."""

import json
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from core.models import CityImage
from news.models import Byline, RecipePage
from news.recipes.blocks import group_data
from news.recipes.parsing import parse_ingredients
from tests.factories import put

DOUGH = "For the dough:\n500 g flour\n1 ½ tsp salt\n2 eggs, beaten\nFor the top:\n1 tbsp milk (optional)"
STEPS = ({"text": "Mix everything.", "minutes": None}, {"text": "Bake until brown.", "minutes": 25})


def stored_ingredients(lines: str = DOUGH) -> str:
    return json.dumps([{"type": "group", "value": group_data(group)} for group in parse_ingredients(lines)])


def stored_steps(steps: Any = STEPS, *, picture: CityImage | None = None) -> str:
    shown = {"image": {"image": picture.pk, "decorative": False, "alt_text": "So"}} if picture else {}
    return json.dumps([{"type": "step", "value": {**step, **shown}} for step in steps])


def recipe(
    section: Any,
    *,
    title: str = "Lamp-night buns",
    lines: str = DOUGH,
    steps: str = "",
    live: bool = True,
    bylines: tuple[Any, ...] = (),
    topics: tuple[str, ...] = (),
    edited: bool = False,
    **fields: Any,
) -> RecipePage:
    """Make a recipe in `section`, live unless `live` is False."""
    post = RecipePage(title=title, live=False, ingredients=stored_ingredients(lines), **fields)
    post.steps = steps or stored_steps()
    post.bylines = [Byline(author=person, sort_order=order) for order, person in enumerate(bylines)]
    post.topics.set(topics)
    put(section, post, live=live, edited=edited)
    return RecipePage.objects.get(pk=post.pk)


def recipe_form(*, publish: bool = False, rows: Any = None, steps: Any = None, **fields: Any) -> dict[str, Any]:
    """Return the form of a recipe with `rows` of one group as the browser knows them, and `fields` as typed."""
    group = {"title": "", "rows": {"count": "0"}} if rows is None else {"title": "", "rows": rows}
    typed = {
        "title": "Lamp-night buns",
        "slug": "lamp-night-buns",
        "yield_number": "4",
        "yield_unit": "servings",
        "body": streamfield([]),
        "ingredients": streamfield([] if rows is None else [("group", group)]),
        "steps": streamfield(steps or []),
        "bylines": inline_formset([]),
        "post_places": inline_formset([]),
        "comments": inline_formset([]),
        **fields,
    }
    # Boxes of one name are a list to the browser, not rows.
    boxes = {name: typed.pop(name) for name in ("diets", "allergens") if name in typed}
    return {**nested_form_data({**typed, **({"action-publish": "1"} if publish else {})}), **boxes}
