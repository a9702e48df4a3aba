"""Rich text holds only what the editor offers, whichever way it came in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.rich_text import RichText

from core.blocks import RichTextBlock
from core.html import mark_external_links, sanitise
from core.rich_text import BODY_FEATURES

HOSTILE = (
    '<p onclick="x()">Text <script>alert(1)</script><img src=x onerror=alert(1)>'
    '<a href="javascript:alert(1)">js</a> <a href="https://example.org/" target="_blank">out</a>'
    '<iframe src="https://x"></iframe><embed embedtype="media" url="https://x"/><style>p{}</style></p>'
)


def test_foreign_html_keeps_its_words_and_loses_its_tricks():
    html = sanitise(HOSTILE)

    assert html == '<p>Text <a>js</a> <a href="https://example.org/">out</a></p>'


def test_wagtail_s_own_links_stay():
    source = (
        '<p data-block-key="ab1">See <a linktype="page" id="3">this</a> and <a linktype="document" id="7">that</a></p>'
    )

    assert sanitise(source).count("linktype=") == 2
    assert 'id="3"' in sanitise(source)
    assert 'data-block-key="ab1"' in sanitise(source)


@pytest.mark.parametrize("key", ["9" * 19, "٤", "１", "-1", "1.5", " 1", "1\n", ""])
def test_ids_that_no_database_holds_go(key):
    assert "id=" not in sanitise(f'<a linktype="document" id="{key}">x</a>')


def test_the_longest_id_stays():
    assert f'id="{"9" * 18}"' in sanitise(f'<a linktype="document" id="{"9" * 18}">x</a>')


def test_ids_and_link_types_of_others_go():
    assert sanitise('<a id="masthead" linktype="evil" href="/x">x</a>') == '<a href="/x">x</a>'


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "<p>",
                "</p>",
                "<a href=",
                '"',
                "'",
                "javascript:",
                "<svg>",
                "<!--",
                "<script",
                "&#",
                "\0",
            ]
        )
    ).map("".join)
)
def test_cleaning_twice_changes_nothing(html):
    once = sanitise(html)

    assert sanitise(once) == once
    assert "<script" not in once


def test_a_block_is_clean_however_its_value_came():
    block = RichTextBlock()

    values = [block.to_python(HOSTILE), block.normalize(HOSTILE), block.normalize(RichText(HOSTILE))]

    for value in values:
        assert "script" not in value.source
        assert "onclick" not in value.source
    assert "script" not in block.get_prep_value(RichText(HOSTILE))


def test_the_editor_s_own_format_lets_no_tags_in():
    widget = get_rich_text_editor_widget("default", features=BODY_FEATURES)
    crafted = (
        '{"blocks": [{"key": "a", "type": "unstyled", "text": "<script>alert(1)</script>", "depth": 0,'
        ' "inlineStyleRanges": [],'
        ' "entityRanges": [{"offset": 0, "length": 5, "key": 0}]}],'
        ' "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE",'
        ' "data": {"url": "javascript:alert(1)"}}}}'
    )

    html = RichTextBlock().normalize(widget.value_from_datadict({"body": crafted}, {}, "body")).source

    assert "<script" not in html
    assert "javascript:" not in html


def test_links_that_leave_the_site_are_marked_when_shown():
    html = str(RichText('<p><a href="https://example.org/?a=1&amp;b=2">out</a></p>'))

    assert '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">' in html


@pytest.mark.parametrize("address", ["https://a.b/", "//a.b/", "http://a.b"])
def test_an_address_elsewhere_is_external(address):
    assert "noopener" in mark_external_links(f'<a href="{address}">x</a>')


@pytest.mark.parametrize("address", ["/a/", "#a", "mailto:a@b.c", "tel:1"])
def test_an_address_here_is_not(address):
    assert "noopener" not in mark_external_links(f'<a href="{address}">x</a>')


@pytest.mark.parametrize(
    "written", ["<p>One<br>two</p>", "<p>One<br/>two</p>", '<p>One<br data-block-key="a>b">two</p>']
)
def test_a_text_with_breaks_and_rules_is_opened_again_by_the_editor(written):
    widget = get_rich_text_editor_widget(features=BODY_FEATURES)

    opened = json.loads(widget.format_value(RichTextBlock().to_python(f"{written}<hr><p>Three</p>").source))

    assert [block["text"] for block in opened["blocks"]] == ["One\ntwo", "", "Three"]
