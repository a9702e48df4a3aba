"""Views, counted in memory and stored together: no reader's request writes.

Kept is how often a post was read on a day. No address, no account, no time of day.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from core.tallies import Counts, Tally
from news.models import PostPage, PostViews

#: A year, and the same month of the year before.
KEPT_DAYS = 400

Read = tuple[int, date]

_TABLE = PostViews._meta.db_table
_UPSERT = (
    f"INSERT INTO {_TABLE} (post_id, day, views) VALUES (%s, %s, %s) "  # noqa: S608
    f"ON CONFLICT (post_id, day) DO UPDATE SET views = {_TABLE}.views + excluded.views"
)


def note(post: int) -> None:
    """Count that somebody reads the post with this key. No query."""
    views.add((post, timezone.localdate()), 1)


def store(counts: Mapping[Read, Counts]) -> None:
    """Add `counts` to the rows of their posts and days: all of them, or none and raise.

    Only what all readers may read is counted: a post may have been withdrawn since its page was sent.
    """
    posts = {post for post, _day in counts}
    public = set(PostPage.objects.published().filter(pk__in=posts).order_by().values_list("pk", flat=True))
    # Always in the same order: two processes that meet would each wait for the other's row.
    rows = [(post, day, numbers[0]) for (post, day), numbers in sorted(counts.items()) if post in public]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(_UPSERT, rows)


def forget_old() -> None:
    """Delete what is older than readers were promised."""
    PostViews.objects.filter(day__lt=timezone.localdate() - timedelta(days=KEPT_DAYS)).delete()


views: Tally[Read] = Tally("views", store, most=5_000)
