"""What a page has loaded beforehand for its blocks."""

from typing import Any

import pytest
from wagtail.rich_text import RichText

from core import at_hand
from core.at_hand import AtHand, Named, loaded, named_images, named_pages
from news.models import ArticlePage, NewsSectionPage
from tests.factories import article, picture


def body_of(section: NewsSectionPage, body: list[tuple[str, Any]]) -> Any:
    return ArticlePage.objects.get(pk=article(section, body=body).pk).body


def test_pictures_of_all_blocks_are_named(news: NewsSectionPage) -> None:
    one, two, three = picture("One"), picture("Two"), picture("Three")
    gallery = {"title": "", "pictures": [{"image": two, "caption": ""}, {"image": three, "caption": ""}]}

    body = body_of(news, [("image", {"image": one, "caption": "", "size": "wide"}), ("gallery", gallery)])

    assert named_images(body) == {one.pk, two.pk, three.pk}


def test_pages_that_text_links_to_are_named(news: NewsSectionPage) -> None:
    text = '<p><a linktype="page" id="7">a</a> <a id="12" linktype="page">b</a> <a href="/x">c</a></p>'
    box = {"title": "", "text": RichText('<p><a linktype="page" id="3">d</a></p>')}

    body = body_of(news, [("rich_text", RichText(text)), ("fact_box", box)])

    assert named_pages(body) == {3, 7, 12}


@pytest.mark.parametrize(
    "text",
    [
        '<a linktype="document" id="7">a</a>',
        '<a id="7" href="/x">a</a>',
        '<a linktype="page" id="x">a</a>',
        f'<a linktype="page" id="{"9" * 40}">a</a>',
        '<a linktype="page">a</a> <b id="7">b</b>',
        "linktype page id 7",
    ],
)
def test_other_links_name_no_page(news: NewsSectionPage, text: str) -> None:
    assert named_pages(body_of(news, [("rich_text", RichText(f"<p>{text}</p>"))])) == set()


def test_one_pass_names_all_kinds() -> None:
    named = Named()

    named.read(
        [
            {"type": "rich_text", "value": '<a id="7" linktype="document">a</a> <a linktype="page" id="3">b</a>'},
            {"type": "document", "value": {"document": 8, "link_text": "", "note": ""}},
            {"type": "image", "value": {"image": {"image": 5, "alt_text": ""}, "caption": ""}},
            {"type": "markdown", "value": '[x](page:9) <a linktype="page" id="4">c</a>'},
            {"type": "divider", "value": None},
        ]
    )

    assert (named.images, named.pages, named.documents) == ({5}, {3}, {7, 8})
    assert len(named.markdown) == 1


def test_an_unsaved_body_names_its_pictures_too(news: NewsSectionPage) -> None:
    image = picture()
    post = ArticlePage(title="Preview")
    post.body = [("image", {"image": image, "caption": "", "size": "wide"})]

    assert named_images(post.body) == {image.pk}


def test_what_was_looked_for_is_at_hand_within_the_block_only() -> None:
    everything = AtHand({1: "picture"}, {2: "page", 3: None}, {4: "document"}, {5: "picture"})
    with loaded(everything):
        assert at_hand.images({1}) == {1: "picture"}
        assert at_hand.pages({2, 3}) == {2: "page", 3: None}
        assert at_hand.documents({4}) == {4: "document"}
        assert at_hand.markdown_images({5}) == {5: "picture"}

    assert at_hand.images({1}) is None
    assert at_hand.pages({2}) is None
    assert at_hand.documents({4}) is None
    assert at_hand.markdown_images({5}) is None


def test_what_was_not_looked_for_is_not_answered() -> None:
    with loaded(AtHand(images={1: "picture"}, pages={2: "page"})):
        assert at_hand.images({1, 9}) is None
        assert at_hand.pages({9}) is None
        assert at_hand.documents({9}) is None
        assert at_hand.markdown_images({1}) is None


def test_nothing_stays_at_hand_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), loaded(AtHand(images={1: "picture"})):
        raise ZeroDivisionError

    assert at_hand.images({1}) is None
