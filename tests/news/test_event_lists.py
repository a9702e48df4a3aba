"""What is on: by day and by month, filtered, public things only, and changed by the clock on time."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from core import caching
from news.events import days
from news.events.filters import EventFilter
from news.events.rows import extend_dates
from news.models import EventOccurrence, EventPage, Place, PostPage
from tests.factories import article
from tests.news.event_posts import entertainment, event

#: A Thursday, at noon.
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
THURSDAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def shown(client: Client, address: str) -> list[str]:
    """Return the headlines under days, each time they are shown."""
    context = client.get(address).context
    return [entry.post.title for day in context["days"] for entry in day.entries]


def test_the_front_groups_what_is_on_now_today_this_weekend_and_later(client: Client, site: Any) -> None:
    event(THURSDAY, time(11, 0), until=time(14, 0), title="Now")
    event(THURSDAY, title="Tonight")
    event(THURSDAY + timedelta(days=1), title="Friday")
    event(date(2026, 11, 29), title="Sunday")
    event(THURSDAY, time(8, 0), until=time(9, 0), title="Over")

    context = client.get("/entertainment/").context

    groups = {name: [entry.post.title for entry in context[name]] for name in ("now", "on_today", "on_weekend")}
    assert groups == {"now": ["Now"], "on_today": ["Tonight"], "on_weekend": ["Sunday"]}
    assert [entry.post.title for day in context["coming"] for entry in day.entries] == ["Friday"]


def test_an_event_that_repeats_stands_once_on_the_front(client: Client, site: Any) -> None:
    event(THURSDAY, title="Market", repeats="daily")

    html = client.get("/entertainment/").content.decode()

    assert html.count('href="/entertainment/market/"') == 1


def test_what_is_cancelled_is_not_happening_now(client: Client, site: Any) -> None:
    event(THURSDAY, time(11, 0), until=time(14, 0), state="cancelled")

    context = client.get("/entertainment/").context

    assert context["now"] == []
    assert [entry.state_words for entry in context["on_today"]] == ["Cancelled"]


def test_stories_stand_below_the_events_and_events_do_not_stand_among_them(client: Client, site: Any) -> None:
    event(title="An event")
    article(entertainment(), title="A story")

    context = client.get("/entertainment/").context

    assert [post.title for day in context["days"] for post in day.posts] == ["A story"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 23), [28, 29]),
        (date(2026, 11, 27), [28, 29]),
        (date(2026, 11, 28), [28, 29]),
        (date(2026, 11, 29), [29]),
    ],
)
def test_the_weekend_is_saturday_and_sunday_and_on_a_sunday_that_day(today: date, expected: list[int]) -> None:
    assert [day.day for day in days.weekend(today).days] == expected


def test_a_day_and_a_month_show_their_own_dates(client: Client, site: Any) -> None:
    event(date(2026, 11, 28), title="Saturday")
    event(date(2026, 12, 5), title="In December")
    event(date(2026, 11, 28), title="Weekly", repeats="weekly", repeat_count=3)

    assert shown(client, "/entertainment/events/2026-11-28/") == ["Saturday", "Weekly"]
    assert shown(client, "/entertainment/events/2026-11/") == ["Saturday", "Weekly"]
    assert shown(client, "/entertainment/events/2026-12/") == ["In December", "Weekly", "Weekly"]


def test_a_night_stands_under_the_evening_and_a_festival_under_each_of_its_days(client: Client, site: Any) -> None:
    event(date(2026, 11, 27), time(23, 0), until=time(3, 0), end_date=date(2026, 11, 28), title="Night")
    event(date(2026, 11, 28), None, all_day=True, end_date=date(2026, 11, 30), title="Festival")

    found = {day: shown(client, f"/entertainment/events/2026-11-{day}/") for day in (27, 28, 29, 30)}

    assert found == {27: ["Night"], 28: ["Festival"], 29: ["Festival"], 30: ["Festival"]}


def test_what_lasts_for_weeks_stands_once_above_the_days(client: Client, site: Any) -> None:
    event(date(2026, 11, 20), None, all_day=True, end_date=date(2026, 12, 20), title="Maps")

    context = client.get("/entertainment/events/2026-11/").context

    assert [entry.post.title for entry in context["throughout"]] == ["Maps"]
    assert context["days"] == []


def test_a_day_is_the_city_s(client: Client, site: Any, clock: Any) -> None:
    clock.move_to(datetime(2026, 6, 1, 12, 0, tzinfo=UTC))
    event(date(2026, 6, 10), time(0, 30), until=time(2, 0), title="After midnight")

    assert shown(client, "/entertainment/events/2026-06-10/") == ["After midnight"]
    assert shown(client, "/entertainment/events/2026-06-09/") == []


@pytest.mark.parametrize(
    "part",
    [
        "2026-11-25", "2026-10", "2029-01", "2029-01-01", "2026-13", "2026-11-31", "2026-02-30", "0000-00", "9999-99",
        "2026-1", "2026-11-2", "x", "26-11-28", "2026_11", "٢٠٢٦-١١", "2026-11-280",
    ],
)  # fmt: skip
def test_days_that_are_over_far_away_or_none_are_missing(client: Client, site: Any, part: str) -> None:
    assert client.get(f"/entertainment/events/{part}/").status_code == 404


def test_an_empty_month_within_the_horizon_is_there_but_not_for_search_engines(client: Client, site: Any) -> None:
    response = client.get("/entertainment/events/2027-08/")

    assert response.status_code == 200
    assert response.context["meta"].no_index


def test_lists_show_what_is_live_and_public_only(client: Client, site: Any) -> None:
    day = date(2026, 11, 28)
    event(day, title="Canary live")
    event(day, title="Canary draft", live=False)
    event(day, title="Canary scheduled", go_live_at=NOW + timedelta(hours=1))
    private = event(day, title="Canary private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    expired = event(day, title="Canary expired")
    EventPage.objects.filter(pk=expired.pk).update(expire_at=NOW)
    gone = event(day, title="Canary unpublished")
    gone.unpublish()

    for address in ("", "events/", "events/2026-11/", "events/2026-11-28/", "calendar.ics", "feed/"):
        html = client.get(f"/entertainment/{address}").content.decode()
        assert "Canary live" in html, address
        for word in ("draft", "scheduled", "private", "expired", "unpublished"):
            assert f"Canary {word}" not in html, (address, word)


def test_an_event_that_is_over_leaves_the_lists_and_keeps_its_page(client: Client, site: Any, clock: Any) -> None:
    post = event(THURSDAY, title="Tonight")
    clock.move_to(datetime(2026, 11, 26, 22, 0, tzinfo=UTC))

    assert not PostPage.objects.listed().filter(pk=post.pk).exists()
    assert "Tonight" not in client.get("/entertainment/").content.decode()
    assert "This event is over." in client.get(post.url).content.decode()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind=film", ["Film"]),
        ("place=old-quay", ["Jazz"]),
        ("free=1", ["Film"]),
        ("kind=film&place=old-quay", []),
        ("kind=film&kind=concert", ["Jazz"]),
        ("kind=%00&place=%FF&free=2", ["Film", "Jazz"]),
    ],
)
def test_filters_narrow_and_odd_values_do_not(client: Client, site: Any, query: str, titles: list[str]) -> None:
    quay = Place.objects.create(name="Old Quay", slug="old-quay", kind="neighbourhood")
    cellar = Place.objects.create(name="The Ropewalk", parent=quay)
    event(date(2026, 11, 28), time(18, 0), title="Film", event_kind="film", is_free=True)
    event(date(2026, 11, 28), time(20, 30), title="Jazz", event_kind="concert", venue=cellar)

    for address in ("events/", "events/2026-11/", "events/2026-11-28/"):
        assert shown(client, f"/entertainment/{address}?{query}") == titles


def test_a_filtered_list_points_to_the_whole_one(client: Client, site: Any) -> None:
    event(date(2026, 11, 28))

    meta = client.get("/entertainment/events/2026-11/?free=1").context["meta"]
    whole = client.get("/entertainment/events/2026-11/?utm_source=x").context["meta"]

    assert meta.canonical == whole.canonical == "http://localhost/entertainment/events/2026-11/"
    assert (meta.no_index, whole.no_index) == (True, False)


@pytest.mark.django_db
@given(st.dictionaries(st.sampled_from(["kind", "place", "free"]), st.text(max_size=20)))
def test_a_filter_is_read_from_whatever_is_asked(query: dict[str, str]) -> None:
    asked = EventFilter.from_query(query)

    assert EventFilter.from_query({"kind": asked.kind, "place": asked.place, "free": "1" * asked.free}) == asked


def change(address: str) -> datetime:
    """Return the next moment at which the page at `address` says that it changes."""
    section = entertainment()
    request = RequestFactory().get(address)
    request.user = None
    view, args, kwargs = section.resolve_subpage(address.removeprefix("/entertainment"))
    view(request, *args, **kwargs)
    return caching.next_change(request)


@pytest.mark.parametrize("address", ["/entertainment/", "/entertainment/events/", "/entertainment/events/2026-11/"])
def test_a_list_changes_when_the_next_event_begins_and_ends(site: Any, clock: Any, address: str) -> None:
    event(THURSDAY, time(14, 0), until=time(15, 30))

    before = change(address)
    clock.move_to(datetime(2026, 11, 26, 14, 0, tzinfo=UTC))
    during = change(address)

    assert before == datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
    assert during == datetime(2026, 11, 26, 15, 30, tzinfo=UTC)


def test_an_event_s_page_changes_when_it_begins_and_ends(site: Any, clock: Any) -> None:
    post = event(THURSDAY, time(14, 0), until=time(15, 30))
    moments = []
    for now in (NOW, datetime(2026, 11, 26, 14, 0, tzinfo=UTC)):
        clock.move_to(now)
        request = RequestFactory().get(post.url)
        post.get_context(request)
        moments.append(caching.next_change(request))

    assert [f"{moment:%H:%M}" for moment in moments] == ["14:00", "15:30"]


def test_a_rule_without_an_end_is_extended_as_time_passes(site: Any, clock: Any) -> None:
    post = event(THURSDAY, repeats="weekly")
    last = EventOccurrence.objects.latest("starts_at").starts_at

    clock.move_to(NOW + timedelta(days=100))
    extended = extend_dates()

    assert extended == 1
    assert EventOccurrence.objects.latest("starts_at").starts_at > last + timedelta(days=90)
    assert PostPage.objects.get(pk=post.pk).listed_until > last
    assert extend_dates() == 0


def test_a_change_of_dates_changes_the_rows(site: Any) -> None:
    post = event(date(2026, 11, 28), repeats="weekly", repeat_count=3)
    kept = post.occurrences.earliest("starts_at").pk

    post.repeat_count = 2
    post.save_revision().publish()
    as_draft = EventPage.objects.get(pk=post.pk)
    as_draft.repeat_count = 5
    as_draft.save_revision()

    assert post.occurrences.count() == 2
    assert post.occurrences.earliest("starts_at").pk == kept


def test_a_copy_has_dates_of_its_own(site: Any) -> None:
    post = event(date(2026, 11, 28))

    copy = post.copy(update_attrs={"title": "Again", "slug": "again"}, keep_live=False)

    assert copy.occurrences.count() == 0
    copy.save_revision().publish()
    assert (EventPage.objects.get(pk=copy.pk).occurrences.count(), post.occurrences.count()) == (1, 1)


def test_every_day_that_the_last_month_names_has_a_page(client: Client, site: Any) -> None:
    event(repeats="daily", title="Every day")
    last = days.last_day(days.today())

    month = client.get(f"/entertainment/events/{last:%Y-%m}/")
    day = client.get(f"/entertainment/events/{last:%Y-%m-%d}/")
    after = client.get(f"/entertainment/events/{last + timedelta(days=1):%Y-%m-%d}/")

    assert [month.status_code, day.status_code, after.status_code] == [200, 200, 404]
