"""The blocks of a recipe: groups of ingredients, and steps."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructValue

from core.blocks.media import ImageBlock

from .amounts import parse_amount
from .parsing import Group, Row

#: A timer that runs longer than two days is a calendar.
LONGEST_TIMER = 48 * 60


class AmountBlock(blocks.CharBlock):
    """A number as cooks write it; kept as typed, because "1/2" and "0.5" are not the same to a reader."""

    def clean(self, value: str) -> str:
        cleaned: str = super().clean(value)
        if cleaned and parse_amount(cleaned) is None:
            raise ValidationError(
                _("Write a number, such as 2, 1 ½, 0.5 or 2–3. Words such as “a pinch” are the unit.")
            )
        return cleaned


class IngredientBlock(blocks.StructBlock):
    amount = AmountBlock(label=_("Amount"), required=False, max_length=30)
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=60)
    item = blocks.CharBlock(label=_("Ingredient"), max_length=250)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=250)
    optional = blocks.BooleanBlock(label=_("Optional"), required=False)

    def get_searchable_content(self, value: StructValue) -> list[str]:
        return [text for text in (value.get("item"), value.get("note")) if text]

    class Meta:
        icon = "list-ul"
        label = _("Ingredient")
        label_format = "{amount} {unit} {item}"
        form_classname = "struct-block ingredient-row"


class IngredientGroupBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=80,
        help_text=_("Such as “For the dough”. Most recipes need none."),
    )
    rows = blocks.ListBlock(IngredientBlock(), label=_("Ingredients"), collapsed=True, max_num=100)

    class Meta:
        icon = "list-ul"
        label = _("Ingredients")
        label_format = "{title}"


class IngredientsBlock(blocks.StreamBlock):
    group = IngredientGroupBlock()

    class Meta:
        required = False
        max_num = 20


class StepBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("What to do"), rows=3, max_length=2000)
    minutes = blocks.IntegerBlock(
        label=_("Minutes to wait"),
        required=False,
        min_value=1,
        max_value=LONGEST_TIMER,
        help_text=_("Readers see it beside the step."),
    )
    image = ImageBlock(label=_("Picture"), required=False)

    def get_searchable_content(self, value: StructValue) -> list[str]:
        return [value["text"]] if value.get("text") else []

    class Meta:
        icon = "order"
        label = _("Step")
        # Most steps have no picture: its fields open on demand.
        form_layout = blocks.BlockGroup(children=["text", "minutes"], settings=["image"])
        label_format = "{text}"


class StepsBlock(blocks.StreamBlock):
    step = StepBlock()
    part = blocks.CharBlock(label=_("Heading"), icon="title", max_length=80)

    class Meta:
        required = False
        max_num = 60


def groups_of(ingredients: Iterable[Any]) -> list[Group]:
    """Return the plain groups of an `ingredients` value."""
    return [
        Group(
            block.value.get("title") or "",
            tuple(
                Row(
                    item=row.get("item") or "",
                    amount=row.get("amount") or "",
                    unit=row.get("unit") or "",
                    note=row.get("note") or "",
                    optional=bool(row.get("optional")),
                )
                for row in block.value["rows"]
            ),
        )
        for block in ingredients
    ]


def group_data(group: Group) -> dict[str, Any]:
    """Return a plain group as the value of an `IngredientGroupBlock`."""
    return {"title": group.title, "rows": [row_data(row) for row in group.rows]}


def row_data(row: Row) -> dict[str, Any]:
    return {"amount": row.amount, "unit": row.unit, "item": row.item, "note": row.note, "optional": row.optional}
