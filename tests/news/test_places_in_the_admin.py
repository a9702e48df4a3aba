"""Places and reviews in the admin: made from an empty form, refused in words, deleted without harm."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core import frame
from news.models import EntertainmentSectionPage, Place, ReviewPage
from tests.factories import article
from tests.news.admin_forms import add_address, article_form, edit_address
from tests.news.dense_posts import queries
from tests.news.place_samples import place, put, quarter
from tests.news.review_posts import review

WEEK = ("week", {"days": ["0", "1"], "opens": "11:30", "closes": "21:00"})


@pytest.fixture
def desk(client: Client, editor: Any, site: Any) -> Client:
    client.force_login(editor)
    return client


def place_address(name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_news_place:{name}", args=args)


def place_form(*, hours: Any = (), publish: bool = True, **fields: Any) -> dict[str, Any]:
    typed = {
        "name": "Quán Trâm",
        "kind": "venue",
        "state": "open",
        "description": rich_text("<p>Soup.</p>"),
        "opening_hours": streamfield(hours),
        **fields,
    }
    form = nested_form_data({**typed, **({"action-publish": "1"} if publish else {})})
    # Ticked days are one name with several values.
    for number, (kind, row) in enumerate(hours):
        if kind == "week":
            form[f"opening_hours-{number}-value-days"] = row["days"]
    return form


def review_form(**fields: Any) -> dict[str, Any]:
    typed = {"title": "Soup", "slug": "soup", "genre": "restaurant", "rating": "7", "paid_by": "paper", **fields}
    return {**article_form(**typed), **nested_form_data({"comments": inline_formset([])})}


def errors_of(response: Any) -> dict[str, list[str]]:
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


def test_an_editor_makes_a_place_with_hours(desk: Client) -> None:
    response = desk.post(place_address("add"), place_form(hours=[WEEK], phone="01632 960 118", parent=quarter().pk))

    made = Place.objects.get(name="Quán Trâm")
    assert response.status_code == 302
    assert (made.slug, made.live) == ("quan-tram", True)
    assert len(made.hours.week[0]) == 1
    frame.forget_all()
    html = desk.get("/places/quan-tram/").content.decode()
    assert "Monday–Tuesday" in html
    assert "11:30–21:00" in html


def test_a_draft_of_a_place_stays_in_the_newsroom(desk: Client) -> None:
    desk.post(place_address("add"), place_form(publish=False))

    made = Place.objects.get(name="Quán Trâm")
    assert not made.live
    assert desk.get(made.url).status_code == 404


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"latitude": "53.7"}, "longitude"),
        ({"longitude": "-0.8"}, "latitude"),
        ({"latitude": "91", "longitude": "0"}, "latitude"),
        ({"phone": "call me"}, "phone"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"slug": "taken"}, "slug"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(desk: Client, fields: dict[str, Any], wrong: str) -> None:
    place("Taken", slug="taken")

    response = desk.post(place_address("add"), place_form(**fields))

    assert list(errors_of(response)) == [wrong]


def test_a_place_cannot_lie_in_itself_nor_in_what_lies_in_it(desk: Client) -> None:
    outer = quarter("Outer")
    inner = quarter("Inner", parent=outer)

    for parent in (outer, inner):
        form = place_form(name="Outer", kind="neighbourhood", slug="outer", parent=parent.pk)
        response = desk.post(place_address("edit", outer.pk), form)
        assert list(errors_of(response)) == ["parent"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("week", {"days": ["0"], "opens": "11:00", "closes": "11:00"}), "cannot close at the moment"),
        (("special", {"first": "2026-12-26", "last": "2026-12-24", "closed": "on"}), "lies before the first"),
        (("special", {"first": "2026-12-26"}), "Say when it opens"),
    ],
)
def test_impossible_hours_are_refused_in_words(desk: Client, row: Any, words: str) -> None:
    response = desk.post(place_address("add"), place_form(hours=[row]))

    assert list(errors_of(response)) == ["opening_hours"]
    assert words in response.content.decode()


def test_a_place_is_previewed_as_it_will_be(desk: Client) -> None:
    draft = Place(name="Pop-up", slug="pop-up", description="<p>For a week.</p>", live=False)

    html = draft.make_preview_request().content.decode()

    assert "For a week." in html
    assert "Nothing has been published here yet" in html


def test_a_copy_has_an_address_of_its_own(desk: Client) -> None:
    original = place("Quán Trâm")

    form = desk.get(place_address("copy", original.pk)).context["form"]
    desk.post(place_address("copy", original.pk), place_form())

    assert form["slug"].value() == ""
    assert sorted(Place.objects.values_list("slug", flat=True)) == ["quan-tram", "quan-tram-2"]


def test_a_place_that_posts_point_at_can_be_deleted(desk: Client, news: Any, food: Any) -> None:
    where = place()
    post = article(news, title="At the noodle bar")
    put(post, where)
    put(draft := article(news, title="Not yet", live=False), where)
    draft = type(draft).objects.get(pk=draft.pk)
    draft.save_revision()
    judged = review(food, place=where)

    response = desk.post(place_address("delete", where.pk))

    assert response.status_code == 302
    assert not Place.objects.exists()
    frame.forget_all()
    for address in (post.url, judged.url, "/news/", edit_address(draft), edit_address(post), edit_address(judged)):
        assert desk.get(address).status_code == 200


@pytest.mark.usefixtures("tasks_run")
def test_a_place_with_places_in_it_is_not_deleted(desk: Client) -> None:
    outer = quarter()
    place(parent=outer)

    response = desk.post(place_address("delete", outer.pk))

    assert response.status_code in (200, 302, 403)
    assert Place.objects.filter(pk=outer.pk).exists()


def test_a_review_is_published_from_an_empty_form(desk: Client, food: Any) -> None:
    where = place()

    desk.post(add_address("reviewpage", food), review_form(place=where.pk))

    made = ReviewPage.objects.get()
    assert made.live
    assert [row.place_id for row in made.post_places.all()] == [where.pk]
    assert desk.get(made.url).status_code == 200


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"rating": "11"}, "rating"),
        ({"rating": "3.25"}, "rating"),
        ({"rating": "1"}, "rating"),
        ({"rating": ""}, "rating"),
        ({"paid_by": ""}, "paid_by"),
        ({"genre": "film"}, "work_title"),
        ({"visited_on": "2999-01-01"}, "visited_on"),
        ({"work_year": "99999"}, "work_year"),
    ],
)
def test_a_review_is_refused_at_the_field(desk: Client, food: Any, fields: dict[str, Any], wrong: str) -> None:
    response = desk.post(add_address("reviewpage", food), review_form(place=place().pk, **fields))

    assert list(errors_of(response)) == [wrong]


def test_a_draft_of_a_review_may_lack_everything(desk: Client, food: Any) -> None:
    response = desk.post(add_address("reviewpage", food), review_form(rating="", paid_by="", publish=False))

    assert response.status_code == 302
    assert not ReviewPage.objects.get().live


def test_a_new_review_begins_with_what_its_section_reviews(desk: Client, food: Any) -> None:
    stage = EntertainmentSectionPage.objects.get()

    begun = [desk.get(add_address("reviewpage", where)).context["form"]["genre"].value() for where in (food, stage)]

    assert begun[0] in ("", "restaurant")
    assert begun[1] == "film"


def test_reviews_have_a_listing_with_filters(desk: Client, food: Any) -> None:
    for index in range(3):
        review(food, title=f"Table {index}", place=place(f"Place {index}"), rating=4 + index)
    address = reverse("reviews:index")

    desk.get(address)
    with queries() as few:
        html = desk.get(address).content.decode()
    for index in range(3, 9):
        review(food, title=f"Table {index}", place=place(f"Place {index}"), rating=4)
    with queries() as many:
        desk.get(address)

    assert "Place 1" in html
    assert "2½ of 5" in html
    assert len(many) <= len(few) + 2
    filtered = desk.get(f"{address}?rating=6").content.decode()
    assert "Table 2" in filtered
    assert "Table 1" not in filtered
    assert desk.get(f"{address}?rating=x&place=y").status_code == 200
    assert desk.get(place_address("list")).status_code == 200
