"""A comment's text is text, whatever was typed."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from community.comments.linking import as_html, has_link
from community.models import Comment, Mode
from tests.community.commenting import rules, send
from tests.factories import article

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    "javascript:alert(1)",
    '<a href="javascript:alert(1)">x</a>',
    'https://x.example/"onmouseover="alert(1)',
    "https://x.example/'onmouseover='alert(1)",
    "https://x.example/<script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "</textarea><script>alert(1)</script>",
    "{{ request }}{% load x %}",
    "<math><mtext><style><img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[x](javascript:alert(1))",
    "<b onmouseover=alert(1)>bold</b>",
    "--><script>alert(1)</script><!--",
]
ALLOWED = {"p", "br", "a"}


def judged(html: str) -> list[str]:
    """Return what is in `html` beside paragraphs, line ends and harmless links."""
    wrong = []
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        if element.name not in ALLOWED or (element.name != "a" and element.attrs):
            wrong.append(str(element.name))
        elif element.name == "a" and (
            set(element.attrs) != {"href", "rel"}
            or not re.match(r"(?i)https?://", str(element["href"]))
            or element["rel"] != ["ugc", "nofollow", "noopener"]
        ):
            wrong.append(str(element.attrs))
    return wrong


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_words(text: str) -> None:
    assert judged(as_html(text)) == []


@given(st.text(max_size=400) | st.lists(st.sampled_from(HOSTILE), max_size=4).map(" ".join))
def test_nothing_but_paragraphs_and_links_comes_out(text: str) -> None:
    made = as_html(text.replace("\x00", ""))

    assert not re.sub(r'</?p>|<br>|<a href="[^"<>]*" rel="ugc nofollow noopener">|</a>', "", made).count("<")


def test_links_are_for_readers_and_not_for_search_engines() -> None:
    made = as_html("See (https://www.harbour.example/a?b=1&c=2), please.\nAnd more.\n\nA second paragraph.")

    assert made == (
        '<p>See (<a href="https://www.harbour.example/a?b=1&amp;c=2" rel="ugc nofollow noopener">'
        "harbour.example/a?b=1&amp;c=2</a>), please.<br>And more.</p><p>A second paragraph.</p>"
    )


@pytest.mark.parametrize("text", ["https://a.example", "www.a.example", "buy at pills.com now", "[url=x]y[/url]"])
def test_what_is_meant_to_be_followed_is_a_link(text: str) -> None:
    assert has_link(text)


@pytest.mark.parametrize("text", ["At 7.30 p.m. on Quay St. it began.", "Well...no", "e.g. the tram"])
def test_what_only_has_full_stops_is_none(text: str) -> None:
    assert not has_link(text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "field", ["text", "name", "email", "answer", "to", "website", "stamp", "altcha", "wants_replies"]
)
def test_every_field_takes_every_payload_and_shows_it_as_text(client: Client, news: Any, field: str) -> None:
    rules(news, mode=Mode.AFTER)
    post = article(news)

    for payload in HOSTILE:
        words = (
            {field: payload, "text": payload} if field == "text" else {"text": f"Words about {payload}", field: payload}
        )
        answer = send(client, post, **words)
        assert answer.status_code in (303, 422)
        assert payload not in answer.content.decode() or payload == escape(payload)
    Comment.objects.update(state="shown")

    html = client.get(f"/comments/{post.pk}/?fragment=1").content.decode()
    assert not re.search(r"<(script|img|svg|iframe|math|b)\b", html)
    assert "alert(1)" in html or not Comment.objects.exists()
