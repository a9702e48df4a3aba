"""Clean HTML that others wrote, down to what our rich text can hold."""

import re
from functools import lru_cache

import nh3

from core.at_hand import WHOLE_KEY

SCHEMES = {"http", "https", "mailto", "tel"}
TAGS = {
    "a",
    "b",
    "blockquote",
    "br",
    "em",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "strong",
    "sub",
    "sup",
    "ul",
}
#: What goes with all it holds; of other unknown tags only the tag itself goes.
WITH_CONTENT = {
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "title",
    "textarea",
}
#: Those without an end, which have no attributes either.
VOID = {"br", "hr"}
#: Wagtail's own way of writing a link to a page or a document.
LINK_TYPES = {"page", "document"}
EXTERNAL_LINK = re.compile(r'<a (?=[^>]*\bhref="(?:https?:)?//)')


@lru_cache(maxsize=256)
def sanitise(html: str) -> str:
    """Return `html` with nothing but the tags of our rich text, and links of harmless schemes."""
    cleaned = nh3.clean(
        html.replace("\0", ""),
        tags=TAGS,
        clean_content_tags=WITH_CONTENT,
        attributes={"*": {"data-block-key"}, "a": {"href", "id", "linktype", "data-block-key"}},
        attribute_filter=_internal_link_attributes,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    # As Wagtail writes them: its editor takes what has no slash for open, and does not open the page.
    return cleaned.replace("<br>", "<br/>").replace("<hr>", "<hr/>")


def mark_external_links(html: str) -> str:
    """Return cleaned `html`, each link that leaves the site marked `rel="noopener"`."""
    return EXTERNAL_LINK.sub('<a rel="noopener" ', html)


def _internal_link_attributes(tag: str, attribute: str, value: str) -> str | None:
    if tag in VOID:
        return None
    if attribute == "id":
        return value if WHOLE_KEY.match(value) else None
    if attribute == "linktype":
        return value if value in LINK_TYPES else None
    return value
