"""The editor's form of a recipe, in the order of work: the dish, what to buy, what to do, facts, people."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface

from .forms import RecipeForm


def recipe_tabs(post: type[Any]) -> TabbedInterface:
    """Return the tabs; what all posts share is taken from the panels of `post`."""
    names = [getattr(panel, "field_name", getattr(panel, "relation_name", "")) for panel in post.content_panels]
    body = names.index("body")
    dish, people = post.content_panels[: body + 1], post.content_panels[body + 1 :]
    ingredients = [FieldPanel("ingredients"), FieldPanel("paste_ingredients")]
    return TabbedInterface(
        [
            ObjectList(dish, heading=_("Recipe")),
            ObjectList([_yield(), *ingredients], heading=_("Ingredients")),
            ObjectList([FieldPanel("steps")], heading=_("Method")),
            ObjectList(_facts(), heading=_("Times and marks")),
            ObjectList(people, heading=_("Bylines and topics")),
            ObjectList(post.promote_panels, heading=_("Promote")),
            ObjectList(post.settings_panels, heading=_("Settings")),
        ],
        base_form_class=RecipeForm,
    )


def _yield() -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldRowPanel([FieldPanel("yield_number"), FieldPanel("yield_unit")])],
        _("For how many"),
    )


def _facts() -> list[Any]:
    times = ("prep_minutes", "cook_minutes", "rest_minutes")
    return [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel(name) for name in times])],
            _("Times"),
            help_text=_("Readers see each that is given, and their sum."),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("course"), FieldPanel("cuisine")])], _("In the index of recipes")),
        MultiFieldPanel([FieldPanel("diets"), FieldPanel("allergens")], _("Diets and allergens")),
        MultiFieldPanel([FieldPanel("equipment"), FieldPanel("calories")], _("Also")),
    ]
