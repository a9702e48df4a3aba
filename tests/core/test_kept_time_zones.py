"""A component that an editor's preview rendered is not shown to readers of another time zone."""

from datetime import UTC, datetime

from django.test import Client
from django.utils import timezone

from core import kept
from news.models import NewsSectionPage
from tests.factories import article


def test_a_preview_in_another_time_zone_leaves_readers_their_own(client: Client, news: NewsSectionPage) -> None:
    article(news, title="First", at=datetime(2026, 1, 3, 12, 0, tzinfo=UTC))
    article(news, title="Second", at=datetime(2026, 1, 2, 12, 0, tzinfo=UTC))
    kept.forget()

    with timezone.override("Asia/Tokyo"):
        previewed = client.get("/news/").content
    read = client.get("/news/").content

    assert b"21:00" in previewed
    assert b"12:00" in read
    assert b"21:00" not in read
