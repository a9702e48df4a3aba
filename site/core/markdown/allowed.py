"""The tags and attributes that Markdown may leave in a page; no styles, no classes or ids of the site."""

import re
from functools import partial

import nh3

from core.html import SCHEMES, WITH_CONTENT

# fmt: off
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "del", "details", "div", "dd", "dl", "dt",
    "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "s", "samp", "small", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}
# fmt: on
ATTRIBUTES = {
    "a": {"href", "title", "id"},
    "abbr": {"title"},
    "details": {"open"},
    "li": {"id", "value"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
#: What the footnotes' own markup carries.
CLASSES = {"a": {"footnote-ref", "footnote-backref"}, "div": {"footnote"}}
VALUES = {
    "align": re.compile("left|center|right"),
    "scope": re.compile("row|col|rowgroup|colgroup"),
    "colspan": re.compile(r"[1-9]\d?"),
    "rowspan": re.compile(r"[1-9]\d?"),
    "start": re.compile(r"\d{1,6}"),
    "value": re.compile(r"\d{1,6}"),
}
TOP_HEADING = re.compile(r"(</?)h1\b")


def clean(markup: str, footnote_prefix: str) -> str:
    """Return `markup` with only what is allowed, well formed."""
    # The page has its own title, which is its only heading of the first level.
    return nh3.clean(
        TOP_HEADING.sub(r"\1h2", markup),
        tags=TAGS,
        clean_content_tags=WITH_CONTENT,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        attribute_filter=partial(_allowed, re.compile(rf"fn(?:ref\d*)?-{footnote_prefix}-\d+")),
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _allowed(footnote_id: re.Pattern[str], tag: str, attribute: str, value: str) -> str | None:
    pattern = footnote_id if attribute == "id" else VALUES.get(attribute)
    return value if pattern is None or pattern.fullmatch(value) else None
