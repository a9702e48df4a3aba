"""A new post begins with the byline of the writer who begins it."""

import re
from typing import Any

import pytest
from django.test import Client

from news.models import ArticlePage, Author, NewsSectionPage
from tests.factories import article, author
from tests.news.admin_forms import add_address, article_form, edit_address


@pytest.fixture
def writer(client: Client, editor: Any) -> Author:
    """An author with a login, who has logged in."""
    client.force_login(editor)
    author("Somebody Else")
    return author("Mara Quill", user=editor)


def bylines_in_form(html: str) -> list[str]:
    """Return the authors' keys in the rows of bylines that the form shows."""
    return re.findall(r'name="bylines-\d+-author"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="bylines-\d+-author"', html)


def byline_values(html: str) -> set[str]:
    return {key for pair in bylines_in_form(html) for key in pair if key}


def test_the_form_of_a_new_post_names_the_writer(client: Client, writer: Author, news: NewsSectionPage) -> None:
    html = client.get(add_address("articlepage", news)).content.decode()

    assert 'name="bylines-TOTAL_FORMS" value="1"' in html
    assert byline_values(html) == {str(writer.pk)}


def test_the_writer_s_byline_is_saved_with_the_form(client: Client, writer: Author, news: NewsSectionPage) -> None:
    client.get(add_address("articlepage", news))

    response = client.post(add_address("articlepage", news), article_form(bylines=(writer,)))

    assert response.status_code == 302
    assert [(byline.author, byline.role) for byline in ArticlePage.objects.get().byline_list] == [(writer, "reporter")]


def test_a_writer_may_take_their_byline_out(client: Client, writer: Author, news: NewsSectionPage) -> None:
    client.get(add_address("articlepage", news))

    client.post(add_address("articlepage", news), article_form())

    assert ArticlePage.objects.get().byline_list == []


def test_someone_without_an_author_page_begins_without_a_byline(
    client: Client, editor: Any, news: NewsSectionPage
) -> None:
    author("Somebody Else")
    client.force_login(editor)

    html = client.get(add_address("articlepage", news)).content.decode()

    assert byline_values(html) == set()


def test_a_past_author_begins_without_a_byline(client: Client, writer: Author, news: NewsSectionPage) -> None:
    Author.objects.filter(pk=writer.pk).update(is_active=False)

    html = client.get(add_address("articlepage", news)).content.decode()

    assert byline_values(html) == set()


def test_a_post_that_exists_gets_no_byline_by_being_edited(
    client: Client, writer: Author, news: NewsSectionPage
) -> None:
    post = article(news, bylines=(Author.objects.get(name="Somebody Else"),))

    html = client.get(edit_address(post)).content.decode()

    assert str(writer.pk) not in byline_values(html)


def test_a_new_section_is_no_post_and_needs_no_byline(client: Client, writer: Author, news: NewsSectionPage) -> None:
    response = client.get(add_address("sectionpage", news.get_parent()))

    assert response.status_code == 200
