"""What a recipe says of itself to search engines: schema.org's Recipe. All of it stands on the page too."""

from collections.abc import Iterable
from typing import Any

from core.metadata import Metadata
from core.structured_data import duration, without_empty
from news.structured_data import publisher, writers

from .marks import SCHEMA_DIETS
from .showing import shown_groups


def recipe_data(recipe: Any, meta: Metadata) -> dict[str, Any] | None:
    """Return the JSON-LD of `recipe` as it was written; None without a picture, which search engines require."""
    if not meta.image_url:
        return None
    published = recipe.date_shown
    return without_empty(
        {
            "@type": "Recipe",
            "name": recipe.title,
            "description": recipe.standfirst or meta.description,
            "url": meta.canonical,
            "mainEntityOfPage": meta.canonical,
            "image": [meta.image_url],
            "datePublished": published.isoformat() if published else "",
            "dateModified": (recipe.updated_at or published).isoformat() if published else "",
            "author": writers(recipe),
            "publisher": publisher(),
            "prepTime": _time(recipe.prep_minutes),
            "cookTime": _time(recipe.cook_minutes),
            "totalTime": _time(recipe.total_minutes),
            "recipeYield": [str(recipe.yield_number), f"{recipe.yield_number} {recipe.yield_unit}"],
            "recipeCategory": recipe.course_label,
            "recipeCuisine": recipe.cuisine,
            "keywords": ", ".join(topic.name for topic in recipe.topic_list),
            "suitableForDiet": [SCHEMA_DIETS[diet] for diet in recipe.diets if diet in SCHEMA_DIETS],
            "tool": recipe.equipment_list,
            "nutrition": _nutrition(recipe.calories),
            "recipeIngredient": [str(row) for group in shown_groups(recipe.ingredients) for row in group.rows],
            "recipeInstructions": list(instructions(recipe.steps.raw_data, meta.canonical)),
            "isAccessibleForFree": True,
        }
    )


def instructions(raw_steps: Iterable[Any], address: str) -> Iterable[dict[str, Any]]:
    """Yield steps, or sections of steps where the method has headings.

    From the stored form: making the blocks here would load their pictures before the page has them at hand.
    """
    section: dict[str, Any] | None = None
    number = 0
    for raw in raw_steps:
        if raw["type"] == "part":
            if section and section["itemListElement"]:
                yield section
            section = {"@type": "HowToSection", "name": raw["value"], "itemListElement": []}
            continue
        number += 1
        step = {"@type": "HowToStep", "text": raw["value"].get("text") or "", "url": f"{address}#step-{number}"}
        if section is None:
            yield step
        else:
            section["itemListElement"].append(step)
    if section and section["itemListElement"]:
        yield section


def _time(minutes: int | None) -> str:
    return duration(minutes) if minutes else ""


def _nutrition(calories: int | None) -> dict[str, Any]:
    return {"@type": "NutritionInformation", "calories": f"{calories} calories"} if calories else {}
