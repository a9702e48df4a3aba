"""A post's body in a feed: clean, complete, with addresses that work elsewhere."""

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.rich_text import RichText

from core.models import CityImage
from news.feed_bodies import feed_html
from news.models import ArticlePage, NewsSectionPage
from tests.factories import article, picture
from tests.news.dense_posts import dense_body

ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')


def image_block(image: CityImage) -> tuple[str, Any]:
    return ("image", {"image": image, "caption": "At six", "size": "column"})


@pytest.fixture
def dense(news: NewsSectionPage) -> ArticlePage:
    others = [article(news, title="First"), article(news, title="Second")]
    return article(news, body=dense_body([picture("The bridge"), picture("The ferry")], others, others))


def test_every_address_has_its_host(dense: ArticlePage) -> None:
    addresses = ADDRESS.findall(feed_html(dense))

    assert len(addresses) >= 4
    assert [address for address in addresses if not address.startswith(("http://", "https://"))] == []


def test_words_pictures_and_captions_are_there(dense: ArticlePage) -> None:
    html = feed_html(dense)

    for words in ("for what came before", "Nobody asked the tram.", "At six", "Line 4 has 19 stops.", "<img"):
        assert words in html


def test_nothing_needs_our_scripts_or_styles(dense: ArticlePage) -> None:
    html = feed_html(dense)

    for foreign in ("<script", "<style", "<svg", "<button", "<form", "class=", "data-", "style=", "<source"):
        assert foreign not in html


def test_a_video_becomes_its_link(news: NewsSectionPage) -> None:
    address = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
    post = article(news, body=[("embed", {"url": address, "title": "The swing", "caption": ""})])

    html = feed_html(post)

    assert f'href="{address}"' in html
    assert "The swing" in html
    assert "<iframe" not in html


def test_markdown_loses_its_tricks(news: NewsSectionPage) -> None:
    post = article(news, body=[("markdown", "**Bold** <script>alert(1)</script> [x](javascript:alert(1))")])

    html = feed_html(post)

    assert "<strong>Bold</strong>" in html
    assert "alert(1)</script>" not in html
    assert "javascript:" not in html


def test_an_address_without_a_scheme_keeps_its_own_host(news: NewsSectionPage) -> None:
    post = article(news, body=[("markdown", "[there](//example.org/x)")])

    assert "localhost//example.org" not in feed_html(post)


def test_the_standfirst_stands_first_and_is_no_markup(news: NewsSectionPage) -> None:
    post = article(news, standfirst="Less than <b> & more")

    assert feed_html(post).startswith("<p><strong>Less than &lt;b&gt; &amp; more</strong></p>")


def test_a_deleted_picture_leaves_the_rest(client: Client, news: NewsSectionPage) -> None:
    image = picture()
    article(news, lead_image=image, body=[image_block(image), ("rich_text", RichText("<p>Every word</p>"))])
    image.delete()

    response = client.get("/feed/")

    assert response.status_code == 200
    assert "Every word" in response.content.decode()


def test_a_picture_whose_file_is_gone_leaves_the_rest(client: Client, news: NewsSectionPage) -> None:
    image = picture()
    article(news, lead_image=image, body=[image_block(image), ("rich_text", RichText("<p>Every word</p>"))])
    image.file.storage.delete(image.file.name)

    response = client.get("/feed/")

    assert response.status_code == 200
    assert "Every word" in response.content.decode()


def test_a_deleted_document_leaves_the_rest(client: Client, news: NewsSectionPage) -> None:
    document = get_document_model().objects.create(title="The plan", file=ContentFile(b"x", "plan.pdf"))
    body = [
        ("document", {"document": document, "link_text": "", "note": ""}),
        ("rich_text", RichText("<p>Every word</p>")),
    ]
    article(news, body=body)
    document.delete()

    response = client.get("/feed/")

    assert response.status_code == 200
    assert "Every word" in response.content.decode()


def test_an_empty_post_has_an_empty_text(news: NewsSectionPage) -> None:
    assert feed_html(article(news)).strip() == ""
