"""What the worker does for search beside indexing one post that was saved."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from django.db import connection
from django_tasks import task
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from news.models import PostPage
from search import indexing
from search.backends.prepared import Prepared
from search.engines import engine
from search.engines.expressions import Field, Span, Tier, has
from search.models import Document

BATCH = 500
#: Posts of one author or topic that are indexed again when the name changes; the rest follow at the next rebuild.
MOST = 20_000


logger = logging.getLogger(__name__)


@task()
def index_rest(keys: list[int]) -> None:
    """Index these posts, a great many, while readers already read."""
    index_posts(keys)


@task()
def index_below(page_id: int) -> None:
    """Index all posts at and below a page again: it moved, or who may read it changed."""
    page = Page.objects.filter(pk=page_id).first()
    if page is not None:
        index_posts(PostPage.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True))


@task()
def index_posts_with(mark: str) -> None:
    """Index all posts with `mark` again: what it stands for has another name now."""
    [keys] = engine().matching([Tier(has(mark, Field.MARK), MOST)], Span())
    index_posts(Document.objects.filter(pk__in=keys).values_list("post_id", flat=True))


def index_posts(keys: Iterable[int]) -> None:
    """Index the posts with these primary keys, whatever their kind; one that cannot be keeps no other from it."""
    for batch in _batches(list(keys)):
        try:
            _index(batch)
        except Exception:
            logger.exception("Posts are indexed one by one, because one of %s is in the way.", len(batch))
            _index_singly(batch)


def _index_singly(keys: list[int]) -> None:
    for key in keys:
        try:
            _index([key])
        except Exception:
            if not connection.is_usable():
                raise  # It is not the post's doing: the database is away.
            logger.exception("Post %s cannot be searched for.", key)


def _index(keys: list[int]) -> None:
    by_kind: dict[type[PostPage], list[Prepared]] = {}
    for post in PostPage.objects.filter(pk__in=keys).specific():
        by_kind.setdefault(type(post), []).append(Prepared(post))
    _store(by_kind)
    found = {post.pk for posts in by_kind.values() for post in posts}
    indexing.forget(set(keys) - found)


def _store(by_kind: Mapping[type[PostPage], list[Prepared]]) -> None:
    """Store posts of several kinds as one: what many posts have in common, their words, is then counted once."""
    backend, items = get_search_backend(), [item for items in by_kind.values() for item in items]
    with indexing.as_read([item.obj for item in items]) as current:
        together = {kind: [post for post in posts if post.pk in current] for kind, posts in by_kind.items()}
        same = indexing.store([post for posts in together.values() for post in posts])
        for kind, posts in together.items():
            backend.get_index_for_model(kind).store_changed(kind, posts, same)


def _batches(keys: list[int]) -> Iterator[list[int]]:
    left = iter(keys)
    while batch := list(islice(left, BATCH)):
        yield batch
