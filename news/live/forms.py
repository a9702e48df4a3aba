"""The editor's form of live coverage."""

from typing import Any

from wagtail.blocks.stream_block import StreamValue

from news.forms import PostForm

from .entries import time_of


class LiveForm(PostForm):
    """Keeps the newest entry at the top, beside the button that adds the next."""

    def clean_entries(self) -> Any:
        entries = self.cleaned_data["entries"]
        ordered = sorted(entries, key=lambda child: time_of(child.value), reverse=True)
        return StreamValue(entries.stream_block, [(child.block_type, child.value, child.id) for child in ordered])
