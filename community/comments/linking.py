"""A comment's text as HTML: paragraphs, line ends and links, and nothing else, whatever was typed."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

#: Linear: no part can match in two ways. What may end a sentence is taken off afterwards.
_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^]{1,500}", re.IGNORECASE)
#: What readers write without a scheme is a link to us too, when it comes from somebody new.
_LINK_LIKE = re.compile(
    r"://|\bwww\.|\[/?url|href\s*=|\b[\w-]{1,63}\.(?:com|net|org|info|biz|ru|cn|top|xyz|online|site|shop|io|co|me|link|click)\b",
    re.IGNORECASE,
)
_AFTER_A_SENTENCE = ".,:;!?)]*_~…"
#: A link's words; the whole address stands in the link.
LONGEST_WORDS = 60


def has_link(text: str) -> bool:
    """Whether `text` has something that is meant to be followed."""
    return _LINK_LIKE.search(text) is not None


def as_html(text: str) -> SafeString:
    """Return `text` (plain, as `core.plain_text` leaves it) as safe HTML."""
    parts = [part.strip("\n") for part in text.split("\n\n")]
    # Everything in it is escaped, or made here.
    return mark_safe("".join(f"<p>{_lines(part)}</p>" for part in parts if part))  # noqa: S308


def _lines(paragraph: str) -> str:
    return "<br>".join(_linked(line) for line in paragraph.split("\n"))


def _linked(line: str) -> str:
    made, end = [], 0
    for found in _ADDRESS.finditer(line):
        address = found[0].rstrip(_AFTER_A_SENTENCE)
        if len(address) < len("https://a.b"):
            continue
        made += [escape(line[end : found.start()]), _link(address)]
        end = found.start() + len(address)
    return "".join([*made, escape(line[end:])])


def _link(address: str) -> str:
    words = re.sub(r"(?i)^https?://(?:www\.)?", "", address)
    if len(words) > LONGEST_WORDS:
        words = words[: LONGEST_WORDS - 1] + "…"
    return f'<a href="{escape(address)}" rel="ugc nofollow noopener">{escape(words)}</a>'
