"""Publishing many posts at once asks each what its form would ask."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from news.models import ArticlePage, NewsSectionPage
from news.publishing import Problem
from tests.factories import article


@pytest.fixture
def strict(monkeypatch: Any) -> None:
    """An article without a standfirst cannot be published."""
    monkeypatch.setattr(
        ArticlePage,
        "get_publishing_problems",
        lambda self: [] if self.standfirst else [Problem("standfirst", "Say more.")],
    )


def publish(client: Client, *pages: Any, below: bool = False) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{chosen}&next=/admin/", {"include_descendants": "on"} if below else {}, follow=True)


@pytest.mark.usefixtures("strict")
def test_nothing_of_a_selection_is_published_while_one_post_is_refused(
    admin_client: Client, news: NewsSectionPage
) -> None:
    good = article(news, title="Ready", standfirst="All said.", live=False)
    bad = article(news, title="Too short", live=False)

    response = publish(admin_client, good, bad)

    assert "“Too short” was not published: Say more." in response.content.decode()
    assert not ArticlePage.objects.live().exists()


@pytest.mark.usefixtures("strict")
def test_posts_without_problems_are_published(admin_client: Client, news: NewsSectionPage) -> None:
    good = article(news, standfirst="All said.", live=False)

    publish(admin_client, good)

    assert ArticlePage.objects.get(pk=good.pk).live


@pytest.mark.usefixtures("strict")
def test_posts_below_a_section_are_asked_too(admin_client: Client, news: NewsSectionPage) -> None:
    article(news, title="Too short", live=False)

    response = publish(admin_client, news, below=True)

    assert "Say more." in response.content.decode()
    assert not ArticlePage.objects.live().exists()
