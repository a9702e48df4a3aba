"""Keeping the index: published posts go in as they are saved, and out when they are published no longer.

Whatever is asked of the index is asked again of the posts (`news.querysets.searchable`), so a post that was hidden a
moment ago, or by the clock alone, is never shown while the index catches up.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from news.models import PostPage
from search import vocabulary
from search.analysis import words
from search.documents import Text, document_of, people_of
from search.engines import engine
from search.models import Document
from search.numbering import A_MINUTE, free_keys, wanted_key

#: PostgreSQL's name for "one writer of the index at a time".
LOCK = 7_315_001
#: What of a post changes with what readers see of it.
VERSION = ("title", "last_published_at", "content_digest")
COMPARED = ("marks", "signs", "headline", "rest", "forms", "listed_until")


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
def store(posts: Sequence[PostPage], texts: Mapping[int, Sequence[Text]]) -> None:
    """Index `posts`, with their `texts` by primary key; those that readers may not find are dropped."""
    _wait_for_others()
    keys = [post.pk for post in posts]
    public = set(PostPage.objects.searchable().filter(pk__in=keys).values_list("pk", flat=True))
    old = {document.post_id: document for document in Document.objects.filter(post__in=keys)}
    shown = [post for post in posts if post.pk in public and post.date_shown]
    people = people_of([post.pk for post in shown])
    new = {post.pk: document_of(post, texts[post.pk], people) for post in shown}
    wanted = {post.pk: wanted_key(post.date_shown, post.pk) for post in shown if post.date_shown}
    # A post is saved more often than it changes.
    same = {pk for pk, document in new.items() if pk in old and _is_same(old[pk], document, wanted[pk])}
    outdated = [document for pk, document in old.items() if pk not in same]
    Document.objects.filter(pk__in=[document.pk for document in outdated])._raw_delete(using=connection.alias)
    wanted = {pk: key for pk, key in wanted.items() if pk not in same}
    for pk, key in free_keys(wanted, _taken(wanted)).items():
        new[pk].pk = key
    added = [new[pk] for pk in wanted]
    Document.objects.bulk_create(added, batch_size=500)
    titles = {post.pk: " ".join(words(post.title)) for post in shown}
    engine().store([(document.pk, titles[document.post_id]) for document in added])
    vocabulary.change(vocabulary.words_of(added), vocabulary.words_of(outdated))


def _is_same(old: Document, new: Document, wanted: int) -> bool:
    # Within a minute of the wanted key: it may have been taken.
    is_in_place = wanted <= old.pk < wanted + A_MINUTE
    return is_in_place and all(getattr(old, name) == getattr(new, name) for name in COMPARED)


@transaction.atomic
def forget(posts: Collection[int]) -> None:
    """Drop the posts with these primary keys from the index."""
    _wait_for_others()
    old = list(Document.objects.filter(post__in=posts).only("post_id", "forms"))
    Document.objects.filter(pk__in=[document.pk for document in old])._raw_delete(using=connection.alias)
    vocabulary.change(vocabulary.words_of([]), vocabulary.words_of(old))


@transaction.atomic
def forget_all() -> None:
    _wait_for_others()
    Document.objects.all()._raw_delete(using=connection.alias)
    vocabulary.forget_all()


def _taken(wanted: Mapping[int, int]) -> dict[int, int]:
    """Return which of the wanted keys and of those just beyond are taken, and by which post."""
    near = {key + more for key in wanted.values() for more in range(2)}
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
