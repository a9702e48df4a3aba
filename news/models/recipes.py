"""The recipe: what to buy, what to do, and for how many."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from core.metadata import Metadata
from news.publishing import Problem
from news.recipes.blocks import IngredientsBlock, StepsBlock
from news.recipes.marks import Allergen, Course, Diet, MarksField, contradictions, with_included
from news.recipes.panels import recipe_tabs
from news.recipes.servings import Servings
from news.recipes.showing import ShownGroup, ShownPart, duration_words, shown_groups, shown_parts, yield_words
from news.recipes.structured_data import recipe_data

from .posts import PostPage

#: Two weeks: what ferments longer is left to itself.
MOST_MINUTES = 14 * 24 * 60
MINUTES = [MaxValueValidator(MOST_MINUTES)]


class RecipePage(PostPage):
    """A recipe: an introduction in the body, and what a cook needs in fields of their own."""

    yield_number = models.PositiveSmallIntegerField(
        _("makes"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text=_("For how many the amounts are. Readers can choose another number, and the amounts follow."),
    )
    yield_unit = models.CharField(
        _("of what"), max_length=40, default="servings", help_text=_("Servings, buns, jars … as readers shall see it.")
    )
    prep_minutes = models.PositiveIntegerField(_("preparing, in minutes"), null=True, blank=True, validators=MINUTES)
    cook_minutes = models.PositiveIntegerField(_("cooking, in minutes"), null=True, blank=True, validators=MINUTES)
    rest_minutes = models.PositiveIntegerField(
        _("resting, in minutes"),
        null=True,
        blank=True,
        validators=MINUTES,
        help_text=_("Rising, soaking, cooling: time in which the cook is free. 60 is an hour, 1440 a day."),
    )
    course = models.CharField(_("course"), max_length=20, choices=Course.choices, blank=True)
    cuisine = models.CharField(
        _("cuisine"), max_length=60, blank=True, help_text=_("Such as “Vietnamese”; readers can look for it.")
    )
    diets = MarksField(
        _("suits"), marks=Diet, help_text=_("Readers rely on it. Vegan includes vegetarian and dairy-free by itself.")
    )
    allergens = MarksField(
        _("contains"), marks=Allergen, help_text=_("All that is in it, of the fourteen allergens that food law names.")
    )
    equipment = models.TextField(
        _("equipment"), blank=True, max_length=1000, help_text=_("What not every kitchen has; one thing on a line.")
    )
    calories = models.PositiveSmallIntegerField(
        _("kilocalories"), null=True, blank=True, validators=[MaxValueValidator(5000)], help_text=_("In one serving.")
    )
    ingredients = StreamField(IngredientsBlock(), verbose_name=_("ingredients"), blank=True)
    steps = StreamField(StepsBlock(), verbose_name=_("method"), blank=True)

    # Derived when the recipe is saved, for the index.
    total_minutes = models.PositiveIntegerField(default=0, editable=False, db_index=True)

    edit_handler = recipe_tabs(PostPage)
    page_description = _("A recipe: ingredients that scale, steps, times, diets and allergens.")
    may_lead = False
    kind_icon = "list-ul"
    template = "news/recipe_page.html"
    subpage_types: list[str] = []

    search_fields = [
        *PostPage.search_fields,
        index.SearchField("ingredients"),
        index.SearchField("steps"),
        index.SearchField("cuisine"),
        index.FilterField("course"),
        index.FilterField("cuisine"),
        index.FilterField("total_minutes"),
    ]

    class Meta:
        verbose_name = _("recipe")
        verbose_name_plural = _("recipes")

    # What the kind says of itself.

    def get_card_facts(self) -> dict[str, Any]:
        return {"minutes": self.time_needed, "yield": self.yield_number, "unit": self.yield_unit}

    @classmethod
    def label_on_cards(cls, genre: str, facts: dict[str, Any]) -> str:
        return _now("Recipe")

    @classmethod
    def note_on_cards(cls, facts: dict[str, Any]) -> str:
        minutes, number = facts.get("minutes"), facts.get("yield")
        words = [duration_words(minutes)] if minutes else []
        words += [yield_words(number, facts.get("unit", ""))] if number else []
        return " · ".join(words)

    def get_publishing_problems(self) -> Iterable[Problem]:
        if not self.lead_image_id:
            yield Problem("lead_image", _now("A recipe needs a picture: search engines show none without."))
        if not any(group.rows for group in self.groups):
            yield Problem("ingredients", _now("A recipe needs ingredients. You can paste them into the field below."))
        if not any(block.block_type == "step" for block in self.steps):
            yield Problem("steps", _now("A recipe needs at least one step."))

    def get_structured_data(self, meta: Metadata) -> dict[str, Any] | None:
        return recipe_data(self, meta)

    def get_streams(self) -> list[Any]:
        return [self.body, self.steps]

    def get_extra_digest(self) -> list[Any]:
        return [
            *(self.yield_number, self.yield_unit, self.prep_minutes, self.cook_minutes, self.rest_minutes),
            *(self.course, self.cuisine, self.diets, self.allergens, self.equipment, self.calories),
            *(self.ingredients.get_prep_value(), self.steps.get_prep_value()),
        ]

    def derive_facts(self) -> None:
        self.total_minutes = self.time_needed
        super().derive_facts()

    def clean(self) -> None:
        super().clean()
        self.diets = with_included(self.diets)  # type: ignore[assignment]  # a list, whatever a CharField is
        self.cuisine = " ".join(self.cuisine.split())
        if wrong := contradictions(self.diets, self.allergens):
            diet, allergen = wrong[0]
            raise ValidationError(
                {
                    "diets": _("“%(diet)s” and “contains %(allergen)s” cannot both be true.")
                    % {"diet": Diet(diet).label, "allergen": Allergen(allergen).label}
                }
            )

    # What the page shows.

    @property
    def time_needed(self) -> int:
        return sum(minutes or 0 for minutes in (self.prep_minutes, self.cook_minutes, self.rest_minutes))

    @property
    def groups(self) -> list[ShownGroup]:
        return shown_groups(self.ingredients)

    @property
    def parts(self) -> list[ShownPart]:
        """The method. Asked for while the page is rendered: its pictures are at hand then."""
        return shown_parts(self.steps)

    @property
    def times(self) -> list[tuple[str, str, str]]:
        """What readers see of times, as (name, words, machine's words) of those that are given."""
        named = (
            (_now("Prepare"), self.prep_minutes),
            (_now("Cook"), self.cook_minutes),
            (_now("Rest"), self.rest_minutes),
        )
        given = [(name, minutes) for name, minutes in named if minutes]
        if len(given) > 1:
            given.append((_now("In all"), self.time_needed))
        return [(name, duration_words(minutes), f"PT{minutes}M") for name, minutes in given]

    @property
    def course_label(self) -> str:
        return str(Course(self.course).label) if self.course in Course.values else ""

    @property
    def diet_labels(self) -> list[str]:
        return [str(Diet(diet).label) for diet in self.diets]

    @property
    def allergen_labels(self) -> list[str]:
        return [str(Allergen(allergen).label) for allergen in self.allergens]

    @property
    def equipment_list(self) -> list[str]:
        return [line.strip() for line in self.equipment.splitlines() if line.strip()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        servings = Servings.from_query(request.GET, self.yield_number or 1, self.url)
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["servings"] = servings
        context["groups"] = shown_groups(self.ingredients, servings.factor)
        if servings.is_scaled:
            # The same recipe at another address: search engines are to know the one that was written.
            context["meta"] = replace(context["meta"], no_index=True)
            context["structured_data"] = ""
        return context
