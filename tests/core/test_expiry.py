"""A post whose time is over leaves every kept page at that moment, also when the scheduler is late."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.page_cache.middleware import kept_pages
from news.models import ArticlePage, NewsSectionPage
from tests.factories import article


@pytest.fixture(autouse=True)
def cached(settings: Any) -> Iterator[None]:
    settings.PAGE_CACHE = True
    kept_pages.cache_clear()
    yield
    kept_pages.cache_clear()


@pytest.fixture
def noon() -> Iterator[datetime]:
    """Hold the clock at noon: midnight ends every page anyway."""
    moment = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    with time_machine.travel(moment, tick=False):
        yield moment


@pytest.mark.parametrize("address", ["/", "/news/", "/feed/", "/news/feed/", "/sitemap-posts.xml", "/news/here-today/"])
def test_a_kept_page_ends_when_a_post_on_it_expires(noon: datetime, news: NewsSectionPage, address: str) -> None:
    post = article(news, title="Here today", at=noon - timedelta(hours=1))
    ArticlePage.objects.filter(pk=post.pk).update(expire_at=noon + timedelta(hours=1))

    with time_machine.travel(noon + timedelta(minutes=59, seconds=59), tick=False):
        before = [Client().get(address) for _ in range(2)]
    with time_machine.travel(noon + timedelta(hours=1, seconds=1), tick=False):
        after = Client().get(address)

    assert [response["X-Page-Cache"] for response in before] == ["miss", "hit"]
    assert b"here-today" in before[1].content
    assert b"here-today" not in after.content


def test_without_expiries_a_page_is_kept(noon: datetime, news: NewsSectionPage, django_assert_num_queries: Any) -> None:
    article(news, title="Here to stay", at=noon - timedelta(hours=1))
    Client().get("/news/")

    with time_machine.travel(noon + timedelta(hours=3), tick=False), django_assert_num_queries(0):
        response = Client().get("/news/")

    assert response["X-Page-Cache"] == "hit"
