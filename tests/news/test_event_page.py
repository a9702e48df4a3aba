"""An event's page and its form: what readers see, what search engines are told, what an editor is refused."""

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.events import words
from news.models import ArticlePage, EventDate, EventPage, EventState, SectionPage
from news.publishing import publishing_problems
from tests.factories import picture
from tests.news.admin_forms import add_address
from tests.news.event_posts import entertainment, event, hall

#: A Thursday, at noon.
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def markup(client: Client, post: EventPage) -> dict[str, Any]:
    html = client.get(post.url).content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    data: dict[str, Any] = json.loads(found)
    assert data["@context"] == "https://schema.org"
    assert {"name", "startDate", "location"} <= data.keys()
    return data


def visible(client: Client, post: EventPage) -> str:
    html = re.sub(r"<script.*?</script>", "", client.get(post.url).content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_event_is_marked_up_as_the_page_shows_it(client: Client, site: Any) -> None:
    post = event(
        date(2026, 11, 28),
        standfirst="Songs of the quay.",
        lead_image=picture(),
        event_kind="concert",
        price_from=Decimal("12"),
        price_to=Decimal("18.50"),
        tickets_url="https://example.org/tickets",
        organiser="Choral Society",
    )

    data, text = markup(client, post), visible(client, post)

    assert data["@type"] == "MusicEvent"
    assert (data["startDate"], data["endDate"]) == ("2026-11-28T19:30:00+00:00", "2026-11-28T22:00:00+00:00")
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    place = data["location"]
    assert (place["@type"], place["name"]) == ("Place", "Corn Exchange")
    assert place["address"]["streetAddress"] == "2 Market Square"
    assert data["offers"] == {
        "@type": "AggregateOffer",
        "lowPrice": 12.0,
        "highPrice": 18.5,
        "priceCurrency": "GBP",
        "url": "https://example.org/tickets",
    }
    assert data["url"] == "http://localhost/entertainment/low-tide-songs/"
    assert len(data["image"]) == 1
    for told in (data["name"], data["description"], place["name"], "2 Market Square", "Lanternhill", "£12–£18.50"):
        assert told in text
    for told in ("Saturday 28 November 2026", "19:30–22:00", data["organizer"]["name"]):
        assert told in text


@pytest.mark.parametrize(
    ("day", "start"), [(date(2027, 6, 5), "2027-06-05T19:30:00+01:00"), (date(2027, 1, 5), "2027-01-05T19:30:00+00:00")]
)
def test_moments_in_the_markup_have_the_offset_of_their_season(
    client: Client, site: Any, day: date, start: str
) -> None:
    assert markup(client, event(day))["startDate"] == start


def test_the_markup_is_about_the_next_date_and_then_the_last(client: Client, site: Any, clock: Any) -> None:
    post = event(date(2026, 11, 24), repeats="weekly", repeat_count=3)

    found = [markup(client, post)["startDate"][:10]]
    clock.move_to(datetime(2026, 12, 20, tzinfo=UTC))
    found.append(markup(client, post)["startDate"][:10])

    assert found == ["2026-12-01", "2026-12-08"]
    assert "This event is over." in visible(client, post)


def test_whole_days_are_marked_up_as_dates(client: Client, site: Any) -> None:
    data = markup(client, event(date(2026, 11, 28), None, all_day=True, end_date=date(2026, 11, 30), is_free=True))

    assert (data["startDate"], data["endDate"]) == ("2026-11-28", "2026-11-30")
    assert data["offers"]["price"] == 0


@pytest.mark.parametrize(
    ("fields", "status", "words_shown"),
    [
        ({"state": "cancelled"}, "EventCancelled", "Cancelled."),
        ({"state": "postponed"}, "EventPostponed", "Postponed."),
        ({"state": "moved_online", "online_url": "https://example.org/x"}, "EventMovedOnline", "Moved online."),
        ({"state": "rescheduled", "previous_date": date(2026, 11, 21)}, "EventRescheduled", "It was planned for"),
    ],
)
def test_what_has_become_of_an_event_is_said_everywhere(
    client: Client, site: Any, fields: dict[str, Any], status: str, words_shown: str
) -> None:
    venue = hall()
    post = event(date(2026, 11, 28), venue=venue, **fields)

    data = markup(client, post)

    assert data["eventStatus"] == f"https://schema.org/{status}"
    assert words_shown in visible(client, post)
    assert words.state_words(post.state) in post.card_note
    if post.state == EventState.RESCHEDULED:
        assert data["previousStartDate"] == "2026-11-21T19:30:00+00:00"
    if post.state == EventState.MOVED_ONLINE:
        assert data["location"] == {"@type": "VirtualLocation", "url": "https://example.org/x"}


def test_an_event_without_a_known_end_claims_none(client: Client, site: Any) -> None:
    post = event(date(2026, 11, 28), until=None)

    assert "endDate" not in markup(client, post)
    assert post.occurrences.get().ends_at == datetime(2026, 11, 28, 21, 30, tzinfo=UTC)


def test_an_event_elsewhere_keeps_the_clock_of_its_place(client: Client, site: Any) -> None:
    post = event(date(2026, 11, 28), time_zone="America/New_York", online_url="https://example.org/x", venue=None)

    assert markup(client, post)["startDate"] == "2026-11-28T19:30:00-05:00"
    assert "19:30–22:00 (America/New York)" in visible(client, post)


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({}, "Sat 28 November, 19:30 · Corn Exchange"),
        ({"repeats": "weekly", "repeat_until": date(2026, 12, 18)}, "Every Saturday at 19:30 until 12 December · "),
        ({"repeats": "weekly"}, "Every Saturday at 19:30 · "),
        ({"repeats": "daily"}, "Daily at 19:30 · "),
        ({"repeats": "weekday"}, "Every fourth Saturday of the month at 19:30 · "),
        ({"repeats": "monthly", "repeat_count": 3}, "3 dates from Sat 28 November to Thu 28 January · "),
        ({"others": [EventDate(date=date(2026, 12, 1))]}, "2 dates from Sat 28 November to Tue 1 December · "),
        ({"all_day": True, "end_date": date(2026, 11, 30)}, "Sat 28 November – Mon 30 November · "),
        ({"all_day": True}, "Sat 28 November · "),
        ({"state": "cancelled"}, "Cancelled · Sat 28 November, 19:30 · "),
    ],
)
def test_a_card_says_when_and_where(site: Any, fields: dict[str, Any], note: str) -> None:
    post = event(date(2026, 11, 28), event_kind="concert", **fields)

    assert post.card_note.startswith(note)
    assert post.kind_label == "Concert"


def test_a_card_tells_the_year_of_a_far_date_and_the_venue_s_name_of_today(site: Any) -> None:
    far = event(date(2027, 11, 27))
    far.venue.name = "New Exchange"
    far.venue.save()
    from core import frame

    frame.forget_all()

    assert far.card_note == "Sat 27 November 2027, 19:30 · New Exchange"


def test_an_event_stands_on_its_venue_s_page_and_leaves_the_one_before(site: Any) -> None:
    post = event(date(2026, 11, 28))
    other = hall("The Ropewalk")

    post.venue = other
    post.save_revision().publish()

    assert [row.place_id for row in EventPage.objects.get(pk=post.pk).post_places.all()] == [other.pk]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"end_date": date(2026, 11, 27)}, "end_date"),
        ({"end_time": time(18, 0)}, "end_time"),
        ({"end_date": date(2026, 11, 29), "end_time": None}, "end_time"),
        ({"start_date": date(1026, 11, 28)}, "start_date"),
        ({"start_date": date(9999, 11, 28)}, "start_date"),
        ({"repeats": "weekly", "repeat_until": date(2026, 11, 1)}, "repeat_until"),
        ({"repeats": "weekly", "repeat_until": date(2026, 12, 1), "repeat_count": 3}, "repeat_count"),
        ({"repeats": "weekly", "repeat_count": 0}, "repeat_count"),
        ({"repeats": "weekly", "rule": "FREQ=DAILY"}, "rule"),
        ({"repeats": "rule", "rule": "FREQ=HOURLY"}, "rule"),
        ({"repeats": "rule", "rule": ""}, "rule"),
        ({"repeats": "rule", "rule": "FREQ=DAILY", "repeat_count": 3}, "repeat_count"),
        ({"repeats": "rule", "rule": "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"}, "rule"),
        ({"repeats": "rule", "rule": "FREQ=WEEKLY;BYDAY=TU"}, "start_date"),
        ({"price_from": Decimal(20), "price_to": Decimal(10)}, "price_to"),
        ({"price_to": Decimal(10)}, "price_from"),
        ({"is_free": True, "price_from": Decimal(10)}, "price_from"),
        ({"price_from": Decimal(-1)}, "price_from"),
        ({"time_zone": "Europe/Saltmere"}, "time_zone"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(site: Any, fields: dict[str, Any], field: str) -> None:
    post = event(date(2026, 11, 28), live=False)
    for name, value in fields.items():
        setattr(post, name, value)

    with pytest.raises(ValidationError) as refused:
        post.full_clean()

    assert set(refused.value.message_dict) == {field}


def test_the_rule_s_first_day_is_told_to_an_editor_who_missed_it(site: Any) -> None:
    post = event(date(2026, 11, 28), live=False)
    post.repeats, post.rule = "rule", "FREQ=WEEKLY;BYDAY=TU"

    with pytest.raises(ValidationError, match="Tuesday 1 December 2026"):
        post.full_clean()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"venue": None}, "venue"),
        ({"start_time": None}, "start_time"),
        ({"state": "moved_online"}, "online_url"),
        ({"state": "rescheduled"}, "previous_date"),
    ],
)
def test_a_draft_may_lack_what_publishing_needs(site: Any, fields: dict[str, Any], field: str) -> None:
    post = event(date(2026, 11, 28), live=False)
    for name, value in fields.items():
        setattr(post, name, value)

    post.full_clean()
    post.save_revision()

    assert [problem.field for problem in publishing_problems(post)] == [field]


def test_an_event_whose_dates_are_all_taken_out_is_not_published(site: Any) -> None:
    post = event(date(2026, 11, 28), live=False, repeats="weekly", repeat_count=1)
    post.event_dates = [EventDate(date=date(2026, 11, 28), is_exception=True)]

    assert [problem.field for problem in publishing_problems(post)] == ["start_date"]


def form(**fields: Any) -> dict[str, Any]:
    begun = {
        "title": "Low tide songs", "slug": "low-tide-songs", "event_kind": "concert", "body": streamfield([]),
        "bylines": inline_formset([]), "post_places": inline_formset([]), "event_dates": inline_formset([]),
        "comments": inline_formset([]), "start_date": "2026-11-28", "start_time": "19:30", "end_time": "22:00",
        "time_zone": "Europe/London", "repeats": "never", "repeat_every": "1", "state": "scheduled",
        "currency": "GBP", "online_url": "https://example.org/x",
    }  # fmt: skip
    return nested_form_data({**begun, **fields})


def test_an_editor_publishes_an_event_and_readers_find_it(client: Client, editor: Any, site: Any) -> None:
    client.force_login(editor)
    address = add_address("eventpage", entertainment())
    empty = client.get(address)
    hints = empty.content.decode()

    response = client.post(
        address,
        form(
            **{"action-publish": "1"},
            repeats="weekly",
            event_dates=inline_formset([{"date": "2026-12-05", "is_exception": "on"}]),
        ),
    )

    assert response.status_code == 302
    assert 'value="13:00' in hints
    assert 'value="2026-11-26"' in hints
    post = EventPage.objects.get()
    assert [f"{row.starts_at:%m-%d}" for row in post.occurrences.order_by("starts_at")[:2]] == ["11-28", "12-12"]
    client.logout()
    assert "Low tide songs" in client.get("/entertainment/").content.decode()


def test_the_form_says_what_is_wrong_at_the_field(client: Client, editor: Any, site: Any) -> None:
    client.force_login(editor)

    response = client.post(
        add_address("eventpage", entertainment()), form(**{"action-publish": "1"}, end_time="18:00", online_url="")
    )

    errors = response.context["form"].errors
    assert "The end is before the start." in errors["end_time"][0]


def test_a_form_without_a_place_is_a_draft_and_no_more(client: Client, editor: Any, site: Any) -> None:
    client.force_login(editor)
    address = add_address("eventpage", entertainment())

    refused = client.post(address, form(**{"action-publish": "1"}, online_url=""))
    saved = client.post(address, form(online_url=""))

    assert "Say where" in refused.context["form"].errors["venue"][0]
    assert saved.status_code == 302


def test_the_form_shows_the_dates_that_readers_see(client: Client, editor: Any, site: Any) -> None:
    post = event(date(2026, 11, 28), repeats="daily")
    client.force_login(editor)

    html = client.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content.decode()

    assert "400 coming dates" in html
    assert "Saturday 28 November 2026, 19:30–22:00" in html
    assert "later ones follow by themselves" in html


def test_a_preview_shows_dates_that_are_not_saved(site: Any) -> None:
    draft = event(date(2026, 11, 28), live=False).get_latest_revision_as_object()
    draft.start_date = date(2026, 12, 24)
    draft.event_dates.add(EventDate(date=date(2026, 12, 25)))

    html = draft.make_preview_request().content.decode()

    assert "Thursday 24 December 2026" in html
    assert "Fri 25 December 2026" in html


def test_the_listing_in_the_admin_is_by_next_date(client: Client, editor: Any, site: Any) -> None:
    event(date(2026, 12, 5), title="Later")
    event(date(2026, 10, 1), title="Weekly", repeats="weekly", event_kind="market")
    event(date(2026, 11, 1), title="Past")
    event(date(2026, 11, 29), title="Called off", state="cancelled")
    client.force_login(editor)

    def titles(query: str = "") -> list[str]:
        response = client.get(f"{reverse('events:index')}{query}")
        assert response.status_code == 200
        return [page.title for page in response.context["object_list"]]

    assert titles("?time=coming") == ["Weekly", "Called off", "Later"]
    assert titles("?time=past") == ["Past"]
    assert titles("?state=cancelled") == ["Called off"]
    assert titles("?event_kind=market") == ["Weekly"]
    assert len(titles("?event_kind=nonsense&time=nonsense")) == 4
    assert set(titles()) == {"Weekly", "Called off", "Later", "Past"}


def test_events_lie_in_entertainment_only() -> None:
    assert set(EventPage.allowed_parent_page_models()) - {Page} == {type(entertainment_model())}
    assert ArticlePage in type(entertainment_model()).allowed_subpage_models()


def entertainment_model() -> SectionPage:
    from news.models import EntertainmentSectionPage

    return EntertainmentSectionPage()


def test_an_event_that_was_cancelled_counts_as_updated(site: Any, clock: Any) -> None:
    post = event(date(2026, 11, 28))
    clock.move_to(NOW + timedelta(hours=1))

    post.state = "cancelled"
    post.save_revision().publish()

    assert EventPage.objects.get(pk=post.pk).updated_at == NOW + timedelta(hours=1)
