"""Columns: a page and a feed each, of what is published in them and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core import frame
from news.models import Column, OpinionPage, OpinionSectionPage
from tests.factories import author
from tests.news.opinion_posts import column, piece, restricted

PLACES = ["/opinion/columns/low-water/", "/opinion/columns/low-water/feed/"]


@pytest.fixture
def opinion(site: Any) -> OpinionSectionPage:
    return OpinionSectionPage.objects.get()


@pytest.fixture
def low(opinion: OpinionSectionPage) -> Column:
    """A column with one piece in each state."""
    low = column(description="From the quay.")
    belongs: dict[str, Any] = {"genre": "column", "column": low, "by": (low.author,)}
    piece(opinion, title="Canary live", **belongs)
    piece(opinion, title="Canary draft", live=False, **belongs)
    restricted(piece(opinion, title="Canary restricted", **belongs))
    piece(opinion, title="Canary scheduled", go_live_at=timezone.now() + timedelta(days=1), **belongs)
    piece(opinion, title="Canary expired", **belongs).unpublish(set_expired=True)
    overdue = piece(opinion, title="Canary overdue", **belongs)
    OpinionPage.objects.filter(pk=overdue.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    return low


@pytest.mark.parametrize("address", PLACES)
def test_a_column_shows_its_live_and_public_piece_alone(client: Client, low: Column, address: str) -> None:
    response = client.get(address)

    text = response.content.decode()
    assert response.status_code == 200
    assert "Canary live" in text
    assert [
        word for word in ("draft", "restricted", "scheduled", "expired", "overdue") if f"Canary {word}" in text
    ] == []


@pytest.mark.parametrize("address", PLACES)
@pytest.mark.parametrize("state", ["draft", "restricted"])
def test_a_column_that_nothing_public_stands_in_is_not_announced(
    client: Client, opinion: OpinionSectionPage, address: str, state: str
) -> None:
    low = column()
    post = piece(opinion, genre="column", column=low, live=state != "draft")
    if state == "restricted":
        restricted(post)

    assert client.get(address).status_code == 404
    assert "Low Water" not in client.get("/opinion/").content.decode()
    assert "Low Water" not in client.get("/opinion/columns/").content.decode()


def test_a_piece_of_another_genre_is_not_in_the_column(
    client: Client, low: Column, opinion: OpinionSectionPage
) -> None:
    piece(opinion, title="Canary essay", genre="essay", column=low)

    for address in PLACES:
        assert "Canary essay" not in client.get(address).content.decode()


def test_the_page_names_author_description_and_feed(client: Client, low: Column) -> None:
    html = client.get(low.url).content.decode()

    assert "From the quay." in html
    assert '<a href="/authors/bea-marlowe/" rel="author">Bea Marlowe</a>' in html
    assert f'<link rel="alternate" type="application/atom+xml" title="Low Water" href="{low.feed_url}">' in html
    assert f'<link rel="canonical" href="http://localhost{low.url}">' in html


def test_columns_are_listed_with_their_authors_and_ended_ones_apart(
    client: Client, low: Column, opinion: OpinionSectionPage
) -> None:
    past = column("Last Orders", author("Walter Finch"), is_active=False)
    piece(opinion, title="Good night", genre="column", column=past)

    index, front = (client.get(address) for address in ("/opinion/columns/", "/opinion/"))

    assert ([c.name for c in index.context["columns"]], [c.name for c in index.context["ended"]]) == (
        ["Low Water"],
        ["Last Orders"],
    )
    assert [c.name for c in front.context["columns"]] == ["Low Water"]
    assert client.get(past.url).status_code == 200


def test_a_renamed_column_shows_its_name_on_cards_at_once(
    client: Client, low: Column, django_capture_on_commit_callbacks: Any
) -> None:
    assert "Column · Low Water" in client.get("/opinion/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        low.name = "High Water"
        low.save()
    frame.forget_all()

    assert "Column · High Water" in client.get("/opinion/").content.decode()


@pytest.mark.parametrize("slug", ["nothing", "x" * 300, "low-water/more", "LOW-WATER", "%00", "low%20water", "-"])
def test_what_is_no_column_is_missing(client: Client, low: Column, slug: str) -> None:
    assert client.get(f"/opinion/columns/{slug}/").status_code == 404
    assert client.get(f"/opinion/columns/{slug}/feed/").status_code == 404


def test_no_piece_can_take_the_address_of_the_columns(opinion: OpinionSectionPage) -> None:
    assert piece(opinion, title="Columns").slug == "columns-1"


def test_a_column_s_slug_is_made_of_its_name_and_is_its_own(db: None) -> None:
    bea = author("Bea Marlowe")

    assert [column(author=bea).slug, column(author=bea).slug] == ["low-water", "low-water-2"]


def test_the_sitemap_lists_columns_in_print_alone(client: Client, low: Column) -> None:
    column("Quay Side", low.author)

    xml = client.get("/sitemap-columns.xml").content.decode()

    assert "/opinion/columns/low-water/" in xml
    assert "quay-side" not in xml
