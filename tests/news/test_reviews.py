"""A review's page: the verdict, what it rests on, and the same in JSON-LD."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from news.models import EntertainmentSectionPage, Place, ReviewPage
from news.publishing import publishing_problems
from news.reviews.ratings import Rating, rating_stars, rating_value, rating_words
from tests.factories import author
from tests.news.place_samples import place, quarter
from tests.news.review_posts import review


@pytest.fixture
def stage(site: Any) -> EntertainmentSectionPage:
    return EntertainmentSectionPage.objects.get()


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1]) if found else {}


def words_of(html: str) -> str:
    """Return what readers see of the page's main part."""
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<script.*?</script>", "", main, flags=re.DOTALL)).split())


@pytest.fixture
def tram(food: Any) -> ReviewPage:
    venue = place(
        "Quán Trâm", parent=quarter(), street_address="48 Bobbin Street", postal_code="SA4 2QT", price_level=2
    )
    return review(
        food,
        title="The other Tram in Millbank",
        place=venue,
        cuisine="Vietnamese",
        had="Bún bò Huế, £12.50\n\nBánh xèo, £9.20",
        visited_on=date(2026, 10, 3),
        bylines=(author("Delphine Roux"),),
    )


def test_the_page_shows_verdict_and_facts(client: Client, tram: ReviewPage) -> None:
    words = words_of(client.get(tram.url).content.decode())

    for told in (
        "Restaurant review", "3½ out of 5", "Quán Trâm", "48 Bobbin Street, Millbank, SA4 2QT", "Vietnamese",
        "££ (moderate)", "3 October 2026", "The paper paid", "Bún bò Huế, £12.50",
    ):  # fmt: skip
        assert told in words


def test_a_restaurant_s_markup_says_what_the_page_says(client: Client, tram: ReviewPage) -> None:
    html = client.get(tram.url).content.decode()
    data, words = data_of(html), words_of(html)

    assert data["@type"] == "Review"
    assert data["author"][0]["name"] == "Delphine Roux"
    assert data["reviewRating"] == {"@type": "Rating", "ratingValue": 3.5, "bestRating": 5, "worstRating": 1}
    assert data["itemReviewed"] == {
        "@type": "Restaurant",
        "name": "Quán Trâm",
        "url": "http://localhost/places/quan-tram/",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "48 Bobbin Street",
            "postalCode": "SA4 2QT",
            "addressLocality": "Millbank",
        },
        "servesCuisine": "Vietnamese",
        "priceRange": "££",
    }
    seen = [data["name"], "Quán Trâm", "48 Bobbin Street", "SA4 2QT", "Millbank", "Vietnamese", "££", "Delphine Roux"]
    assert [told for told in seen if told not in words] == []


@pytest.mark.parametrize(
    ("genre", "expected"),
    [
        ("film", {"@type": "Movie", "director": {"@type": "Person", "name": "Ada Lowe"}, "datePublished": "2025"}),
        ("book", {"@type": "Book", "author": {"@type": "Person", "name": "Ada Lowe"}, "datePublished": "2025"}),
        ("record", {"@type": "MusicAlbum", "byArtist": {"@type": "MusicGroup", "name": "Ada Lowe"}}),
        ("play", {"@type": "Play", "author": {"@type": "Person", "name": "Ada Lowe"}, "dateCreated": "2025"}),
        ("exhibition", {"@type": "ExhibitionEvent", "organizer": {"@type": "Organization", "name": "Ada Lowe"}}),
        ("concert", {"@type": "MusicEvent", "performer": {"@type": "PerformingGroup", "name": "Ada Lowe"}}),
    ],
)
def test_a_work_is_marked_up_as_what_it_is(client: Client, stage: Any, genre: str, expected: dict[str, Any]) -> None:
    post = review(stage, genre=genre, work_title="Slack Water", work_creator="Ada Lowe", work_year=2025, rating=8)

    html = client.get(post.url).content.decode()
    found = data_of(html)["itemReviewed"]

    assert found["name"] == "Slack Water"
    assert {key: found[key] for key in expected} == expected
    assert "Slack Water" in words_of(html)
    assert "Ada Lowe" in words_of(html)


def test_a_concert_has_its_place_and_day(client: Client, stage: Any) -> None:
    cellar = place("The Ropewalk", street_address="9 Ropemakers’ Steps")
    post = review(stage, genre="concert", work_title="Low Tide Quintet", place=cellar, visited_on=date(2026, 9, 4))

    found = data_of(client.get(post.url).content.decode())["itemReviewed"]

    assert found["startDate"] == "2026-09-04"
    assert found["location"]["name"] == "The Ropewalk"
    assert found["location"]["address"]["streetAddress"] == "9 Ropemakers’ Steps"


def test_no_rating_shows_no_stars_anywhere(client: Client, food: Any) -> None:
    post = review(food, rating=Rating.NONE, place=place())

    html = client.get(post.url).content.decode()

    assert "reviewRating" not in data_of(html)
    assert "out of 5" not in html
    assert "star-" not in html
    assert "of 5" not in post.card_note


@pytest.mark.parametrize(
    ("halves", "value", "words", "stars"),
    [
        (2, 1, "1 out of 5", ["full"] + ["empty"] * 4),
        (7, 3.5, "3½ out of 5", ["full"] * 3 + ["half", "empty"]),
        (10, 5, "5 out of 5", ["full"] * 5),
    ],
)
def test_a_rating_in_figures_words_and_stars(halves: int, value: float, words: str, stars: list[str]) -> None:
    assert (rating_value(halves), rating_words(halves), rating_stars(halves)) == (value, words, stars)


def test_the_card_says_rating_neighbourhood_and_price(tram: ReviewPage) -> None:
    assert (tram.kind_label, tram.card_note) == ("Restaurant review", "3½ of 5 · Millbank · ££")


def test_the_card_of_a_work_says_its_title(stage: Any) -> None:
    post = review(stage, genre="film", work_title="The Last Swing", place=place("Tivoli", parent=quarter()), rating=8)

    assert (post.kind_label, post.card_note) == ("Film review", "4 of 5 · The Last Swing")


def test_a_place_that_has_closed_since_is_marked(client: Client, tram: ReviewPage) -> None:
    venue = Place.objects.get(slug="quan-tram")
    venue.state = Place.State.CLOSED
    venue.save()
    from core import frame

    frame.forget_all()

    assert "Quán Trâm has closed since this review" in words_of(client.get(tram.url).content.decode())
    assert tram.card_note.endswith("closed")


def test_a_place_that_has_moved_leads_to_where_it_is(client: Client, tram: ReviewPage) -> None:
    venue = Place.objects.get(slug="quan-tram")
    venue.state, venue.moved_to = Place.State.MOVED, place("Quán Trâm on Mill Lane")
    venue.save()
    from core import frame

    frame.forget_all()

    html = client.get(tram.url).content.decode()

    assert "has moved since this review" in html
    assert "/places/quan-tram-on-mill-lane/" in html


def test_a_review_stands_on_its_place_s_page(client: Client, tram: ReviewPage) -> None:
    for address in ("/places/quan-tram/", "/places/millbank/"):
        bands = client.get(address).context["bands"]
        assert [(band.name, [post.title for post in band.posts]) for band in bands] == [("reviewpage", [tram.title])]


def test_the_review_of_a_deleted_place_keeps_its_page(client: Client, tram: ReviewPage) -> None:
    Place.objects.get(slug="quan-tram").delete()

    assert client.get(tram.url).status_code == 200
    assert client.get("/food/reviews/").status_code == 200


def test_a_draft_place_is_not_given_away(client: Client, food: Any) -> None:
    post = review(food, place=place("Secret Table", live=False))

    assert "Secret Table" not in client.get(post.url).content.decode()


def test_what_has_not_happened_yet_is_refused_at_its_field(food: Any) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    post = ReviewPage(title="Early", genre="film", visited_on=tomorrow, checked_on=tomorrow, path="1", depth=1)

    with pytest.raises(ValidationError) as caught:
        post.clean()

    assert set(caught.value.message_dict) == {"visited_on", "checked_on"}


def test_a_check_before_the_visit_is_refused(food: Any) -> None:
    post = ReviewPage(title="Early", visited_on=date(2026, 3, 2), checked_on=date(2026, 3, 1), path="1", depth=1)

    with pytest.raises(ValidationError) as caught:
        post.clean()

    assert set(caught.value.message_dict) == {"checked_on"}


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"genre": "restaurant"}, ["place", "rating", "paid_by"]),
        ({"genre": "film"}, ["work_title", "rating", "paid_by"]),
        ({"genre": "book", "work_title": "A", "rating": 0, "paid_by": "free"}, []),
    ],
)
def test_a_review_is_published_with_what_readers_need(db: None, fields: dict[str, Any], missing: list[str]) -> None:
    assert [problem.field for problem in publishing_problems(ReviewPage(title="A", **fields))] == missing


def test_quotes_and_tags_stay_words(client: Client, food: Any) -> None:
    evil = '"><script>alert(1)</script>'
    post = review(food, place=place(f"Soup {evil}", slug="soup"), cuisine=evil[:60], had=evil, work_title=evil)

    assert "<script>alert" not in client.get(post.url).content.decode()
    assert "<script>alert" not in client.get("/food/reviews/").content.decode()
