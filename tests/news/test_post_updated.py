"""A post says "Updated" only after a change that a reader could see."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.rich_text import RichText

from news.models import ArticlePage, Author, NewsSectionPage
from tests.factories import article, picture
from tests.news.admin_forms import article_form, edit_address

FIRST = datetime(2026, 3, 5, 7, 40, tzinfo=UTC)
LATER = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
WORDS = "<p>The bridge opened at noon.</p>"


@pytest.fixture
def post(news: NewsSectionPage) -> ArticlePage:
    with time_machine.travel(FIRST, tick=False):
        return article(news, edited=True, body=[("rich_text", RichText(WORDS))], standfirst="At last.")


def published_again(post: ArticlePage, **changes: Any) -> ArticlePage:
    """Change `post` as an editor would and publish it later that day."""
    for name, value in changes.items():
        setattr(post, name, value)
    with time_machine.travel(LATER, tick=False):
        post.save_revision().publish()
    return ArticlePage.objects.get(pk=post.pk)


def test_a_new_post_is_not_updated(post: ArticlePage) -> None:
    assert post.updated_at is None


def test_a_save_without_a_change_is_no_update(post: ArticlePage) -> None:
    assert published_again(post).updated_at is None


def test_new_block_ids_are_no_update(post: ArticlePage) -> None:
    again = published_again(post, body=[("rich_text", RichText(WORDS))])

    assert again.updated_at is None


def test_white_space_is_no_update(post: ArticlePage) -> None:
    again = published_again(
        post,
        title=" A bridge  opens",
        standfirst="At last. ",
        body=[("rich_text", RichText("<p>The bridge opened\n at noon.</p>\n"))],
    )

    assert again.updated_at is None


def test_opening_and_publishing_in_the_editor_is_no_update(client: Client, editor: Any, post: ArticlePage) -> None:
    client.force_login(editor)

    # The editor's form numbers each paragraph, which the text that came from a file was not.
    response = client.post(edit_address(post), article_form(paragraphs=WORDS, standfirst="At last."))

    assert response.status_code == 302
    assert ArticlePage.objects.get(pk=post.pk).updated_at is None


@pytest.mark.parametrize(
    "change",
    [
        {"title": "A bridge closes"},
        {"standfirst": "Not yet."},
        {"lead_image_caption": "The bridge at noon"},
        {"body": [("rich_text", RichText("<p>The bridge opened at one.</p>"))]},
        {"body": [("rich_text", RichText(WORDS)), ("divider", None)]},
        {"body": []},
    ],
    ids=["title", "standfirst", "caption", "words", "block", "nothing left"],
)
def test_a_change_that_readers_see_is_an_update(post: ArticlePage, change: dict[str, Any]) -> None:
    assert published_again(post, **change).updated_at == LATER


def test_another_lead_picture_is_an_update(post: ArticlePage) -> None:
    assert published_again(post, lead_image=picture()).updated_at == LATER


def test_another_picture_in_the_body_is_an_update(news: NewsSectionPage) -> None:
    first, second = picture("The bridge"), picture("The ferry")

    def body(image: Any) -> list[tuple[str, Any]]:
        return [("image", {"image": image, "caption": "", "size": "column"})]

    with time_machine.travel(FIRST, tick=False):
        post = article(news, edited=True, body=body(first))

    assert published_again(post, body=body(first)).updated_at is None
    assert published_again(post, body=body(second)).updated_at == LATER


def test_a_change_before_publishing_is_no_update(news: NewsSectionPage) -> None:
    draft = article(news, live=False)

    again = published_again(draft, title="A better headline")

    assert again.live
    assert again.updated_at is None


def test_a_change_that_is_only_a_draft_is_no_update_yet(post: ArticlePage) -> None:
    post.title = "A bridge closes"
    post.save_revision()

    assert ArticlePage.objects.get(pk=post.pk).updated_at is None


def test_what_is_for_search_engines_and_cards_is_no_update(post: ArticlePage) -> None:
    again = published_again(post, seo_title="Bridge", social_title="Look", short_title="Bridge", no_index=True)

    assert again.updated_at is None


def test_publishing_an_unchanged_post_again_keeps_the_time_of_its_last_update(post: ArticlePage) -> None:
    changed = published_again(post, title="A bridge closes")

    changed.save_revision().publish()

    assert ArticlePage.objects.get(pk=post.pk).updated_at == LATER


def test_going_back_to_an_old_revision_is_an_update_and_keeps_no_old_time(post: ArticlePage) -> None:
    first = post.latest_revision
    published_again(post, title="A bridge closes")

    with time_machine.travel(LATER.replace(hour=20), tick=False):
        first.publish()

    back = ArticlePage.objects.get(pk=post.pk)
    assert back.title == "A bridge opens"
    assert back.updated_at == LATER.replace(hour=20)


def test_readers_see_the_word_only_on_an_updated_post(client: Client, post: ArticlePage) -> None:
    before = client.get(post.url).content.decode()

    published_again(post, title="A bridge closes")

    assert "Updated" not in before
    assert "article:modified_time" not in before
    after = client.get(post.url).content.decode()
    assert "Updated" in after
    assert "article:modified_time" in after


def test_another_byline_alone_is_no_update(post: ArticlePage) -> None:
    post.bylines.create(author=Author.objects.create(name="Mara Quill"))

    assert published_again(post).updated_at is None
