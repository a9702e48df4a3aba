"""What the worker does for search beside indexing one post that was saved."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django_tasks import task
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from news.models import PostPage
from search import indexing
from search.engines import engine
from search.engines.expressions import Field, Span, Tier, has
from search.models import Document

BATCH = 200
#: Posts of one author or topic that are indexed again when the name changes; the rest follow at the next rebuild.
MOST = 20_000


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
    """Index the posts with these primary keys, whatever their kind."""
    backend = get_search_backend()
    for batch in _batches(list(keys)):
        by_kind: dict[type[PostPage], list[PostPage]] = {}
        for post in PostPage.objects.filter(pk__in=batch).specific():
            by_kind.setdefault(type(post), []).append(post)
        for kind, posts in by_kind.items():
            backend.add_bulk(kind, posts)
        found = {post.pk for posts in by_kind.values() for post in posts}
        indexing.forget(set(batch) - found)


def _batches(keys: list[int]) -> Iterator[list[int]]:
    left = iter(keys)
    while batch := list(islice(left, BATCH)):
        yield batch
