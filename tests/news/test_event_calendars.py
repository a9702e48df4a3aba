"""Calendar files: two parsers read in them what the pages say, across a change of the clocks too."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
import vobject
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from django.test import Client
from wagtail.models import PageViewRestriction

from news.events.timezones import described
from news.models import EventDate, EventPage, Place
from tests.news.event_posts import event, hall

NOW = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
FEED = "/entertainment/calendar.ics"


@pytest.fixture(autouse=True)
def _in_october() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def file_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content.decode()


def by_icalendar(text: str) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["version"] == "2.0"
    assert not calendar.errors
    return calendar.walk("VEVENT")


def by_vobject(text: str) -> list[Any]:
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    return list(calendar.contents.get("vevent", []))


def starts_by_icalendar(found: Any) -> list[datetime]:
    start = found["dtstart"].dt
    if "rrule" not in found:
        return [start.astimezone(UTC)]
    rule = rrulestr(found["rrule"].to_ical().decode(), dtstart=start)
    left = {moment.dt for line in _lines(found.get("exdate")) for moment in line.dts}
    return [moment.astimezone(UTC) for moment in rule[:20] if moment not in left]


def _lines(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def starts_by_vobject(found: Any) -> list[datetime]:
    # Worked out on the wall clock: it reads zones as pytz does, whose moments do not follow the clocks by themselves.
    zone, start = found.dtstart.value.tzinfo, found.dtstart.value.replace(tzinfo=None)
    left = {moment.replace(tzinfo=None) for line in found.contents.get("exdate", []) for moment in line.value}
    starts = rrulestr(found.rrule.value, dtstart=start) if "rrule" in found.contents else [start]
    return [zone.localize(moment).astimezone(UTC) for moment in starts if moment not in left]


def test_both_parsers_find_the_dates_of_the_page_across_the_change_of_clocks(client: Client, site: Any) -> None:
    post = event(
        date(2026, 10, 22),
        repeats="weekly",
        repeat_count=4,
        others=[EventDate(date=date(2026, 10, 29), is_exception=True), EventDate(date=date(2026, 12, 24))],
    )

    text = file_of(client, f"{post.url}calendar.ics")

    stored = list(post.occurrences.order_by("starts_at").values_list("starts_at", flat=True))
    assert [f"{moment:%d %H:%M}" for moment in stored] == ["22 18:30", "05 19:30", "12 19:30", "24 19:30"]
    assert sorted(moment for found in by_icalendar(text) for moment in starts_by_icalendar(found)) == stored
    assert sorted(moment for found in by_vobject(text) for moment in starts_by_vobject(found)) == stored


def test_a_rule_until_a_day_counts_that_day_and_no_more(client: Client, site: Any) -> None:
    post = event(date(2026, 10, 22), time(23, 30), until=None, repeats="weekly", repeat_until=date(2026, 11, 5))

    (found,) = by_icalendar(file_of(client, f"{post.url}calendar.ics"))

    assert len(starts_by_icalendar(found)) == post.occurrences.count() == 3
    assert "dtend" not in found


def test_an_event_of_whole_days_has_dates_and_no_times(client: Client, site: Any) -> None:
    post = event(date(2026, 10, 24), None, until=None, all_day=True, end_date=date(2026, 10, 26))

    text = file_of(client, f"{post.url}calendar.ics")

    (found,), (other,) = by_icalendar(text), by_vobject(text)
    assert (found["dtstart"].dt, found["dtend"].dt) == (date(2026, 10, 24), date(2026, 10, 27))
    assert (other.dtstart.value, other.dtend.value) == (date(2026, 10, 24), date(2026, 10, 27))
    assert "VTIMEZONE" not in text


def test_a_change_keeps_the_name_and_raises_the_number(client: Client, site: Any) -> None:
    post = event(date(2026, 10, 24))
    (before,) = by_icalendar(file_of(client, f"{post.url}calendar.ics"))

    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        post.state = "cancelled"
        post.save_revision().publish()
        (after,) = by_icalendar(file_of(client, f"{post.url}calendar.ics"))

    assert after["uid"] == before["uid"]
    assert (before["sequence"], before["status"]) == (0, "CONFIRMED")
    assert (after["sequence"], after["status"]) == (120, "CANCELLED")
    assert after["summary"] == "Cancelled: Low tide songs"
    assert after["last-modified"].dt == NOW + timedelta(hours=2)


def test_an_entry_says_where_and_what_for(client: Client, site: Any) -> None:
    venue = hall("The Ropewalk", latitude=53.7, longitude=-0.8)
    post = event(date(2026, 10, 24), venue=venue, venue_details="Back room", price_from=8, standfirst="Jazz; late.")

    (found,) = by_vobject(file_of(client, f"{post.url}calendar.ics"))

    assert found.location.value == "Back room, The Ropewalk, 2 Market Square"
    assert found.description.value == "Jazz; late.\n\n£8\n\nhttp://localhost/entertainment/low-tide-songs/"
    assert found.url.value == "http://localhost/entertainment/low-tide-songs/"


def test_the_section_s_calendar_has_what_is_public_and_coming(client: Client, site: Any) -> None:
    event(date(2026, 10, 24), title="Live", slug="canary-live")
    event(date(2026, 10, 24), title="Draft", live=False)
    event(date(2026, 10, 19), title="Over")
    event(date(2026, 10, 24), title="Scheduled", go_live_at=NOW + timedelta(hours=1))
    private = event(date(2026, 10, 24), title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    ended = event(date(2026, 10, 24), title="Expired")
    EventPage.objects.filter(pk=ended.pk).update(expire_at=NOW)

    text = file_of(client, FEED)

    assert [str(found["summary"]) for found in by_icalendar(text)] == ["Live"]
    assert [found.summary.value for found in by_vobject(text)] == ["Live"]


def test_the_calendar_of_a_private_event_is_private(client: Client, site: Any) -> None:
    private = event(date(2026, 10, 24))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(f"{private.url}calendar.ics").status_code == 302


def test_a_draft_has_no_calendar(client: Client, site: Any) -> None:
    draft = event(date(2026, 10, 24), live=False)

    assert client.get(f"{draft.url}calendar.ics").status_code == 404


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?kind=film", {"Film"}),
        ("?place=old-quay", {"Jazz"}),
        ("?free=1", {"Film"}),
        ("?kind=nonsense&place=nowhere&free=yes", {"Film", "Jazz"}),
    ],
)
def test_a_filter_makes_a_calendar_of_its_own(client: Client, site: Any, query: str, titles: set[str]) -> None:
    quay = Place.objects.create(name="Old Quay", slug="old-quay", kind="neighbourhood")
    cellar = Place.objects.create(name="The Ropewalk", parent=quay)
    event(date(2026, 10, 24), title="Film", event_kind="film", is_free=True)
    event(date(2026, 10, 24), title="Jazz", event_kind="concert", venue=cellar)

    assert {str(found["summary"]) for found in by_icalendar(file_of(client, FEED + query))} == titles


def test_an_empty_calendar_is_a_calendar(client: Client, site: Any) -> None:
    assert by_icalendar(file_of(client, FEED)) == []


def test_other_files_below_pages_are_not_there(client: Client, site: Any) -> None:
    post = event(date(2026, 10, 24))

    for address in ("/calendar.ics", "/news/calendar.ics", f"{post.url}x/calendar.ics", f"{post.url}other.ics"):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_a_described_zone_gives_the_offsets_of_the_real_one(zone: str) -> None:
    text = described(zone, 2026, 2028).to_ical().decode()
    read = tzical(StringIO(f"BEGIN:VCALENDAR\n{text.replace(chr(13), '')}END:VCALENDAR\n")).get(zone)

    for day in range(3 * 365):
        moment = datetime(2026, 1, 2, 12, 0) + timedelta(days=day)
        expected = moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        assert moment.replace(tzinfo=read).utcoffset() == expected, moment
