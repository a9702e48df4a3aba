"""Addresses that the site needs for itself are refused, with a word why."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from home.models import HomePage, StandardPage
from news.models import ArticlePage, NewsSectionPage, SectionPage
from tests.factories import article
from tests.news.admin_forms import add_address, article_form, edit_address, section_form

TAKEN = ["search", "admin", "feed", "contribute", "topics", "2019", "0001"]


@pytest.mark.parametrize("slug", TAKEN)
def test_the_form_of_a_section_refuses_it_at_the_field(client: Client, editor: Any, site: HomePage, slug: str) -> None:
    client.force_login(editor)

    response = client.post(add_address("sectionpage", site), section_form(slug=slug))

    assert response.status_code == 200
    assert len(response.context["form"].errors["slug"]) == 1
    assert slug in response.context["form"].errors["slug"][0]
    assert not SectionPage.objects.filter(slug=slug).exists()


@pytest.mark.parametrize("slug", ["2019", "feed"])
def test_the_form_of_a_draft_refuses_it_too(client: Client, editor: Any, news: NewsSectionPage, slug: str) -> None:
    client.force_login(editor)

    response = client.post(add_address("articlepage", news), article_form(slug=slug, publish=False))

    assert response.status_code == 200
    assert "slug" in response.context["form"].errors
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("slug", ["a\0b", "\0", "two words", "a/b", "a.b", "a" * 256])
def test_the_form_refuses_what_is_no_address(client: Client, editor: Any, news: NewsSectionPage, slug: str) -> None:
    client.force_login(editor)

    response = client.post(add_address("articlepage", news), article_form(slug=slug))

    assert response.status_code == 200
    assert "slug" in response.context["form"].errors


def test_changing_a_post_to_a_reserved_address_is_refused(client: Client, editor: Any, news: NewsSectionPage) -> None:
    post = article(news)
    client.force_login(editor)

    response = client.post(edit_address(post), article_form(slug="2021"))

    assert response.status_code == 200
    assert "slug" in response.context["form"].errors
    assert ArticlePage.objects.get(pk=post.pk).slug == "a-bridge-opens"


@pytest.mark.parametrize("slug", [*TAKEN, "a\0b", "a b"])
def test_full_clean_refuses_it(news: NewsSectionPage, slug: str) -> None:
    post = article(news)
    post.slug = slug

    with pytest.raises(ValidationError) as refused:
        post.full_clean()

    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize("slug", [*TAKEN, "a\0b"])
def test_a_script_cannot_save_it(news: NewsSectionPage, slug: str) -> None:
    with pytest.raises(ValidationError):
        news.add_child(instance=ArticlePage(title="A bridge opens", slug=slug))


def test_a_standard_page_may_not_take_it_either(site: HomePage) -> None:
    with pytest.raises(ValidationError):
        site.add_child(instance=StandardPage(title="Search", slug="search"))


def test_an_address_follows_from_the_headline(news: NewsSectionPage) -> None:
    assert article(news, title="What is open on Sunday?").slug == "what-is-open-on-sunday"


def test_a_second_post_of_the_same_headline_has_another_address(news: NewsSectionPage) -> None:
    assert [article(news).slug for _ in range(2)] == ["a-bridge-opens", "a-bridge-opens-2"]


@pytest.mark.parametrize("title", ["Feed", "2019", "Live!"])
def test_a_headline_that_gives_a_reserved_address_gets_another(news: NewsSectionPage, title: str) -> None:
    post = article(news, title=title)

    assert post.live
    assert post.slug not in {"feed", "2019", "live"}


@pytest.mark.parametrize("slug", ["searching", "2019-in-pictures", "20191", "201", "feeding-time", "a"])
def test_addresses_that_only_look_like_reserved_ones_are_free(news: NewsSectionPage, slug: str) -> None:
    assert article(news, slug=slug).slug == slug
