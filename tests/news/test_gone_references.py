"""A post that refers to what is gone, or not public, still renders."""

import json
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.models import CityImage
from news.models import ArticlePage, NewsSectionPage
from tests.conftest import States
from tests.factories import article, author, picture

TEXT = ("rich_text", RichText("<p>Every word</p>"))


def image_block(image: CityImage) -> tuple[str, Any]:
    return ("image", {"image": image, "caption": "At six", "size": "column"})


def link(page: Page, words: str = "what came before") -> tuple[str, Any]:
    return ("rich_text", RichText(f'<p>See <a linktype="page" id="{page.pk}">{words}</a>.</p>'))


def store_body(post: ArticlePage, stored: str) -> None:
    """Put `stored` (JSON) where the body lies, past all that checks it."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE news_postpage SET body = %s WHERE page_ptr_id = %s", [stored, post.pk])


def page_of(client: Client, post: ArticlePage) -> str:
    response = client.get(post.url)
    assert response.status_code == 200
    return response.content.decode()


def test_deleted_pictures_leave_the_text(client: Client, news: NewsSectionPage) -> None:
    first, second, lead = picture("One"), picture("Two"), picture("Three")
    gallery = {"title": "", "pictures": [{"image": first, "caption": "a"}, {"image": second, "caption": "b"}]}
    post = article(news, lead_image=lead, social_image=lead, body=[image_block(first), ("gallery", gallery), TEXT])
    for image in (first, second, lead):
        image.delete()

    html = page_of(client, post)

    assert "Every word" in html
    assert "<figure" not in html


def test_one_deleted_picture_of_two_leaves_the_other(client: Client, news: NewsSectionPage) -> None:
    gone, there = picture("Gone"), picture("There")
    post = article(news, body=[image_block(gone), image_block(there)])
    gone.delete()

    html = page_of(client, post)

    assert html.count("<picture") == 1
    assert "There, seen from the quay" in html


def test_missing_files_leave_a_placeholder(client: Client, news: NewsSectionPage) -> None:
    image = picture()
    post = article(news, lead_image=image, body=[image_block(image), TEXT], bylines=(author(portrait=image),))
    image.file.storage.delete(image.file.name)
    image.renditions.all().delete()

    html = page_of(client, post)

    assert "Every word" in html
    assert "picture--missing" in html


def test_an_author_whose_portrait_is_deleted_keeps_their_byline(client: Client, news: NewsSectionPage) -> None:
    image = picture()
    mara = author(portrait=image)
    post = article(news, bylines=(mara,))
    image.delete()

    assert "Mara Quill" in page_of(client, post)
    assert client.get(mara.url).status_code == 200
    assert client.get("/authors/").status_code == 200


def test_a_deleted_document_leaves_the_text(client: Client, news: NewsSectionPage) -> None:
    document = get_document_model().objects.create(title="The plan", file=ContentFile(b"x", "plan.pdf"))
    post = article(news, body=[("document", {"document": document, "link_text": "Plan", "note": ""}), TEXT])
    document.delete()

    html = page_of(client, post)

    assert "Every word" in html
    assert "plan.pdf" not in html


def test_a_deleted_related_post_leaves_the_others(client: Client, news: NewsSectionPage) -> None:
    gone, there = article(news, title="Gone story"), article(news, title="Still there")
    body = [("related", {"title": "More on this", "posts": [gone, there]}), TEXT]
    post = article(news, title="Main", body=body)
    gone.delete()

    html = page_of(client, post)

    assert "More on this" in html
    assert "Gone story" not in html
    assert html.count(there.url) >= 1


def test_related_posts_that_are_all_gone_leave_no_heading(client: Client, news: NewsSectionPage) -> None:
    gone = article(news, title="Gone story")
    post = article(news, title="Main", body=[("related", {"title": "More on this", "posts": [gone]}), TEXT])
    gone.delete()

    assert "More on this" not in page_of(client, post)


@pytest.mark.parametrize("state", ["draft", "restricted", "scheduled", "expired", "overdue"])
def test_a_related_post_that_is_not_public_is_left_out(
    client: Client, states: States, news: NewsSectionPage, state: str
) -> None:
    hidden = getattr(states, state)
    post = article(news, title="Main", body=[("related", {"title": "More on this", "posts": [hidden, states.live]})])

    html = page_of(client, post)

    assert "More on this" in html
    assert hidden.title not in html
    assert hidden.url not in html


@pytest.mark.parametrize("state", ["draft", "restricted", "scheduled", "expired", "overdue"])
def test_a_link_to_a_page_that_is_not_public_leaves_its_words_only(
    client: Client, states: States, news: NewsSectionPage, state: str
) -> None:
    hidden = getattr(states, state)
    post = article(news, title="Main", body=[link(hidden)])

    html = page_of(client, post)

    assert "what came before" in html
    assert hidden.url not in html
    assert hidden.title not in html


def test_a_link_to_a_public_page_leads_there(client: Client, states: States, news: NewsSectionPage) -> None:
    post = article(news, title="Main", body=[link(states.live)])

    assert f'<a href="{states.live.url}">what came before</a>' in page_of(client, post)


def test_a_link_to_a_deleted_page_leaves_its_words_only(client: Client, news: NewsSectionPage) -> None:
    gone = article(news, title="Gone story")
    post = article(news, title="Main", body=[link(gone)])
    gone.delete()

    html = page_of(client, post)

    assert "what came before" in html
    assert "gone-story" not in html


@pytest.mark.parametrize("key", ["0", "-1", "9" * 18, "9" * 40, "x", "", "1; DROP TABLE", "١"])
def test_a_link_with_a_broken_key_leaves_its_words(client: Client, news: NewsSectionPage, key: str) -> None:
    post = article(news, title="Main")
    broken = f'<p>See <a linktype="page" id="{key}">what came before</a>.</p>'
    store_body(post, json.dumps([{"type": "rich_text", "value": broken}]))

    assert "what came before" in page_of(client, post)


@pytest.mark.parametrize(
    "stored",
    [
        "[]",
        "null",
        '[{"type": "gone_block", "value": 1}]',
        '[{"type": "image", "value": {"image": {"image": null}}}]',
        '[{"type": "image", "value": {"image": {"image": 99, "alt_text": "x"}, "size": "huge"}}]',
        '[{"type": "gallery", "value": {"pictures": []}}]',
        '[{"type": "embed", "value": {"url": "https://example.org/gone"}}]',
        '[{"type": "document", "value": {"document": 99}}]',
        '[{"type": "related", "value": {"posts": [{"type": "item", "id": "x", "value": null}]}}]',
        '[{"type": "table", "value": {"table": null}}]',
        '[{"type": "pull_quote", "value": {}}]',
        '[{"type": "rich_text", "value": ""}, {"type": "markdown", "value": ""}, {"type": "divider", "value": null}]',
    ],
)
def test_a_body_that_an_older_version_stored_still_renders(client: Client, news: NewsSectionPage, stored: str) -> None:
    post = article(news)
    store_body(post, stored)

    assert "A bridge opens" in page_of(client, post)
