"""How often the demo's posts were read: the same numbers at each start, fewer as posts grow older."""

import zlib
from datetime import timedelta

from django.utils import timezone

from news.models import PostPage, PostViews

#: Days up to today that have readers.
DAYS = 30
#: A post of today is read about so often, and half as often with each of so many days.
FRESH, HALVED_IN = 240, 3
#: Of a hundred posts about so many are read ten times as much as others like them.
TALKED_ABOUT, TIMES = 6, 10


def load_readers() -> None:
    """Make the views of the last thirty days; once."""
    if PostViews.objects.exists():
        return
    today = timezone.localdate()
    rows = [
        PostViews(post_id=key, day=today - timedelta(days=age), views=views)
        for key, slug, shown in PostPage.objects.published().values_list("pk", "slug", "date_shown")
        for age in range(DAYS)
        if (views := _views(slug, (today - timezone.localdate(shown)).days - age, age))
    ]
    PostViews.objects.bulk_create(rows, batch_size=1_000)


def _views(slug: str, days_old: int, age: int) -> int:
    """Return how often a post is read on a day when it is `days_old`; 0 before it was there."""
    if days_old < 0:
        return 0
    chance = zlib.crc32(slug.encode())
    often = FRESH * (40 + chance % 100) / 100 * (TIMES if chance % 100 < TALKED_ABOUT else 1)
    day = zlib.crc32(f"{slug} {age}".encode()) % 40
    return int(often * 0.5 ** (days_old / HALVED_IN) * (80 + day) / 100)
