"""A post's body as a feed reader can show it: no forms, no scripts, addresses with their host."""

import re
from typing import Any

import nh3
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from core.addresses import absolute
from core.images.markup import picture_markup
from news.corrections.notes import Note

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


def _note(post: Any) -> str:
    """Return what a page says in its own design, such as whose opinion a piece is."""
    note = post.kind.note_in_feeds(post.genre, post.card_facts)
    return format_html("<p><em>{}</em></p>", note) if note else ""


def _corrections(notes: list[Note]) -> str:
    words = ((note.label, date_format(localtime(note.when), "j F Y"), note.text) for note in notes)
    return format_html_join("", "<p><strong>{} ({}):</strong> {}</p>", words)


def feed_html(post: Any, own: Any = None) -> str:
    """Return standfirst, lead picture and body of `post` as clean HTML with absolute addresses.

    `own` is the post with its kind's own fields, where feeds need those.
    """
    parts = [
        _corrections([*post.notes_on_top, *post.notes_under_headline]),
        format_html("<p><strong>{}</strong></p>", post.standfirst) if post.standfirst else "",
        picture_markup(post.lead_image, "column", alt=post.alt_text),
        *(own or post).get_feed_parts(),
        _note(post),
        _corrections(post.notes_at_end),
    ]
    html = nh3.clean(
        "".join(parts),
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags={"script", "style", "template", "svg", "button"},
        url_schemes={"http", "https", "mailto", "tel"},
    )
    return LOCAL_ADDRESS.sub(lambda match: f'{match[1]}="{absolute(match[2])}"', html)
