"""Recipes: their ingredients are pasted lines, read as the editor's form reads them."""

import json
from datetime import datetime
from typing import Any

from cityblog.demo.bodies import Library
from news.models import RecipePage
from news.recipes.blocks import group_data
from news.recipes.parsing import parse_ingredients

MODEL = RecipePage


def fill(post: RecipePage, front: dict[str, Any], library: Library, now: datetime) -> None:
    post.yield_number = front.get("makes", 4)
    post.yield_unit = front.get("of", "servings")
    post.prep_minutes, post.cook_minutes, post.rest_minutes = (front.get(name) for name in ("prep", "cook", "rest"))
    post.course = front.get("course", "")
    post.cuisine = front.get("cuisine", "")
    post.diets = front.get("diets", [])
    post.allergens = front.get("allergens", [])
    post.equipment = "\n".join(front.get("equipment", []))
    post.calories = front.get("calories")
    groups = parse_ingredients(front["ingredients"])
    post.ingredients = json.dumps([{"type": "group", "value": group_data(group)} for group in groups])
    post.steps = json.dumps([_step(step, library) for step in front["steps"]])


def _step(step: Any, library: Library) -> dict[str, Any]:
    """Return the block of a step: text alone, or a mapping with text, minutes and picture, or a heading ("part")."""
    if isinstance(step, str):
        step = {"text": step}
    if "part" in step:
        return {"type": "part", "value": step["part"]}
    value = {"text": step["text"], "minutes": step.get("minutes")}
    if key := step.get("picture"):
        image = library.pictures[key]
        value["image"] = {"image": image.pk, "decorative": False, "alt_text": step.get("alt") or image.description}
    return {"type": "step", "value": value}
