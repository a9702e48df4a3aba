"""The section's page: its newest pieces sorted by what they are, and lists of each genre."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core import frame
from news.models import Author, Column, OpinionPage, OpinionSectionPage, PostPage
from tests.conftest import States
from tests.factories import article, author, picture
from tests.news.dense_posts import queries_of, ready_picture
from tests.news.opinion_posts import column, many_pieces, piece

ODD = [
    "nothing",
    "letter'--",
    "LETTER",
    "letter ",
    "",
    "\x00",
    "letter\x00",
    "x" * 5000,
    "é",
    "{{7*7}}",
    "<script>alert(1)</script>",
]


@pytest.fixture
def opinion(site: Any) -> OpinionSectionPage:
    return OpinionSectionPage.objects.get()


def shown(context: Any) -> list[str]:
    """Return the titles on the page, in the order of its slots."""
    slots = [context.get("lead"), *context.get("pieces", []), context.get("cartoon"), *context.get("letters", [])]
    days = [post for day in context["days"] for post in day.posts]
    return [post.title for post in [*slots, *days] if post is not None]


def one_of_each(opinion: OpinionSectionPage) -> None:
    for genre in OpinionPage.genres.values:
        piece(opinion, title=f"The {genre}", genre=genre, lead_image=picture(), guest_name="Una Bright")


def test_each_genre_stands_where_it_belongs_and_nothing_twice(client: Client, opinion: OpinionSectionPage) -> None:
    one_of_each(opinion)
    article(opinion, title="An article")

    context = client.get("/opinion/").context

    assert context["lead"].title == "An article"
    assert context["cartoon"].title == "The cartoon"
    assert [post.title for post in context["letters"]] == ["The letter"]
    assert sorted(shown(context)) == sorted(set(shown(context)))
    assert len(shown(context)) == 7


def test_a_section_of_letters_alone_shows_them(client: Client, opinion: OpinionSectionPage) -> None:
    piece(opinion, title="Dear editor", genre="letter", guest_name="Una Bright")

    html = client.get("/opinion/").content.decode()

    assert "Dear editor" in html
    assert "Nothing has been published" not in html


def test_an_empty_section_says_so(client: Client, opinion: OpinionSectionPage) -> None:
    assert "Nothing has been published here yet." in client.get("/opinion/").content.decode()


@pytest.mark.parametrize("genre", OpinionPage.genres.values)
def test_the_list_of_a_genre_shows_it_alone(client: Client, opinion: OpinionSectionPage, genre: str) -> None:
    one_of_each(opinion)

    response = client.get(f"/opinion/?genre={genre}")

    html = response.content.decode()
    assert shown(response.context) == [f"The {genre}"]
    assert re.search(rf'href="/opinion/\?genre={genre}" aria-current="page"', html)
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="http://localhost/opinion/">' in html


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_a_genre_that_is_none_is_as_good_as_not_asked(client: Client, opinion: OpinionSectionPage, odd: str) -> None:
    one_of_each(opinion)

    response = client.get("/opinion/", {"genre": odd})

    assert response.status_code == 200
    assert len(shown(response.context)) == 6
    assert "<script>alert" not in response.content.decode()


def test_a_genre_asked_twice_is_no_error(client: Client, opinion: OpinionSectionPage) -> None:
    assert client.get("/opinion/?genre=letter&genre=nothing&genre[]=x").status_code == 200


@pytest.mark.parametrize("state", ["/opinion/", "/opinion/?genre=analysis", "/opinion/feed/"])
def test_lists_show_only_what_is_live_and_public(
    client: Client, opinion: OpinionSectionPage, states: States, state: str
) -> None:
    for post in [states.live, *states.hidden]:
        PostPage.objects.filter(pk=post.pk).update(section=opinion, genre="analysis")

    html = client.get(state).content.decode()

    assert "Canary live" in html
    assert [post.title for post in states.hidden if post.title in html] == []


def dense(number: int) -> None:
    pictures = [ready_picture(title) for title in ("The bridge", "The ferry", "The depot")]
    people = [author(name, portrait=image) for name, image in zip(("Mara", "Edwin", "Bea"), pictures, strict=True)]
    columns = [column(name, person) for name, person in zip(("Low Water", "Quay Side"), people, strict=False)]
    section = OpinionSectionPage.objects.get()
    many_pieces(section, number, pictures=pictures, people=people, columns=columns)


ADDRESSES = ["/opinion/", "/opinion/?genre=letter", "/opinion/columns/", "/opinion/columns/low-water/"]


def counts(client: Client) -> dict[str, int]:
    oldest = PostPage.objects.order_by("date_shown").first()
    reply = PostPage.objects.filter(opinionpage__in_reply_to=oldest.pk).first()
    posts = {"answered": oldest.url, "reply": reply.url}
    return {name: len(queries_of(client, posts.get(name, name))) for name in [*ADDRESSES, *posts]}


def test_no_page_of_opinion_asks_more_than_its_budget_however_many_posts(client: Client, site: Any) -> None:
    dense(12)
    few = counts(client)
    assert {page: number for page, number in few.items() if number > 10} == {}

    PostPage.objects.all().delete()
    Column.objects.all().delete()
    Author.objects.all().delete()
    frame.forget_all()
    type(site).objects.get().fix_tree()
    dense(1000)
    many = counts(client)

    assert {page: number for page, number in many.items() if number > max(few[page], 10)} == {}


def test_every_piece_stands_on_one_page_of_the_list(client: Client, opinion: OpinionSectionPage) -> None:
    dense(45)

    pages = [shown(client.get("/opinion/", {"page": str(number)}).context) for number in (1, 2, 3)]

    assert sorted(title for page in pages for title in page) == sorted(f"Harbour story {index}" for index in range(45))


def test_older_pages_of_a_genre_keep_to_it(client: Client, opinion: OpinionSectionPage) -> None:
    dense(150)

    first = client.get("/opinion/?genre=letter").context["pager"]
    second = client.get(first.older_url).context

    assert first.older_url == "/opinion/?genre=letter&page=2"
    assert second["pager"].newer_url == "/opinion/?genre=letter"
    assert {post.genre for day in second["days"] for post in day.posts} == {"letter"}
    assert client.get("/opinion/?genre=letter&page=3").status_code == 404


def test_archive_and_feed_show_opinion_and_articles(client: Client, opinion: OpinionSectionPage) -> None:
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    piece(opinion, title="Lamps", date_shown=at)
    article(opinion, title="Trams", at=at + timedelta(hours=1))

    for address in ("/opinion/2026/03/", "/opinion/feed/"):
        text = client.get(address).content.decode()
        assert "Lamps" in text
        assert "Trams" in text


@pytest.mark.parametrize(
    "query", ["", "?genre=letter", "?column=1", "?disclosure_state=nothing", "?genre=odd&column=x"]
)
def test_editors_have_a_list_of_opinion(client: Client, editor: Any, opinion: OpinionSectionPage, query: str) -> None:
    one_of_each(opinion)
    client.force_login(editor)

    response = client.get(reverse("opinion_pieces:index") + query)

    assert response.status_code == 200
    if query in ("", "?genre=letter"):
        html = response.content.decode()
        assert "The letter" in html
        assert "Una Bright" in html
        assert ("The cartoon" in html) == (query == "")


def test_editors_have_a_list_of_columns(client: Client, editor: Any, opinion: OpinionSectionPage) -> None:
    column()
    client.force_login(editor)

    html = client.get(reverse(Column.snippet_viewset.get_url_name("list"))).content.decode()

    assert "Low Water" in html
