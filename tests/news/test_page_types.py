"""What editors can add, and where."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import HomePage, StandardPage
from news.models import (
    ArticlePage,
    AuthorIndexPage,
    EntertainmentSectionPage,
    FoodSectionPage,
    JobsSectionPage,
    NewsSectionPage,
    OpinionSectionPage,
    PostPage,
    SectionPage,
    TopicIndexPage,
)
from tests.factories import article
from tests.news.admin_forms import add_address, article_form, edit_address, section_form

SECTIONS = [
    SectionPage,
    NewsSectionPage,
    OpinionSectionPage,
    JobsSectionPage,
    FoodSectionPage,
    EntertainmentSectionPage,
]


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_section_accepts_articles(kind: type[SectionPage]) -> None:
    assert ArticlePage in kind.allowed_subpage_models()


@pytest.mark.parametrize("kind", [*SECTIONS, HomePage, StandardPage, ArticlePage])
def test_a_bare_post_can_be_made_nowhere(kind: type[Any]) -> None:
    assert PostPage not in kind.creatable_subpage_models()


def test_an_article_lies_in_sections_only() -> None:
    # Page itself is the root of Wagtail's tree, which takes every kind.
    assert set(ArticlePage.allowed_parent_page_models()) - {Page} == set(SECTIONS)


@pytest.mark.parametrize("kind", [ArticlePage, AuthorIndexPage, TopicIndexPage])
def test_nothing_lies_below_a_post_or_an_index(kind: type[Any]) -> None:
    assert kind.allowed_subpage_models() == []


def test_sections_lie_under_the_front_page_only() -> None:
    for kind in SECTIONS:
        assert set(kind.allowed_parent_page_models()) - {Page} == {HomePage}, kind


def test_there_is_one_front_page_and_one_index_of_each(site: HomePage) -> None:
    root = site.get_parent()

    assert not HomePage.can_create_at(root)
    assert not AuthorIndexPage.can_create_at(site)
    assert not TopicIndexPage.can_create_at(site)


def test_the_editor_is_offered_every_kind_of_page_with_a_description(
    client: Client, editor: Any, site: HomePage
) -> None:
    client.force_login(editor)

    html = client.get(reverse("wagtailadmin_pages:add_subpage", args=[site.pk])).content.decode()

    for kind in [*SECTIONS, StandardPage]:
        assert str(kind.page_description) in html, kind


def test_an_editor_adds_a_section_and_readers_find_it(
    client: Client, editor: Any, site: HomePage, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(editor)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(add_address("sectionpage", site), section_form())

    assert response.status_code == 302
    client.logout()
    assert client.get("/sport/").status_code == 200
    assert "Sport" in [link.title for link in client.get("/").context["frame"].menu]


def test_an_editor_writes_an_article_in_a_section_of_their_own(client: Client, editor: Any, site: HomePage) -> None:
    sport = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    client.force_login(editor)

    response = client.post(
        add_address("articlepage", sport), article_form(title="Rovers win", slug="rovers-win", paragraphs="<p>2:1</p>")
    )

    assert response.status_code == 302
    client.logout()
    assert "2:1" in client.get("/sport/rovers-win/").content.decode()
    assert "Rovers win" in client.get("/").content.decode()


@pytest.mark.parametrize(("index", "address"), [(AuthorIndexPage, "/authors/"), (TopicIndexPage, "/topics/")])
def test_an_index_keeps_its_address(client: Client, index: type[Any], address: str, site: HomePage) -> None:
    page = index.objects.get()
    page.slug = "people"

    with pytest.raises(ValidationError) as refused:
        page.full_clean()

    assert "slug" in refused.value.message_dict
    assert client.get(address).status_code == 200


def test_an_index_can_be_renamed(client: Client, editor: Any, site: HomePage) -> None:
    page = AuthorIndexPage.objects.get()
    client.force_login(editor)

    response = client.post(edit_address(page), section_form(title="Our people", slug="authors", intro="Hello"))

    assert response.status_code == 302
    assert "Our people" in client.get("/authors/").content.decode()


def test_an_editor_copies_a_post(client: Client, editor: Any, news: NewsSectionPage, food: FoodSectionPage) -> None:
    post = article(news)
    client.force_login(editor)

    response = client.post(
        reverse("wagtailadmin_pages:copy", args=[post.pk]),
        {"new_title": "A bridge closes", "new_slug": "a-bridge-closes", "new_parent_page": food.pk},
    )

    assert response.status_code == 302
    assert ArticlePage.objects.get(slug="a-bridge-closes").section_id == food.pk
