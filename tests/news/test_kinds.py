"""What all kinds of post share: labels, facts on cards, places, and the moment at which lists let go."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from news.models import ArticlePage, NewsSectionPage, Place, PostPage
from news.publishing import Problem
from newsroom.publishing import publish_due
from tests.factories import article
from tests.news.admin_forms import add_address, article_form


def listed_until(post: ArticlePage, moment: datetime) -> None:
    PostPage.objects.filter(pk=post.pk).update(listed_until=moment)


@pytest.mark.parametrize("address", ["/", "/news/", "/news/a-bridge-opens/"])
def test_what_was_paid_for_says_so_wherever_it_shows(client: Client, news: NewsSectionPage, address: str) -> None:
    article(news, genre="sponsored")

    html = client.get(address).content.decode()

    assert "kicker__label--paid" in html
    assert "Sponsored" in html


@pytest.mark.parametrize("address", ["/feed/", "/news/feed/"])
def test_what_was_paid_for_says_so_in_feeds(client: Client, news: NewsSectionPage, address: str) -> None:
    article(news, genre="sponsored")

    feed = client.get(address).content.decode()

    assert "<title>Sponsored: A bridge opens</title>" in feed
    assert '<category term="Sponsored"' in feed


def test_a_report_is_what_readers_expect_and_has_no_label(client: Client, news: NewsSectionPage) -> None:
    article(news, genre="report")

    assert "kicker__label" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("genre", "schema_type"),
    [("report", "ReportageNewsArticle"), ("sponsored", "AdvertiserContentArticle"), ("profile", "NewsArticle")],
)
def test_search_engines_learn_the_genre(
    client: Client, news: NewsSectionPage, genre: str, schema_type: str, structured: Any
) -> None:
    post = article(news, genre=genre)

    data = structured(client, post.url)

    assert data["@type"] == schema_type
    assert data["headline"] == "A bridge opens"
    assert data["datePublished"].endswith(("+00:00", "Z"))


def test_a_headline_cannot_end_the_structured_data(client: Client, news: NewsSectionPage, structured: Any) -> None:
    title = "</script><script>alert(1)</script> & <!--"
    post = article(news, title=title, slug="odd")

    assert "<script>alert" not in client.get(post.url).content.decode()
    assert structured(client, post.url)["headline"] == title


def test_an_article_begins_as_a_report(admin_client: Client, news: NewsSectionPage) -> None:
    admin_client.post(add_address("articlepage", news), article_form())

    assert ArticlePage.objects.get().genre == "report"


def test_a_genre_of_another_kind_is_refused(admin_client: Client, news: NewsSectionPage) -> None:
    response = admin_client.post(add_address("articlepage", news), article_form(genre="editorial"))

    assert response.status_code == 200
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("address", ["/", "/news/", "/feed/", "/news/feed/", "/sitemap-posts.xml"])
def test_lists_let_go_of_a_post_by_the_clock_alone(client: Client, news: NewsSectionPage, address: str) -> None:
    now = timezone.now()
    post = article(news, title="Closing soon", at=now - timedelta(hours=2))
    listed_until(post, now + timedelta(minutes=10))

    before = client.get(address).content.decode()
    with time_machine.travel(now + timedelta(minutes=11)):
        after = client.get(address).content.decode()
        page = client.get(post.url)

    assert "closing-soon" in before
    assert "closing-soon" not in after
    assert page.status_code == 200


def test_a_post_points_at_places_by_name(client: Client, news: NewsSectionPage) -> None:
    quay = Place.objects.create(name="Old Quay", kind="neighbourhood")
    post = article(news)
    post.post_places.create(place=quay)
    post.save_revision().publish()

    assert 'href="/places/old-quay/"' in client.get(post.url).content.decode()


def test_a_place_that_is_a_draft_is_not_shown(client: Client, news: NewsSectionPage) -> None:
    quay = Place.objects.create(name="Old Quay", live=False)
    post = article(news)
    post.post_places.create(place=quay)
    post.save_revision().publish()

    assert "Old Quay" not in client.get(post.url).content.decode()


def test_the_same_place_twice_is_one(news: NewsSectionPage) -> None:
    quay = Place.objects.create(name="Old Quay")
    post = article(news)
    for _ in range(2):
        post.post_places.add(post.post_places.model(place=quay))
    post.save_revision().publish()

    assert list(ArticlePage.objects.get().post_places.values_list("place__name", flat=True)) == ["Old Quay"]


def test_due_publishing_refuses_what_cannot_be_published(news: NewsSectionPage, monkeypatch: Any) -> None:
    monkeypatch.setattr(ArticlePage, "get_publishing_problems", lambda self: [Problem("title", "Not yet.")])
    now = timezone.now()
    post = article(news, go_live_at=now + timedelta(minutes=1))

    with time_machine.travel(now + timedelta(minutes=2)):
        outcome = publish_due()

    assert outcome.published == 0
    assert "Not yet." in outcome.failed[0]
    assert not ArticlePage.objects.get(pk=post.pk).live


def test_the_form_refuses_to_publish_with_words_at_the_field(
    admin_client: Client, news: NewsSectionPage, monkeypatch: Any
) -> None:
    monkeypatch.setattr(ArticlePage, "get_publishing_problems", lambda self: [Problem("standfirst", "Say more.")])

    response = admin_client.post(add_address("articlepage", news), article_form())

    assert "Say more." in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_a_draft_with_a_problem_is_saved(admin_client: Client, news: NewsSectionPage, monkeypatch: Any) -> None:
    monkeypatch.setattr(ArticlePage, "get_publishing_problems", lambda self: [Problem("standfirst", "Say more.")])

    admin_client.post(add_address("articlepage", news), article_form(publish=False))

    assert not ArticlePage.objects.get().live


@pytest.mark.parametrize("mode", ["", "card", "search"])
def test_an_editor_sees_the_post_as_page_card_and_search_result(
    admin_client: Client, news: NewsSectionPage, mode: str
) -> None:
    post = article(news, standfirst="After nine years.")

    response = admin_client.get(f"/admin/pages/{post.pk}/view_draft/?mode={mode}")

    html = response.content.decode()
    assert response.status_code == 200
    assert "A bridge opens" in html
    assert "After nine years." in html
