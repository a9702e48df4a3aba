"""From Markdown to HTML that may stand on a reader's page."""

import hashlib
import html
import logging
import re
import secrets
from collections.abc import Callable

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from core.html import mark_external_links

from .allowed import clean
from .footnotes import BlockFootnotes
from .limits import is_overloaded, shortened
from .references import Targets, look_up
from .struck import StruckExtension
from .tree import PicturePlace, References
from .typography import TypographyExtension

logger = logging.getLogger(__name__)

TAG = re.compile(r"<[^>]+>")
BLOCK_END = re.compile(r"</(?:p|h\d|li|t[dhr]|d[td]|blockquote|pre|div|caption|summary)>|<[bh]r>")
BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
FOOTNOTE_LINK = re.compile(r'<a [^>]*class="footnote-(?:back)?ref"[^>]*>[^<]*</a>')
SPACES = re.compile(r"\s+")


def render_markdown(text: str, block_id: str = "") -> SafeString:
    """Return `text` as HTML that is safe to print, whatever it holds. Never raises for its content.

    `block_id` makes footnote ids unique on a page with several texts; without it they follow from the text.
    """
    return mark_safe(mark_external_links(_render(text, block_id, look_up, PicturePlace.markup)))  # noqa: S308


def plain_text(text: str) -> str:
    """Return the words of `text` for the search index: no markup, no addresses, and no query."""
    rendered = _render(text, "", lambda wanted: Targets(), lambda place: html.escape(place.alt))
    words = TAG.sub("", BLOCK_END.sub(" ", FOOTNOTE_LINK.sub("", rendered)))
    return SPACES.sub(" ", BARE_ADDRESS.sub("", html.unescape(words))).strip()


def _render(
    text: str,
    block_id: str,
    find: Callable[[set[tuple[str, int]]], Targets],
    show: Callable[[PicturePlace], str],
) -> str:
    text = shortened(text or "")
    if is_overloaded(text):
        return _as_plain_paragraphs(text)
    prefix = hashlib.sha256((block_id or text).encode()).hexdigest()[:8]
    # Pictures are put in after cleaning, so that no tag of the text's own can pass for one.
    references = References(find, token=secrets.token_hex(8))
    try:
        cleaned = clean(_converter(prefix, references).convert(text), prefix)
    except (RecursionError, ValueError, AttributeError, IndexError, KeyError, TypeError):
        # The parser has its own faults; a reader should still get the words.
        logger.exception("Markdown could not be parsed; it is shown as plain text.")
        return _as_plain_paragraphs(text)
    return references.with_pictures(cleaned, show)


def _converter(prefix: str, references: References) -> Markdown:
    # Their order decides which of two rules wins; a set, as some use, changes it from process to process.
    return Markdown(
        extensions=[
            FencedCodeExtension(),
            BlockFootnotes(prefix),
            TableExtension(use_align_attribute=True),
            AbbrExtension(),
            SaneListExtension(),
            # Its quotation marks are English ones.
            TypographyExtension(quotes=settings.LANGUAGE_CODE.startswith("en")),
            StruckExtension(),
            references,
        ],
        output_format="html",
    )


def _as_plain_paragraphs(text: str) -> str:
    paragraphs = (html.escape(paragraph.strip()) for paragraph in re.split(r"\n\s*\n", text))
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)
