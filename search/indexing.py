"""Keeping the index: published posts go in as they are saved, and out when they are published no longer.

Whatever is asked of the index is asked again of the posts (`news.querysets.searchable`), so a post that was hidden a
moment ago, or by the clock alone, is never shown while the index catches up.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from news.models import PostPage
from search import vocabulary
from search.analysis import words
from search.backends.prepared import Prepared
from search.documents import digest_of, document_of, people_of
from search.engines import engine
from search.models import Document
from search.numbering import A_MINUTE, free_keys, wanted_key

#: PostgreSQL's name for "one writer of the index at a time".
LOCK = 7_315_001
#: What of a post changes with what readers see of it.
VERSION = ("title", "last_published_at", "content_digest")


@contextmanager
def as_read(posts: Sequence[PostPage]) -> Iterator[set[int]]:
    """Hold the index, and yield the keys of those `posts` that are still as they were read.

    Others were saved since, by an editor while all is indexed anew perhaps, and have a task of their own: what was
    read before would stand in snippets after it was taken down.
    """
    with transaction.atomic():
        _wait_for_others()
        rows = PostPage.objects.filter(pk__in=[post.pk for post in posts]).values_list("pk", *VERSION)
        now = {pk: version for pk, *version in rows}
        yield {post.pk for post in posts if now.get(post.pk) == [getattr(post, name) for name in VERSION]}


@transaction.atomic
def store(items: Sequence[Prepared]) -> set[int]:
    """Index the posts `items`, drop those that readers may not find; return the keys of those that are as they were."""
    _wait_for_others()
    keys = [item.pk for item in items]
    public = set(PostPage.objects.searchable().filter(pk__in=keys).values_list("pk", flat=True))
    old = {document.post_id: document for document in Document.objects.filter(post__in=keys).only("post_id", "digest")}
    shown = [item for item in items if item.pk in public and item.obj.date_shown]
    people = people_of([item.pk for item in shown])
    digests = {item.pk: digest_of(item.obj, item.digest, people) for item in shown}
    wanted = {item.pk: wanted_key(item.obj.date_shown, item.pk) for item in shown}
    # A post is saved more often than it changes.
    same = {pk for pk, digest in digests.items() if pk in old and _is_same(old[pk], digest, wanted[pk])}
    dropped = _drop([pk for pk in old if pk not in same])
    changed = [item for item in shown if item.pk not in same]
    free = free_keys({item.pk: wanted[item.pk] for item in changed}, _taken(wanted[item.pk] for item in changed))
    added = []
    for item in changed:
        document = document_of(item.obj, item.texts, people, digests[item.pk])
        document.pk = free[item.pk]
        added.append(document)
    engine().store(added, {item.pk: " ".join(words(item.obj.title)) for item in changed})
    Document.objects.bulk_create(added, batch_size=500)
    vocabulary.change(vocabulary.words_of(added), vocabulary.words_of(dropped))
    return same


def _is_same(old: Document, digest: bytes, wanted: int) -> bool:
    # Within a minute of the wanted key: it may have been taken.
    return wanted <= old.pk < wanted + A_MINUTE and old.digest is not None and bytes(old.digest) == digest


def _drop(posts: Collection[int]) -> list[Document]:
    """Drop the documents of `posts`, and return them with their words."""
    old = list(Document.objects.filter(post__in=posts).only("post_id", "forms")) if posts else []
    Document.objects.filter(pk__in=[document.pk for document in old])._raw_delete(using=connection.alias)
    return old


@transaction.atomic
def forget(posts: Collection[int]) -> None:
    """Drop the posts with these primary keys from the index."""
    _wait_for_others()
    vocabulary.change(vocabulary.words_of([]), vocabulary.words_of(_drop(posts)))


@transaction.atomic
def forget_all() -> None:
    _wait_for_others()
    Document.objects.all()._raw_delete(using=connection.alias)
    vocabulary.forget_all()


def _taken(wanted: Iterable[int]) -> dict[int, int]:
    """Return which of the wanted keys and of those just beyond are taken, and by which post."""
    near = {key + more for key in wanted for more in range(2)}
    taken: dict[int, int] = {}
    while near:
        found = dict(Document.objects.filter(pk__in=near).values_list("pk", "post_id"))
        taken |= found
        near = {key + 1 for key in found} - taken.keys()
    return taken


def _wait_for_others() -> None:
    # Two writers would count the same words in different orders. SQLite has one writer as it is.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
