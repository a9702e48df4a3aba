"""A post that has corrections is not deleted at any door: the refusal is in words, and unpublishing is offered."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page

from news.keeping import kept_posts
from news.models import ArticlePage, NewsSectionPage, PostPage
from tests.factories import article
from tests.news.corrections import changed_article, corrected
from tests.news.dense_posts import queries


@pytest.fixture
def desk(client: Client, editor: Any) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def kept(news: NewsSectionPage) -> ArticlePage:
    post = changed_article(news)
    corrected(post)
    corrected(post, "And the river.")
    return post


def delete_address(page: Any) -> str:
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def bulk_address(*pages: Any) -> str:
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?{chosen}&next=/admin/"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_single_post_is_refused_in_words_and_unpublishing_offered(
    desk: Client, kept: ArticlePage, method: str
) -> None:
    answer = getattr(desk, method)(delete_address(kept))

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "2 corrections" in html
    assert reverse("wagtailadmin_pages:unpublish", args=[kept.pk]) in html
    assert PostPage.objects.filter(pk=kept.pk).exists()


def test_a_section_with_such_a_post_below_it_is_refused(desk: Client, news: NewsSectionPage, kept: ArticlePage) -> None:
    answer = desk.post(delete_address(news), {"wagtail_site_name": "CityBlog"})

    assert answer.status_code == 409
    assert kept.title in answer.content.decode()
    assert Page.objects.filter(pk=news.pk).exists()


def test_a_selection_with_such_a_post_is_refused_whole(desk: Client, news: NewsSectionPage, kept: ArticlePage) -> None:
    other = article(news, title="Another")

    answer = desk.post(bulk_address(kept, other), follow=True)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "“A bridge opens” cannot be deleted: it has 2 corrections." in html
    assert reverse("wagtailadmin_pages:unpublish", args=[kept.pk]) in html
    assert PostPage.objects.filter(pk__in=[kept.pk, other.pk]).count() == 2


def test_a_selection_of_sections_is_refused_for_a_post_below(
    desk: Client, news: NewsSectionPage, food: Any, kept: ArticlePage
) -> None:
    desk.post(bulk_address(food, news), {"wagtail_site_name": "CityBlog"})

    assert Page.objects.filter(pk__in=[news.pk, food.pk]).count() == 2


def test_other_posts_are_deleted_as_ever(desk: Client, news: NewsSectionPage, kept: ArticlePage) -> None:
    one, two = article(news, title="One"), article(news, title="Two")

    single = desk.post(delete_address(one))
    desk.post(bulk_address(two))

    assert single.status_code == 302
    assert list(PostPage.objects.all()) == [PostPage.objects.get(pk=kept.pk)]


def test_an_unpublished_post_keeps_its_entries_too(desk: Client, kept: ArticlePage) -> None:
    kept.unpublish()

    html = desk.get(delete_address(kept)).content.decode()

    assert "It is not published" in html
    assert PostPage.objects.filter(pk=kept.pk).exists()


@pytest.fixture
def another_keeper() -> Iterator[None]:
    """An app above says that posts called “Talked about” have comments."""

    def keep_talked_about(posts: Any) -> dict[int, str]:
        return dict.fromkeys(posts.filter(title="Talked about").values_list("pk", flat=True), "5 comments")

    with hooks.register_temporarily("register_keeps_post", keep_talked_about):
        yield


@pytest.mark.usefixtures("another_keeper")
def test_what_other_apps_keep_is_kept_and_said(desk: Client, news: NewsSectionPage) -> None:
    post = article(news, title="Talked about")
    corrected(post)

    assert "5 comments" in desk.get(delete_address(post)).content.decode()
    assert "1 correction" in kept_posts([post])[0].why


def test_asking_costs_the_same_for_many(news: NewsSectionPage) -> None:
    posts = [article(news, title=f"Post {number}") for number in range(12)]
    corrected(posts[0])
    asked = []
    for chosen in (posts[:2], posts):
        with queries() as captured:
            kept_posts(chosen)
        asked.append(len(captured))

    # One of each app that keeps posts, and one for the posts.
    assert asked[0] == asked[1] <= 4
