"""What cards show beside the post itself: pictures and the people in bylines."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from core.images.loading import Use, attach_pictures

#: What a card shows of a byline; an author's page and a story show more.
CARD_BYLINE = ("post", "role", "sort_order", "author__name", "author__slug", "author__portrait")


def load_bylines(posts: list[Any], *more: str) -> None:
    """Load the bylines of `posts` with what cards show of their authors, and `more` fields, in one query."""
    from news.models import Byline

    bylines = Byline.objects.select_related("author").only(*CARD_BYLINE, *more).order_by("sort_order")
    prefetch_related_objects(posts, Prefetch("bylines", queryset=bylines))


def pictures_of(posts: Iterable[Any], *shapes: str) -> list[Use]:
    return [Use(post, "lead_image", shapes) for post in posts]


def portraits_of(posts: Iterable[Any]) -> list[Use]:
    """Return the portraits of the authors of `posts`, whose bylines are loaded."""
    return [Use(byline.author, "portrait", ("portrait",)) for post in posts for byline in post.byline_list]


def load_cards(posts: list[Any], *shapes: str, beside: Iterable[Use] = ()) -> None:
    """Load for `posts` the bylines, and the lead pictures in `shapes`: three queries, however many posts.

    Pictures that the page uses `beside` them come in the same queries.
    """
    load_bylines(posts)
    attach_pictures([*pictures_of(posts, *shapes), *beside])
