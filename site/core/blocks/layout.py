"""Blocks that stand beside or between the words: fact box, table, divider."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from core.rich_text import LINE_FEATURES, SMALL_FEATURES

from .groups import ASIDES
from .text import RichTextBlock


class FactBoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = RichTextBlock(label=_("Text"), features=SMALL_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        group = ASIDES
        template = "blocks/fact_box.html"
        label_format = "{title}"
        description = _("Background that would slow the story down.")
        preview_value = {
            "title": "The bridge in figures",
            "text": "<ul><li>Opened in 1907</li><li>Weighs 1,250 tonnes</li><li>Turns in 4 minutes</li></ul>",
        }


class TableValue(StructValue):
    @property
    def caption(self) -> str:
        """The table's own caption: Wagtail's table editor has a field for it."""
        table = self.get("table")
        return table.caption if table else ""


class TableBlock(blocks.StructBlock):
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Words"), required=False)),
            (
                "numeric",
                blocks.CharBlock(label=_("Numbers"), required=False, help_text=_("Set to the right.")),
            ),
            ("rich_text", RichTextBlock(label=_("Text with links"), required=False, features=LINE_FEATURES)),
        ],
        label=_("Table"),
    )
    note = blocks.CharBlock(label=_("Note or source"), required=False, max_length=300)

    def get_preview_value(self) -> StructValue:
        return self.to_python(PREVIEW_TABLE)

    class Meta:
        icon = "table"
        label = _("Table")
        group = ASIDES
        template = "blocks/table.html"
        value_class = TableValue
        description = _("Figures in rows and columns.")


PREVIEW_TABLE: dict[str, Any] = {
    "table": {
        "caption": "Passengers a day",
        "columns": [{"type": "text", "heading": "Line"}, {"type": "numeric", "heading": "Passengers"}],
        "rows": [{"values": ["Tram 1", "18,400"]}, {"values": ["Tram 4", "26,150"]}],
    },
    "note": "Source: Saltmere Tramways",
}


class DividerBlock(blocks.StaticBlock):
    class Meta:
        icon = "minus"
        label = _("Divider")
        group = ASIDES
        template = "blocks/divider.html"
        admin_text = _("A pause between two parts of the text.")
        description = _("A pause between two parts of the text.")
        preview_value = None
