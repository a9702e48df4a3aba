"""A page that is renamed or moved is found at its old address, and so is all that lies below it."""

from typing import Any

from django.test import Client

from home.models import HomePage
from news.models import ArticlePage, NewsSectionPage
from tests.factories import article


def renamed(page: Any, slug: str, capture: Any) -> Any:
    """Publish `page` under another slug, as the editor's form does, and let what follows the commit happen."""
    with capture(execute=True):
        page.slug = slug
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def leads_to(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, response.get("Location", "").removeprefix("http://localhost")


def test_a_post_that_is_renamed(client: Client, news: NewsSectionPage, django_capture_on_commit_callbacks: Any) -> None:
    post = renamed(article(news), "the-bridge-is-open", django_capture_on_commit_callbacks)

    assert leads_to(client, "/news/a-bridge-opens/") == (301, post.url)
    assert client.get(post.url).status_code == 200


def test_a_post_that_is_renamed_twice(
    client: Client, news: NewsSectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    once = renamed(article(news), "the-bridge-is-open", django_capture_on_commit_callbacks)
    post = renamed(once, "the-bridge", django_capture_on_commit_callbacks)

    assert leads_to(client, "/news/a-bridge-opens/") == (301, post.url)
    assert leads_to(client, "/news/the-bridge-is-open/") == (301, post.url)


def test_a_post_that_moves_to_another_section(
    client: Client, news: NewsSectionPage, food: Any, django_capture_on_commit_callbacks: Any
) -> None:
    post = article(news)
    with django_capture_on_commit_callbacks(execute=True):
        post.move(food, pos="last-child")

    assert leads_to(client, "/news/a-bridge-opens/") == (301, "/food/a-bridge-opens/")
    assert ArticlePage.objects.get(pk=post.pk).section_id == food.pk


def test_a_section_that_is_renamed_takes_its_posts_and_its_feed_along(
    client: Client, site: HomePage, news: NewsSectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    article(news)
    renamed(NewsSectionPage.objects.get(), "city", django_capture_on_commit_callbacks)

    assert leads_to(client, "/news/") == (301, "/city/")
    assert leads_to(client, "/news/a-bridge-opens/") == (301, "/city/a-bridge-opens/")
    assert leads_to(client, "/news/feed/") == (301, "/city/feed/")
    assert client.get("/city/a-bridge-opens/").status_code == 200


def test_an_old_address_of_a_post_that_is_withdrawn_leads_to_where_it_says_so(
    client: Client, news: NewsSectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    post = renamed(article(news), "the-bridge", django_capture_on_commit_callbacks)
    post.unpublish()

    assert client.get("/news/a-bridge-opens/", follow=True).status_code == 410
