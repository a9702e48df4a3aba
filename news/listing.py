"""Lists of posts grouped under the days they were published on, as the old blog had them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from core.images.loading import Use
from core.paging import cut_page
from news.cards import load_cards

POSTS_ON_A_PAGE = 20


@dataclass(frozen=True)
class Day:
    """The posts of one local day, newest first."""

    date: date
    posts: list[Any]


def by_day(posts: Iterable[Any]) -> list[Day]:
    """Group posts, already newest first, by the day in the site's time zone."""
    return [
        Day(day, list(group)) for day, group in groupby(posts, key=lambda post: timezone.localdate(post.date_shown))
    ]


def day_stream_context(
    posts: Any, request: HttpRequest, number: int, *shapes: str, empty_is_missing: bool, beside: Iterable[Use] = ()
) -> dict[str, Any]:
    """Return `days` and `pager` for page `number` of `posts`; a page beyond the last one is a 404.

    Lead pictures are loaded for the stream, and in `shapes` where the page shows some of them larger; with them those
    `beside` the stream.
    """
    page = cut_page(posts.for_listing(), request.path, number, POSTS_ON_A_PAGE)
    if empty_is_missing and not page.items:
        raise Http404("no such page of the list")
    load_cards(list(page.items), "card", *shapes, beside=beside)
    return {"days": by_day(page.items), "pager": page.pager, "is_first_page": number == 1}
