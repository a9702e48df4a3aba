"""What a post's words come to: how long it is, and whether it really changed."""

import hashlib
import json
import re
from typing import Any

from django.utils.html import strip_tags

#: Words a minute at which adults read English prose (Brysbaert 2019: 238).
WORDS_A_MINUTE = 238
WORD = re.compile(r"\w[\w’'-]*")
#: The editor's numbers for paragraphs, which text from a file or a script does not have.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def body_text(post: Any) -> str:
    """Return the words of the body and of the kind's own streams, without markup."""
    parts: list[str] = []
    for stream in post.get_streams():
        for child in stream:
            parts.extend(str(words) for words in child.block.get_searchable_content(child.value))
    return strip_tags(" ".join(parts))


def count_words(post: Any) -> int:
    return len(WORD.findall(body_text(post)))


def reading_minutes(words: int) -> int:
    return max(1, round(words / WORDS_A_MINUTE))


def _without_ids(value: Any) -> Any:
    """Drop the ids of blocks and paragraphs and fold white space: none is a change that a reader could see."""
    if isinstance(value, dict):
        return {key: _without_ids(item) for key, item in value.items() if key != "id"}
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    return " ".join(BLOCK_KEY.sub("", value).split()) if isinstance(value, str) else value


def content_digest(post: Any) -> str:
    """Return a digest of what readers see of the post: it differs only after a real change."""
    seen = [
        post.title,
        post.standfirst,
        post.lead_image_id,
        post.lead_image_caption,
        _without_ids(post.body.get_prep_value()),
        *post.get_extra_digest(),
    ]
    return hashlib.sha256(json.dumps(_without_ids(seen), sort_keys=True).encode()).hexdigest()
