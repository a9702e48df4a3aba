"""A post's body as a feed reader can show it: no forms, no scripts, addresses with their host."""

import re
from typing import Any

import nh3
from django.utils.html import format_html

from core.addresses import absolute
from core.images.markup import picture_markup

#: Figures, tables and text; what needs our style sheet or scripts (click-to-load players) becomes its link.
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dl", "dt", "em", "figcaption",
    "figure", "h2", "h3", "h4", "hr", "i", "img", "li", "ol", "p", "pre", "s", "small", "strong", "sub", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
LOCAL_ADDRESS = re.compile(r'(?<=\s)(href|src)="(/(?!/)[^"]*)"')


def feed_html(post: Any, own: Any = None) -> str:
    """Return standfirst, lead picture and body of `post` as clean HTML with absolute addresses.

    `own` is the post with its kind's own fields, where feeds need those.
    """
    parts = [
        format_html("<p><strong>{}</strong></p>", post.standfirst) if post.standfirst else "",
        picture_markup(post.lead_image, "column", alt=post.alt_text),
        *(own or post).get_feed_parts(),
    ]
    html = nh3.clean(
        "".join(parts),
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags={"script", "style", "template", "svg", "button"},
        url_schemes={"http", "https", "mailto", "tel"},
    )
    return LOCAL_ADDRESS.sub(lambda match: f'{match[1]}="{absolute(match[2])}"', html)
