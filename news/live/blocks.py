"""An entry of live coverage in the editor."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import EmbedBlock, RichTextBlock
from core.blocks.media import ImageBlock, alt_text_of
from core.rich_text import SMALL_FEATURES
from news.authors import author_names

#: A night of elections has two hundred; each costs the editor's form some twenty fields.
MOST_ENTRIES = 400


class NamedAuthorBlock(SnippetChooserBlock):
    """Chooses an author; for readers it takes name and address from those that the process keeps, without a query."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        keys = list(values)
        known = author_names()
        if all(key in known for key in keys if key):
            return [known[key].as_author() if key else None for key in keys]
        return list(super().bulk_to_python(keys))

    def deconstruct(self) -> Any:
        # To a migration it is Wagtail's own.
        _path, args, kwargs = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", args, kwargs


class EntryEmbedBlock(EmbedBlock):
    """An embed that may be left out."""

    url = blocks.URLBlock(
        label=_("Address"),
        max_length=500,
        required=False,
        help_text=_("Of a video or recording on YouTube, Vimeo, SoundCloud or Spotify. Others become a plain link."),
    )


class EntryBlock(blocks.StructBlock):
    """A piece of news at a moment."""

    headline = blocks.CharBlock(label=_("Headline"), required=False, max_length=160)
    text = RichTextBlock(label=_("Text"), features=SMALL_FEATURES)
    is_key = blocks.BooleanBlock(
        label=_("Key moment"), required=False, help_text=_("Stands in the list of key moments at the head of the page.")
    )
    image = ImageBlock(label=_("Picture"), required=False)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)
    embed = EntryEmbedBlock(label=_("Film or sound"))
    time = blocks.DateTimeBlock(
        label=_("Time"), required=False, help_text=_("Leave empty for now. Readers see the newest first.")
    )
    author = NamedAuthorBlock(
        "news.Author", label=_("Author"), required=False, help_text=_("Leave empty for the post's own byline.")
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.get("time") is None:
            # The form may have stood open for an hour: now is when it is sent, not when it was opened.
            cleaned["time"] = timezone.now().replace(second=0, microsecond=0)
        return cleaned

    def get_searchable_content(self, value: Any) -> list[str]:
        # Its parts would index what is left out as "None".
        embed = value.get("embed") or {}
        text = self.child_blocks["text"].get_searchable_content(value["text"]) if value.get("text") else []
        words = [value.get("headline"), *text, *alt_text_of(value.get("image")), value.get("caption")]
        return [part for part in (*words, embed.get("title"), embed.get("caption")) if part]

    class Meta:
        icon = "time"
        label = _("Entry")
        label_format = "{time} {headline} {text}"
        description = _("A piece of news with its time.")
        form_layout = [
            "headline",
            "text",
            "is_key",
            BlockGroup(
                heading=_("Picture, film, sound"),
                icon="image",
                classname="collapsed",
                label_format="{caption}",
                children=["image", "caption", "embed"],
            ),
            BlockGroup(heading=_("Time and author"), icon="time", classname="collapsed", children=["time", "author"]),
        ]
