"""How long a post takes to read."""

import pytest
from django.test import Client
from wagtail.rich_text import RichText

from news.content import reading_minutes
from news.models import ArticlePage, NewsSectionPage
from tests.factories import article


def text(words: int) -> tuple[str, RichText]:
    return ("rich_text", RichText(f"<p>{'word ' * words}</p>"))


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (238, 1), (350, 1), (358, 2), (476, 2), (900, 4), (2380, 10)]
)
def test_minutes_follow_from_words(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


def test_a_post_counts_the_words_of_all_its_blocks(news: NewsSectionPage) -> None:
    body = [
        ("rich_text", RichText("<p>One <b>two</b> three’s</p><p>four-and-five</p>")),
        ("markdown", "Six **seven**"),
        ("pull_quote", {"quote": "Eight nine", "attribution": "Ten", "role": ""}),
        ("divider", None),
    ]

    post = article(news, body=body)

    assert post.word_count == 9


def test_markup_is_not_counted(news: NewsSectionPage) -> None:
    body = [("rich_text", RichText('<p data-block-key="abc">One <a href="https://example.org/a-b-c">two</a></p>'))]

    assert article(news, body=body).word_count == 2


def test_a_post_without_a_body_takes_a_minute(news: NewsSectionPage) -> None:
    post = article(news)

    assert post.word_count == 0
    assert post.reading_minutes == 1


def test_a_longer_text_takes_longer_after_it_is_published(news: NewsSectionPage) -> None:
    post = article(news, edited=True, body=[text(238)])

    post.body = [text(952)]
    post.save_revision().publish()

    assert ArticlePage.objects.get(pk=post.pk).reading_minutes == 4


def test_an_old_revision_brings_its_own_length(news: NewsSectionPage) -> None:
    post = article(news, edited=True, body=[text(952)])
    long = post.latest_revision
    post.body = [text(238)]
    post.save_revision().publish()

    long.publish()

    assert ArticlePage.objects.get(pk=post.pk).word_count == 952


def test_readers_see_the_minutes(client: Client, news: NewsSectionPage) -> None:
    post = article(news, edited=True, body=[text(952)])

    html = " ".join(client.get(post.url).content.decode().split())

    assert "4 min" in html
