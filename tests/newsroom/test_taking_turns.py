"""Publishing and taking back by any door: wholly or not at all, and of what the post is by then."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from core.holding import all_held
from news.models import ArticlePage, NewsSectionPage
from news.publishing import Problem
from tests.factories import article
from tests.newsroom.meanwhile import faster
from tests.newsroom.reviews import fresh

#: Where each door takes hold of what it changes, and the key of the page that it is sent to.
DOORS = {
    "one": ("newsroom.unpublishing.all_held", "wagtailadmin_pages:unpublish"),
    "many": ("newsroom.bulk.all_held", "unpublish"),
    "api": ("newsroom.flow.doors.all_held", "wagtailadmin_api:pages:action"),
}


def unpublish(client: Client, door: str, post: ArticlePage) -> Any:
    name = DOORS[door][1]
    if door == "one":
        return client.post(reverse(name, args=[post.pk]), {"word": ""})
    if door == "many":
        return client.post(f"{bulk(name)}?id={post.pk}&next=/admin/", {"word": ""})
    return client.post(reverse(name, args=[post.pk, "unpublish"]))


def bulk(action: str) -> str:
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])


def with_a_schedule(section: Any) -> ArticlePage:
    """Return a live post whose next version is to go out tomorrow."""
    post = article(section, edited=True, title="As it is")
    draft = fresh(post).get_latest_revision_as_object()
    draft.title, draft.go_live_at = "As it will be", timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    return post


def fail(sender: Any, **kwargs: Any) -> None:
    raise RuntimeError("the index is away")


@pytest.mark.parametrize("door", DOORS)
def test_who_takes_a_post_back_keeps_what_was_written_meanwhile(
    admin_client: Client, news: NewsSectionPage, monkeypatch: Any, door: str
) -> None:
    post = article(news, edited=True, title="As it was")

    def publish_another() -> None:
        draft = fresh(post).get_latest_revision_as_object()
        draft.title = "Mended meanwhile"
        draft.save_revision().publish()

    monkeypatch.setattr(DOORS[door][0], faster(publish_another, all_held))

    unpublish(admin_client, door, post)

    taken = fresh(post)
    assert (taken.live, taken.title, taken.latest_revision.object_str) == (False, "Mended meanwhile", taken.title)


@pytest.mark.parametrize("door", DOORS)
def test_a_post_is_taken_back_wholly_or_not_at_all(admin_client: Client, news: NewsSectionPage, door: str) -> None:
    post = article(news, edited=True)
    admin_client.raise_request_exception = False

    page_unpublished.connect(fail)
    try:
        answer = unpublish(admin_client, door, post)
    finally:
        page_unpublished.disconnect(fail)

    assert (answer.status_code, fresh(post).live) == (500, True)


def test_a_post_that_the_api_publishes_half_way_keeps_its_schedule(admin_client: Client, news: NewsSectionPage) -> None:
    post = with_a_schedule(news)
    draft = fresh(post).get_latest_revision_as_object()
    draft.go_live_at = None
    draft.save_revision()
    admin_client.raise_request_exception = False

    page_published.connect(fail)
    try:
        admin_client.post(reverse("wagtailadmin_api:pages:action", args=[post.pk, "publish"]))
    finally:
        page_published.disconnect(fail)

    assert (fresh(post).title, fresh(post).scheduled_revision is not None) == ("As it is", True)


def test_the_api_asks_what_was_written_meanwhile(admin_client: Client, news: NewsSectionPage, monkeypatch: Any) -> None:
    problems = {"Too short": [Problem("standfirst", "Say more.")]}
    monkeypatch.setattr(ArticlePage, "get_publishing_problems", lambda self: problems.get(self.title, []))
    post = article(news, live=False, title="Ready")

    def shorten() -> None:
        draft = fresh(post)
        draft.title = "Too short"
        draft.save_revision()

    monkeypatch.setattr("newsroom.flow.doors.held", faster(shorten))

    answer = admin_client.post(reverse("wagtailadmin_api:pages:action", args=[post.pk, "publish"]))

    assert (answer.status_code, fresh(post).live) == (400, False)


def test_a_draft_that_was_begun_while_a_section_is_published_is_asked_too(
    admin_client: Client, news: NewsSectionPage, monkeypatch: Any
) -> None:
    monkeypatch.setattr(ArticlePage, "get_publishing_problems", lambda self: [Problem("standfirst", "Say more.")])
    begin = faster(lambda: article(news, title="Begun meanwhile", live=False), all_held)
    monkeypatch.setattr("newsroom.bulk.all_held", begin)

    told = admin_client.post(f"{bulk('publish')}?id={news.pk}&next=/admin/", {"include_descendants": "on"}, follow=True)

    assert "“Begun meanwhile” was not published: Say more." in told.content.decode()
    assert not ArticlePage.objects.live().exists()
