"""A video or a recording from elsewhere: asked about when saved, loaded when the reader wants it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructValue

from core.embeds import Embed, describe, title_from_provider

from .groups import ELSEWHERE


class EmbedValue(StructValue):
    @property
    def embed(self) -> Embed | None:
        """All that the template shows; worked out from the address and the stored title alone."""
        url = self.get("url")
        return describe(url, self.get("title") or "") if url else None


class EmbedBlock(blocks.StructBlock):
    url = blocks.URLBlock(
        label=_("Address"),
        max_length=500,
        help_text=_("Of a video or recording on YouTube, Vimeo, SoundCloud or Spotify. Others become a plain link."),
    )
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to have it filled in when you save."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)

    def clean(self, value: Any) -> Any:
        """Fill in the title: this is the only moment at which anybody is asked over the network."""
        cleaned = super().clean(value)
        if cleaned.get("url") and not cleaned.get("title"):
            cleaned["title"] = title_from_provider(cleaned["url"])
        return cleaned

    class Meta:
        icon = "media"
        label = _("Embed")
        group = ELSEWHERE
        template = "blocks/embed.html"
        value_class = EmbedValue
        label_format = "{title} {url}"
        description = _("A video or recording that loads when the reader asks for it.")
        preview_value = {
            "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
            "title": "The harbour from above",
            "caption": "Filmed on the first day of spring.",
        }
