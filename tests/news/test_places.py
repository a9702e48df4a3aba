"""Places: a tree of neighbourhoods and venues, each with a page of all that happened there."""

from typing import Any

import pytest
from django.test import Client

from news.models import Place
from tests.conftest import States
from tests.factories import article, many_articles
from tests.news.place_samples import place, put, quarter


def test_the_index_lists_neighbourhoods_with_their_venues(client: Client, site: Any) -> None:
    millbank = quarter()
    mill = place("Old Mill", parent=millbank)
    place("Loom Room", parent=mill)
    place("The Ferry")

    response = client.get("/places/")

    assert [branch.place.name for branch in response.context["neighbourhoods"]] == ["Millbank"]
    html = response.content.decode()
    assert html.index("Millbank") < html.index("Old Mill") < html.index("Loom Room")
    assert [branch.place.name for branch in response.context["elsewhere"]] == ["The Ferry"]


def test_a_draft_place_is_nowhere(client: Client, news: Any) -> None:
    hidden = quarter("Secret Bay", live=False)
    venue = place("Cove", parent=hidden)
    article(news, title="Story").post_places.create(place=hidden)

    assert client.get("/places/secret-bay/").status_code == 404
    assert client.get("/places/secret-bay/feed/").status_code == 404
    for address in ("/places/", "/places/cove/", "/sitemap-places.xml"):
        html = client.get(address).content.decode()
        assert "Secret Bay" not in html
        assert "secret-bay" not in html
    assert venue.url in client.get("/places/").content.decode()


@pytest.mark.parametrize("address", ["/places/millbank/", "/places/millbank/feed/", "/places/quan-tram/"])
def test_a_place_shows_only_what_is_listed(client: Client, states: States, address: str) -> None:
    venue = place(parent=quarter())
    for post in [states.live, *states.hidden]:
        put(post, venue)

    html = client.get(address).content.decode()

    assert states.live.url in html
    assert [post.title for post in states.hidden if post.title in html or post.url in html] == []


def test_a_place_shows_what_happened_in_places_within_it(client: Client, news: Any) -> None:
    millbank = quarter()
    mill = place("Old Mill", parent=millbank)
    room = place("Loom Room", parent=mill)
    put(article(news, title="In the room"), room)
    put(article(news, title="Elsewhere"), place("Tivoli"))

    for where in (millbank, mill, room):
        html = client.get(where.url).content.decode()
        assert "In the room" in html
        assert "Elsewhere" not in html


def test_a_post_at_a_place_twice_over_is_listed_once(client: Client, news: Any) -> None:
    millbank = quarter()
    put(article(news, title="Once"), millbank, place(parent=millbank))

    days = client.get("/places/millbank/").context["days"]

    assert [post.title for day in days for post in day.posts] == ["Once"]


def test_the_page_of_a_place_is_paged(client: Client, news: Any) -> None:
    from news.models import PostPage

    where = place()
    many_articles(news, 25)
    for post in PostPage.objects.all():
        put(post, where)

    first, second = client.get(where.url), client.get(f"{where.url}?page=2")

    assert sum(len(day.posts) for day in first.context["days"]) == 20
    assert sum(len(day.posts) for day in second.context["days"]) == 5
    assert client.get(f"{where.url}?page=3").status_code == 404
    assert client.get(f"{where.url}?page=x").status_code == 404


def test_an_empty_place_has_a_page(client: Client, site: Any) -> None:
    response = client.get(place().url)

    assert response.status_code == 200
    assert "Nothing has been published here yet" in response.content.decode()


@pytest.mark.parametrize("address", ["/places/nowhere/", "/places/nowhere/feed/", "/places/a/b/c/"])
def test_a_place_that_does_not_exist_is_missing(client: Client, site: Any, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_sitemap_names_places_that_have_something_to_read(client: Client, news: Any) -> None:
    millbank = quarter()
    put(article(news), place("Tivoli", parent=millbank))
    place("Empty")
    place("Described", description="<p>Bare, but told.</p>")

    xml = client.get("/sitemap-places.xml").content.decode()

    assert [slug for slug in ("millbank", "tivoli", "described", "empty") if f"/places/{slug}/" in xml] == [
        "millbank",
        "tivoli",
        "described",
    ]


def test_a_closed_place_says_so(client: Client, site: Any) -> None:
    closed = place("Pilot House", state=Place.State.CLOSED)

    assert "Closed for good" in client.get(closed.url).content.decode()
    assert "closed" in client.get("/places/").content.decode()


def test_a_moved_place_leads_to_where_it_is_now(client: Client, site: Any) -> None:
    now = place("New Bindery")
    moved = place("Old Bindery", state=Place.State.MOVED, moved_to=now)

    html = client.get(moved.url).content.decode()

    assert "has moved" in html
    assert f'href="{now.url}"' in html


def test_a_moved_place_does_not_lead_to_a_draft(client: Client, site: Any) -> None:
    hidden = place("New Bindery", live=False)
    moved = place("Old Bindery", state=Place.State.MOVED, moved_to=hidden)

    html = client.get(moved.url).content.decode()

    assert "has moved" in html
    assert "New Bindery" not in html


def test_a_circle_of_places_hangs_nothing(client: Client, site: Any) -> None:
    one, other = quarter("One"), quarter("Other")
    Place.objects.filter(pk=one.pk).update(parent=other)
    Place.objects.filter(pk=other.pk).update(parent=one)

    assert client.get("/places/one/").status_code == 200
    assert client.get("/places/").status_code == 200
