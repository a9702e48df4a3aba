"""What readers read is counted without a write in their requests, and without a trace of them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from core.periodic import periodic_jobs
from news.models import ArticlePage, NewsSectionPage, PostViews
from news.readership import counting
from news.readership.keys import key_of, post_of
from tests.conftest import States
from tests.factories import article
from tests.news.dense_posts import queries
from tests.news.reading import key_in, send, was_read


@pytest.fixture(autouse=True)
def _nothing_counted(in_one_window: None) -> Iterator[None]:
    counting.views._begin()
    caches["limits"].clear()
    yield
    counting.views._begin()


@pytest.fixture
def post(news: NewsSectionPage) -> ArticlePage:
    return article(news, title="The ferry is late")


def stored() -> list[tuple[int, int]]:
    counting.views.flush()
    return list(PostViews.objects.order_by("post", "day").values_list("post_id", "views"))


def test_a_reader_is_counted_without_a_query(client: Client, post: ArticlePage, django_assert_num_queries: Any) -> None:
    key = key_in(client, post.url)
    send(client, "warm")

    with django_assert_num_queries(0):
        response = send(client, key)

    assert (response.status_code, response.content) == (204, b"")
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert stored() == [(post.pk, 1)]


def test_a_reader_who_comes_again_soon_is_the_same_reader(client: Client, post: ArticlePage) -> None:
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        send(client, key_of(post.pk), address)

    assert stored() == [(post.pk, 2)]


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0)"},
        {"User-Agent": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_robots_and_other_sites_are_not_counted(client: Client, post: ArticlePage, headers: dict[str, str]) -> None:
    response = send(client, key_of(post.pk), **headers)

    assert response.status_code == 204
    assert stored() == []


def test_an_editor_is_not_counted(admin_client: Client, post: ArticlePage) -> None:
    send(admin_client, key_of(post.pk))

    assert stored() == []


@pytest.mark.parametrize("key", ["", "7", "7:made-up", "\x00", "é" * 4000, "9" * 50, ":", "-1:x"])
def test_a_made_up_key_costs_nothing(client: Client, db: None, key: str, django_assert_num_queries: Any) -> None:
    send(client, "warm")

    with django_assert_num_queries(0):
        response = send(client, key)

    assert response.status_code == 204
    assert post_of(key) is None
    assert not counting.views.flush()


def test_a_client_that_sends_too_much_is_not_counted(client: Client, news: NewsSectionPage, settings: Any) -> None:
    settings.READS_A_MINUTE = 2
    posts = [article(news, title=f"Story {number}") for number in range(4)]

    for post in posts:
        send(client, key_of(post.pk))

    assert len(stored()) == 2


def test_only_what_all_may_read_is_counted(client: Client, states: States) -> None:
    for post in (states.live, *states.hidden):
        send(client, key_of(post.pk))

    assert stored() == [(states.live.pk, 1)]


def test_a_post_that_is_deleted_meanwhile_keeps_nobody_else_from_being_counted(
    client: Client, post: ArticlePage, news: NewsSectionPage
) -> None:
    gone = article(news, title="Gone")
    send(client, key_of(post.pk))
    send(client, key_of(gone.pk))
    gone.delete()

    assert stored() == [(post.pk, 1)]


def test_views_are_added_to_those_of_the_day(post: ArticlePage) -> None:
    today = timezone.localdate()
    for day, times in ((today, 2), (today, 3), (today - timedelta(days=1), 4)):
        counting.store({(post.pk, day): (times,)})

    assert stored() == [(post.pk, 4), (post.pk, 5)]


def test_storing_asks_as_often_for_one_post_as_for_many(news: NewsSectionPage) -> None:
    today = timezone.localdate()
    keys = [article(news, title=f"Story {number}").pk for number in range(12)]

    asked = []
    for some in (keys[:1], keys):
        with queries() as captured:
            counting.store({(key, today): (1,) for key in some})
        asked.append(len(captured))

    assert asked[0] == asked[1] <= 5
    assert len(stored()) == 12


def test_views_are_forgotten_after_four_hundred_days(post: ArticlePage) -> None:
    was_read(post, 5, days_ago=400)
    was_read(post, 7, days_ago=401)

    next(job for job in periodic_jobs() if job.name == "old views").run()

    assert stored() == [(post.pk, 5)]


def test_a_preview_carries_no_key(admin_client: Client, post: ArticlePage) -> None:
    request = post.make_preview_request(preview_mode="")

    html = request.content.decode()

    assert "The ferry is late" in html
    assert "data-read" not in html
    assert "js/read.js" not in html


def test_only_the_page_of_a_post_carries_a_key(client: Client, post: ArticlePage) -> None:
    assert post_of(key_in(client, post.url)) == post.pk
    assert key_in(client, "/") == key_in(client, "/news/") == ""


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_a_post_counts(client: Client, db: None, method: str) -> None:
    assert getattr(client, method)("/read/").status_code == 405
