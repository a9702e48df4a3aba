"""What a recipe is marked with: diets that it suits, allergens that it contains, the course it is for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class Diet(models.TextChoices):
    VEGETARIAN = "vegetarian", _("Vegetarian")
    VEGAN = "vegan", _("Vegan")
    GLUTEN_FREE = "gluten-free", _("Gluten-free")
    DAIRY_FREE = "dairy-free", _("Dairy-free")
    NUT_FREE = "nut-free", _("Nut-free")
    LOW_SALT = "low-salt", _("Low in salt")


class Allergen(models.TextChoices):
    """The fourteen that food law names (Regulation (EU) 1169/2011, annex II, and its British form)."""

    CELERY = "celery", _("celery")
    GLUTEN = "gluten", _("cereals with gluten")
    CRUSTACEANS = "crustaceans", _("crustaceans")
    EGGS = "eggs", _("eggs")
    FISH = "fish", _("fish")
    LUPIN = "lupin", _("lupin")
    MILK = "milk", _("milk")
    MOLLUSCS = "molluscs", _("molluscs")
    MUSTARD = "mustard", _("mustard")
    NUTS = "nuts", _("tree nuts")
    PEANUTS = "peanuts", _("peanuts")
    SESAME = "sesame", _("sesame")
    SOYA = "soya", _("soya")
    SULPHITES = "sulphites", _("sulphites")


class Course(models.TextChoices):
    BREAKFAST = "breakfast", _("Breakfast")
    STARTER = "starter", _("Starter")
    SOUP = "soup", _("Soup")
    MAIN = "main", _("Main dish")
    SIDE = "side", _("Side dish")
    BREAD = "bread", _("Bread")
    DESSERT = "dessert", _("Pudding")
    CAKE = "cake", _("Cakes and biscuits")
    PRESERVE = "preserve", _("Preserve")
    DRINK = "drink", _("Drink")


#: Diets that another one includes: who looks for the wider one wants to find it.
INCLUDED = {Diet.VEGAN: (Diet.VEGETARIAN, Diet.DAIRY_FREE)}
_NO_MEAT_OR_FISH = (Allergen.CRUSTACEANS, Allergen.FISH, Allergen.MOLLUSCS)
#: What a recipe for a diet cannot contain.
EXCLUDED = {
    Diet.VEGETARIAN: _NO_MEAT_OR_FISH,
    Diet.VEGAN: (*_NO_MEAT_OR_FISH, Allergen.EGGS, Allergen.MILK),
    Diet.GLUTEN_FREE: (Allergen.GLUTEN,),
    Diet.DAIRY_FREE: (Allergen.MILK,),
    Diet.NUT_FREE: (Allergen.NUTS, Allergen.PEANUTS),
}
#: The words of schema.org, which has none for nuts.
SCHEMA_DIETS = {
    Diet.VEGETARIAN: "https://schema.org/VegetarianDiet",
    Diet.VEGAN: "https://schema.org/VeganDiet",
    Diet.GLUTEN_FREE: "https://schema.org/GlutenFreeDiet",
    Diet.LOW_SALT: "https://schema.org/LowSaltDiet",
}


def with_included(diets: Iterable[str]) -> list[str]:
    """Return `diets` and those that they include, in the order of the choices."""
    chosen = set(diets)
    chosen.update(wider for diet, more in INCLUDED.items() if diet in chosen for wider in more)
    return [value for value in Diet.values if value in chosen]


def contradictions(diets: Iterable[str], allergens: Iterable[str]) -> list[tuple[str, str]]:
    """Return pairs of a diet and an allergen that cannot both be true."""
    contained = set(allergens)
    return [(diet, allergen) for diet in diets for allergen in EXCLUDED.get(Diet(diet), ()) if allergen in contained]


class MarksField(models.CharField):
    """Several of a few known words in one column, as "|vegan|nut-free|": `contains="|vegan|"` finds them.

    In Python a list, in the order of the choices; words that are no longer known fall away.
    """

    def __init__(self, *args: Any, marks: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.marks = marks
        super().__init__(*args, **{"max_length": 255, "blank": True, "default": list, **kwargs})

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> list[str]:
        return self.to_python(value)

    def to_python(self, value: Any) -> list[str]:
        words = value.split("|") if isinstance(value, str) else value or []
        known = self.marks.values if self.marks else list(words)
        return [word for word in known if word and word in words]

    def get_prep_value(self, value: Any) -> str:
        words = self.to_python(value)
        return f"|{'|'.join(words)}|" if words else ""

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: Any) -> None:
        """Every value is valid: what is not known has fallen away."""

    def run_validators(self, value: Any) -> None:
        """The column's length is ours, not the editor's."""

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=self.marks.choices if self.marks else [],
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
