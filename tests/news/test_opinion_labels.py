"""Nobody takes opinion for news: its genre is on the page, on cards, in feeds and in JSON-LD."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from news.models import OpinionPage, OpinionSectionPage
from tests.factories import author, picture
from tests.news.opinion_posts import column, piece

GENRES = {
    "editorial": ("Editorial", "the view of the paper"),
    "column": ("Column", "author’s own"),
    "essay": ("Guest essay", "author’s own"),
    "letter": ("Letter", "writer’s own"),
    "analysis": ("Analysis", "conclusions are the author’s own"),
    "cartoon": ("Cartoon", "artist’s own"),
}


@pytest.fixture
def opinion(site: Any) -> OpinionSectionPage:
    return OpinionSectionPage.objects.get()


def data_of(html: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    return found


@pytest.mark.parametrize("genre", GENRES)
def test_the_page_says_what_it_is_and_whose_view(client: Client, opinion: OpinionSectionPage, genre: str) -> None:
    label, stance = GENRES[genre]

    html = client.get(piece(opinion, genre=genre, by=(author(),)).url).content.decode()

    assert re.search(rf'<p class="kicker"><a href="/opinion/">Opinion</a> · {label}', html)
    assert stance in html


@pytest.mark.parametrize("genre", GENRES)
@pytest.mark.parametrize("address", ["/opinion/", "/authors/mara-quill/", "/opinion/2026/03/"])
def test_cards_name_the_genre(client: Client, opinion: OpinionSectionPage, genre: str, address: str) -> None:
    from datetime import UTC, datetime

    person = author()
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    piece(opinion, genre=genre, by=(person,), lead_image=picture(), date_shown=at)

    html = client.get(address).content.decode()

    # A letter stands under the heading of its own band.
    shown = "Letters" if (genre, address) == ("letter", "/opinion/") else GENRES[genre][0]
    assert shown in re.sub(r'<nav class="genre-nav".*?</nav>', "", html, flags=re.DOTALL)


@pytest.mark.parametrize("genre", GENRES)
def test_feeds_say_opinion_before_the_headline(client: Client, opinion: OpinionSectionPage, genre: str) -> None:
    label, stance = GENRES[genre]
    piece(opinion, title="Lamps", genre=genre, by=(author(),), disclosure_state="told", disclosure="She sells lamps.")

    xml = client.get("/feed/").content.decode()

    assert f"<title>Opinion · {label}: Lamps</title>" in xml
    assert f'<category term="{label}"' in xml
    assert stance in xml
    assert "She sells lamps." in xml


@pytest.mark.parametrize("genre", GENRES)
def test_json_ld_says_opinion_and_what_the_page_shows(client: Client, opinion: OpinionSectionPage, genre: str) -> None:
    post = piece(opinion, genre=genre, by=(author(),), lead_image=picture())

    html = client.get(post.url).content.decode()

    data = data_of(html)
    assert data["@type"] == ("AnalysisNewsArticle" if genre == "analysis" else "OpinionNewsArticle")
    assert data["genre"] == GENRES[genre][0]
    assert data["headline"] in html
    assert [person["name"] for person in data["author"]] == ["Mara Quill"]
    assert data["url"] == f"http://localhost{post.url}"
    assert {"datePublished", "dateModified", "image", "publisher"} <= set(data)


def test_a_letter_is_by_its_writer_everywhere(client: Client, opinion: OpinionSectionPage) -> None:
    helper = author("Mara Quill")
    post = piece(opinion, genre="letter", guest_name="Una Bright", guest_about="Millbank", by=(helper,))

    html, xml = (client.get(address).content.decode() for address in (post.url, "/opinion/feed/"))

    assert [person["name"] for person in data_of(html)["author"]] == ["Una Bright"]
    assert '<meta name="author" content="Una Bright">' in html
    assert "<author><name>Una Bright</name></author>" in xml
    assert "<name>Mara Quill</name>" not in xml
    assert "Una Bright, Millbank" in client.get("/opinion/").content.decode()


def test_a_guest_s_name_cannot_break_out(client: Client, opinion: OpinionSectionPage) -> None:
    evil = "</script><script>alert(1)</script>"
    post = piece(opinion, genre="letter", guest_name=evil, guest_about=evil, disclosure_state="told", disclosure=evil)

    for address in (post.url, "/opinion/", "/opinion/?genre=letter", "/"):
        assert "<script>alert" not in client.get(address).content.decode(), address


def test_a_column_s_piece_names_and_links_its_column(client: Client, opinion: OpinionSectionPage) -> None:
    low = column()
    post = piece(opinion, genre="column", column=low, by=(low.author,))

    html = client.get(post.url).content.decode()

    assert '<a href="/opinion/columns/low-water/">Low Water</a>' in html
    assert data_of(html)["isPartOf"]["name"] == "Low Water"
    assert "Column · Low Water" in client.get("/opinion/").content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"disclosure_state": "nothing"}, "nothing to disclose"),
        ({"disclosure_state": "told", "disclosure": "Works for the Trust."}, "Works for the Trust."),
    ],
)
def test_the_disclosure_is_on_the_page(
    client: Client, opinion: OpinionSectionPage, fields: dict[str, str], words: str
) -> None:
    assert words in client.get(piece(opinion, by=(author(),), **fields).url).content.decode()


def test_a_cartoon_shows_its_picture_whole_with_its_words(client: Client, opinion: OpinionSectionPage) -> None:
    post = piece(opinion, genre="cartoon", lead_image=picture(), lead_image_alt="A king", by=(author(),))

    html = client.get(post.url).content.decode()

    assert 'class="cartoon"' in html
    assert "picture--wide" in html
    assert 'alt="A king"' in html


def test_another_disclosure_is_a_real_change(opinion: OpinionSectionPage) -> None:
    post = piece(opinion, by=(author(),))
    post.disclosure_state, post.disclosure = "told", "Works for the Trust."

    post.save_revision().publish()

    assert OpinionPage.objects.get(pk=post.pk).updated_at is not None


def test_a_preview_shows_what_is_typed(opinion: OpinionSectionPage) -> None:
    draft = piece(opinion, genre="letter", guest_name="Una Bright", live=False)

    html = draft.get_latest_revision_as_object().make_preview_request().content.decode()

    assert "Una Bright" in html
