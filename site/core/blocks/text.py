"""Blocks of words: rich text, Markdown, a quotation pulled out of the text."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText
from wagtailmarkdown.blocks import MarkdownBlock as WagtailMarkdownBlock

from core import markdown
from core.html import sanitise
from core.markdown.widgets import MarkdownTextarea
from core.rich_text import BODY_FEATURES

from .groups import ASIDES, WORDS


class RichTextBlock(blocks.RichTextBlock):
    """Rich text that is cleaned as it comes in, whichever way: Wagtail prints what is stored."""

    def __init__(self, *args: Any, features: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, features=features or BODY_FEATURES, **kwargs)

    def to_python(self, value: Any) -> RichText:
        return RichText(sanitise(value or ""))

    def normalize(self, value: Any) -> RichText:
        source = value.source if isinstance(value, RichText) else value
        return RichText(sanitise(str(source or "")))

    def get_prep_value(self, value: RichText) -> str:
        return sanitise(value.source)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = WORDS
        template = "blocks/rich_text.html"
        description = _("Paragraphs, headings, lists and links.")
        preview_value = (
            "<h2>The bridge opens on Monday</h2><p>After <b>eleven months</b> of repairs, trams cross the "
            "river again. The first one leaves at <i>5.12</i>.</p>"
        )


class MarkdownBlock(WagtailMarkdownBlock):
    """Markdown, rendered by our own renderer; in its template `value` is the finished HTML."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, max_length=markdown.LONGEST_TEXT, **kwargs)

    @cached_property
    def field(self) -> forms.Field:
        return forms.CharField(widget=MarkdownTextarea(attrs={"rows": 12}), **self.field_options)

    def clean(self, value: str) -> str:
        cleaned: str = super().clean(value)
        if markdown.is_overloaded(cleaned or ""):
            raise ValidationError(
                _("Too many brackets or marks are never closed here; it would be shown as plain text. Is this code?")
            )
        return cleaned

    def get_context(self, value: str, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        html = self.render_basic(value, context)
        return {**context, "value": html, "self": html}

    def render_basic(self, value: str, context: dict[str, Any] | None = None) -> SafeString:
        return markdown.render_markdown(value, block_id=str((context or {}).get("id") or ""))

    def get_searchable_content(self, value: str) -> list[str]:
        return [markdown.plain_text(value)] if value else []

    def extract_references(self, value: str) -> Iterator[tuple[Any, str, str, str]]:
        for model, pk in markdown.references(value or ""):
            yield model, str(pk), "", ""

    class Meta:
        icon = "code"
        label = _("Markdown")
        group = WORDS
        template = "blocks/markdown.html"
        description = _("Text written in Markdown: tables, footnotes, code.")
        preview_value = (
            "## Three ways to cross\n\n"
            "1. The **ferry**, every ten minutes\n2. Tram 4, from *Northgate*\n3. On foot[^1]\n\n"
            "[^1]: Twelve minutes, if the swing bridge is closed to ships."
        )


class PullQuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Quotation"), rows=3, max_length=400)
    attribution = blocks.CharBlock(label=_("Who says it"), required=False, max_length=120)
    role = blocks.CharBlock(label=_("Who that is"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        group = ASIDES
        template = "blocks/pull_quote.html"
        label_format = "{quote}"
        description = _("A sentence from the text, set large.")
        preview_value = {
            "quote": "We do not need a taller wall. We need to remember why the old one was there.",
            "attribution": "Petra Vance",
            "role": "leader of the opposition",
        }
