"""Slugs that addresses of the site need for themselves."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: First parts of addresses that are no pages of the tree, and parts that sections answer to themselves.
RESERVED = frozenset(
    [
        "account",
        "accounts",
        "admin",
        "api",
        "apply",
        "archive",
        "atom",
        "author",
        "authors",
        "calendar",
        "categories",
        "category",
        "columns",
        "comment",
        "comments",
        "contribute",
        "contributions",
        "corrections",
        "documents",
        "draft",
        "drafts",
        "events",
        "events-calendar",
        "feed",
        "feeds",
        "label",
        "labels",
        "live",
        "login",
        "logout",
        "media",
        "newsletter",
        "newsletters",
        "page",
        "places",
        "preview",
        "read",
        "reader",
        "recipes",
        "review",
        "reviews",
        "rss",
        "search",
        "sitemap",
        "static",
        "storylines",
        "styleguide",
        "subscribe",
        "tag",
        "tags",
        "topic",
        "topics",
        "unsubscribe",
        "user",
        "users",
    ]
)
YEAR = re.compile(r"^\d{4}$")


def is_reserved(slug: str) -> bool:
    return slug in RESERVED or bool(YEAR.match(slug))


def check_slug(slug: str, *, own: str = "") -> None:
    """Raise a ValidationError that says why `slug` cannot be used; `own` is the one slug a page may claim."""
    if slug == own:
        return
    if "\x00" in slug:
        raise ValidationError({"slug": _("An address cannot hold a null character.")})
    if YEAR.match(slug):
        raise ValidationError(
            {"slug": _("“%(slug)s” looks like a year, and years are addresses of the archive.") % {"slug": slug}}
        )
    if slug in RESERVED:
        raise ValidationError(
            {"slug": _("“%(slug)s” is an address that the site uses itself. Choose another.") % {"slug": slug}}
        )
