"""A venue's page: what visitors want to know, on time, and the same in JSON-LD."""

import json
import re
from datetime import UTC, datetime, time
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory

from core.caching import next_change
from news.models import Place, PlaceIndexPage
from tests.factories import article
from tests.news.place_samples import place, put, quarter
from tests.news.review_posts import review

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # a Tuesday
WEEK = [
    ("week", {"days": ["1", "2", "3"], "opens": time(11, 30), "closes": time(14, 30)}),
    ("week", {"days": ["1", "2", "3"], "opens": time(18, 0), "closes": time(1, 0)}),
]


@pytest.fixture
def noodles(site: Any) -> Place:
    return place(
        "Quán Trâm",
        parent=quarter(),
        street_address="48 Bobbin Street",
        postal_code="SM4 2QT",
        latitude="53.714200",
        longitude="-0.828900",
        phone="01632 960 118",
        website="https://example.org/quan-tram/",
        price_level=2,
        opening_hours=WEEK,
    )


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1]) if found else {}


def html_at(client: Client, address: str, moment: datetime) -> str:
    with time_machine.travel(moment, tick=False):
        return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (NOON, "Open now, closes at 14:30"),
        (NOON.replace(hour=15), "Closed now, opens at 18:00"),
        (NOON.replace(day=25, hour=0, minute=30), "Open now, closes at 01:00"),
        (NOON.replace(day=27), "Closed now, opens on Tuesday at 11:30"),
    ],
)
def test_the_page_says_whether_it_is_open_now(client: Client, noodles: Place, moment: datetime, told: str) -> None:
    assert told in html_at(client, noodles.url, moment)


def test_the_kept_page_ends_when_the_place_closes(noodles: Place, rf: RequestFactory) -> None:
    with time_machine.travel(NOON, tick=False):
        request = rf.get(noodles.url)
        request.user = None
        PlaceIndexPage.objects.get().show(request, noodles)

        assert next_change(request) == NOON.replace(hour=14, minute=30)


def test_the_page_shows_what_visitors_need(client: Client, noodles: Place) -> None:
    html = html_at(client, noodles.url, NOON)

    for told in (
        'href="tel:01632960118"', "48 Bobbin Street", "££ (moderate)", "example.org/quan-tram<", "Tuesday–Thursday",
        "11:30–14:30, 18:00–01:00", 'href="https://www.openstreetmap.org/?mlat=53.714200&amp;mlon=-0.828900',
    ):  # fmt: skip
        assert told in html


def test_no_third_party_is_asked_when_the_page_opens(client: Client, noodles: Place) -> None:
    html = html_at(client, noodles.url, NOON)

    assert re.findall(r'<(?:img|script|link|iframe|source)[^>]+(?:src|href)="https?://(?!localhost)[^"]+"', html) == []


def test_the_markup_of_a_venue_says_what_the_page_says(client: Client, noodles: Place) -> None:
    html = html_at(client, noodles.url, NOON)
    data = data_of(html)

    assert data["@type"] == "LocalBusiness"
    assert data["name"] == "Quán Trâm"
    assert data["address"]["streetAddress"] == "48 Bobbin Street"
    assert data["geo"] == {"@type": "GeoCoordinates", "latitude": 53.7142, "longitude": -0.8289}
    assert data["telephone"] == "01632 960 118"
    assert data["priceRange"] == "££"
    days = {"dayOfWeek": ["Tuesday", "Wednesday", "Thursday"], "@type": "OpeningHoursSpecification"}
    assert data["openingHoursSpecification"] == [
        {**days, "opens": "11:30", "closes": "14:30"},
        {**days, "opens": "18:00", "closes": "01:00"},
    ]
    main = html[html.index("<main") :]
    for told in ("Quán Trâm", "48 Bobbin Street", "SM4 2QT", "Millbank", "01632 960 118", "££"):
        assert told in main


def test_the_markup_of_a_neighbourhood_is_a_place(client: Client, noodles: Place) -> None:
    assert data_of(client.get("/places/millbank/").content.decode())["@type"] == "Place"


def test_a_closed_place_invites_nobody(client: Client, noodles: Place) -> None:
    noodles.state = Place.State.CLOSED
    noodles.save()

    html = html_at(client, noodles.url, NOON)

    assert "Closed for good" in html
    assert "Open now" not in html
    assert data_of(html)["@type"] == "Place"
    assert "openingHoursSpecification" not in data_of(html)


def test_kinds_that_stand_out_are_bands_and_the_rest_is_a_stream(client: Client, noodles: Place, food: Any) -> None:
    for index in range(8):
        review(food, title=f"Soup {index}", place=noodles)
    put(article(food, title="The oven"), noodles)

    context = client.get(noodles.url).context

    assert [len(band.posts) for band in context["bands"]] == [6]
    stream = [post.title for day in context["days"] for post in day.posts]
    assert stream == ["The oven", "Soup 1", "Soup 0"]


def test_the_feed_of_a_neighbourhood_has_what_its_venues_have(client: Client, noodles: Place, food: Any) -> None:
    put(article(food, title="The oven"), noodles)

    feed = client.get("/places/millbank/feed/").content.decode()

    assert "The oven" in feed
    assert "Millbank" in feed


def test_tags_in_a_place_stay_words(client: Client, site: Any) -> None:
    evil = '"><script>alert(1)</script>'
    where = place(
        evil, slug="evil", street_address=evil, phone=evil[:40], hours_note=evil, website="https://a.example/"
    )

    assert "<script>alert" not in client.get(where.url).content.decode()
    assert "<script>alert" not in client.get("/places/").content.decode()
