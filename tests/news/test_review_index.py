"""The index of reviews: by cuisine, neighbourhood, rating and price, with counts, whatever is asked."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from core import frame
from home.models import HomePage
from news.models import Place, PostPage, ReviewPage
from news.reviews.board import Entry, filter_form, matching
from news.reviews.filters import PARAMETERS, ReviewFilters
from tests.news.dense_posts import queries_of, ready_picture
from tests.news.place_samples import place, quarter
from tests.news.review_posts import many_reviews, review


@pytest.fixture
def table(food: Any) -> None:
    """Three reviews in two neighbourhoods."""
    millbank, quay = quarter("Millbank"), quarter("Old Quay")
    review(food, title="Lamb", rating=9, cuisine="Turkish", place=place("Ocakbaşı", parent=millbank, price_level=2))
    review(food, title="Soup", rating=7, cuisine="turkish ", place=place("Çorba", parent=millbank, price_level=1))
    review(food, title="Crab", rating=4, cuisine="Seafood", place=place("Pilot", parent=quay, price_level=2))


def titles(client: Client, query: str = "") -> list[str]:
    return [post.title for post in client.get(f"/food/reviews/{query}").context["posts"]]


def counts(client: Client, name: str, query: str = "") -> dict[str, int]:
    form = client.get(f"/food/reviews/{query}").context["form"]
    return {choice.value: choice.count for item in form if item.name == name for choice in item.choices}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Crab", "Soup", "Lamb"]),
        ("?cuisine=turkish", ["Soup", "Lamb"]),
        ("?area=old-quay", ["Crab"]),
        ("?rating=4", ["Lamb"]),
        ("?rating=3&price=1", ["Soup"]),
        ("?kind=restaurant&price=2", ["Crab", "Lamb"]),
        ("?cuisine=seafood&area=millbank", []),
    ],
)
def test_filters_leave_what_was_asked(client: Client, table: None, query: str, expected: list[str]) -> None:
    assert titles(client, query) == expected


def test_every_choice_says_how_many_it_leaves(client: Client, table: None) -> None:
    assert counts(client, "cuisine") == {"seafood": 1, "turkish": 2}
    assert counts(client, "area", "?cuisine=turkish") == {"millbank": 2, "old-quay": 0}
    assert counts(client, "rating") == {"4": 1, "3": 2, "2": 3, "1": 3}
    assert counts(client, "price", "?area=millbank") == {"1": 1, "2": 1}


def test_the_choice_that_was_made_is_marked(client: Client, table: None) -> None:
    html = client.get("/food/reviews/?cuisine=turkish").content.decode()

    assert '<option value="turkish" selected>Turkish (2)</option>' in html
    assert "2 reviews" in html


def test_filtered_pages_name_the_unfiltered_address_and_are_no_pages_of_their_own(client: Client, table: None) -> None:
    plain, filtered = (client.get(f"/food/reviews/{query}").context["meta"] for query in ("", "?rating=4"))

    assert plain.canonical == filtered.canonical == "http://localhost/food/reviews/"
    assert (plain.no_index, filtered.no_index) == (False, True)


@pytest.mark.parametrize(
    "query",
    [
        "?rating=9", "?rating=4.5", "?rating=-1", "?rating=٤", "?price=0", "?price=x", "?kind=opera", "?kind=%00",
        "?cuisine=%00", "?area=../etc", "?cuisine=" + "a" * 500, "?rating=&price=&area=", "?unknown=1", "?rating[]=4",
    ],
)  # fmt: skip
def test_odd_values_ask_nothing(client: Client, table: None, query: str) -> None:
    response = client.get(f"/food/reviews/{query}")

    assert response.status_code == 200
    assert len(response.context["posts"]) == 3
    assert not response.context["filters"].is_asked


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=200)))
def test_no_value_is_too_odd(values: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(values)

    filters = ReviewFilters.from_query(query)

    assert ReviewFilters.from_query(QueryDict(filters.query)) == filters
    assert 0 <= filters.rating <= 5
    assert 0 <= filters.price <= 4


entries = st.lists(
    st.builds(
        Entry,
        pk=st.integers(1, 99),
        kind=st.sampled_from(["restaurant", "film"]),
        cuisine=st.just("Turkish"),
        cuisine_slug=st.sampled_from(["turkish", ""]),
        area=st.sampled_from(["millbank", "old-quay", ""]),
        area_name=st.just("Somewhere"),
        halves=st.sampled_from([0, *range(2, 11)]),
        # The words of price levels ask for the currency, and so for a database.
        price=st.just(0),
    ),
    max_size=12,
)
asked = st.builds(
    ReviewFilters,
    kind=st.sampled_from(["", "film"]),
    cuisine=st.sampled_from(["", "turkish"]),
    area=st.sampled_from(["", "millbank"]),
    rating=st.integers(0, 5),
    price=st.integers(0, 4),
)


@given(entries, asked)
def test_a_count_is_what_choosing_it_would_leave(found: list[Entry], filters: ReviewFilters) -> None:
    form = filter_form(found, filters)

    for item in form:
        for choice in item.choices:
            values = {name: str(getattr(filters, name) or "") for name in PARAMETERS} | {item.name: choice.value}
            chosen = ReviewFilters.from_query(QueryDict("&".join(f"{key}={value}" for key, value in values.items())))
            assert choice.count == len(matching(found, chosen))


def test_only_listed_reviews_are_found_and_counted(client: Client, table: None, food: Any) -> None:
    kinds = {"cuisine": "Canary", "place": place("Canary")}
    review(food, title="Canary draft", live=False, **kinds)
    review(food, title="Canary scheduled", go_live_at=timezone.now() + timezone.timedelta(days=1), **kinds)
    overdue = review(food, title="Canary overdue", **kinds)
    ReviewPage.objects.filter(pk=overdue.pk).update(expire_at=timezone.now() - timezone.timedelta(seconds=1))
    unlisted = review(food, title="Canary unlisted", **kinds)
    PostPage.objects.filter(pk=unlisted.pk).update(listed_until=timezone.now() - timezone.timedelta(seconds=1))
    restricted = review(food, title="Canary restricted", **kinds)
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)

    html = client.get("/food/reviews/").content.decode()

    assert "Canary" not in html
    assert titles(client) == ["Crab", "Soup", "Lamb"]


def test_each_section_has_its_own_reviews(client: Client, table: None) -> None:
    response = client.get("/entertainment/reviews/")

    assert response.status_code == 200
    assert response.context["posts"] == []
    assert "Nothing has been reviewed here yet" in response.content.decode()


def test_the_index_is_paged_and_keeps_the_filters(client: Client, food: Any) -> None:
    many_reviews(food, 100, [place(parent=quarter())], [ready_picture("The pass")])

    first = client.get("/food/reviews/?price=1")

    assert len(first.context["posts"]) == 20
    assert first.context["pager"].older_url == "/food/reviews/?price=1&page=2"
    second = client.get(first.context["pager"].older_url)
    assert len(second.context["posts"]) == 5
    assert second.context["pager"].newer_url == "/food/reviews/?price=1"
    assert client.get("/food/reviews/?price=1&page=3").status_code == 404


ADDRESSES = (
    "/food/reviews/",
    "/food/reviews/?cuisine=turkish&rating=3",
    "/places/millbank/",
    "/places/table-0/",
    "/places/",
)
MOST = 12


def test_reviews_and_places_ask_little_however_many_there_are(client: Client, site: HomePage, food: Any) -> None:
    pictures = [ready_picture(title) for title in ("The pass", "The counter")]
    millbank = quarter("Millbank", description="<p>Mills.</p>", picture=pictures[0])
    places = [place(f"Table {index}", parent=millbank, picture=pictures[1]) for index in range(10)]
    many_reviews(food, 10, places, pictures)
    frame.forget_all()
    few = {address: len(queries_of(client, address)) for address in ADDRESSES}
    rooms = [Place(name=f"Room {index}", slug=f"room-{index}", parent=millbank) for index in range(990)]
    places += Place.objects.bulk_create(rooms)
    many_reviews(type(food).objects.get(pk=food.pk), 990, places, pictures)
    frame.forget_all()

    many = {address: len(queries_of(client, address)) for address in ADDRESSES}

    assert {address: number for address, number in few.items() if number > MOST} == {}
    assert many == few


def test_the_sitemap_names_indexes_that_have_reviews(client: Client, table: None) -> None:
    xml = client.get("/sitemap-reviews.xml").content.decode()

    assert "/food/reviews/" in xml
    assert "/entertainment/reviews/" not in xml


def test_a_section_leads_to_its_reviews(client: Client, site: HomePage) -> None:
    assert 'href="/food/reviews/"' in client.get("/food/").content.decode()
    assert "/news/reviews/" not in client.get("/news/").content.decode()
