"""Opening hours: whether a place is open at a moment, when that changes, and what readers are told."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.opening_hours import OpeningHours, Span, Special, State
from news.opening_hours.markup import specifications
from news.opening_hours.words import special_rows, state_words, week_rows

LONDON = ZoneInfo("Europe/London")


def span(text: str) -> Span:
    opens, closes = (time.fromisoformat(part) for part in text.split("-"))
    return Span(opens, closes)


def hours(*week: str, specials: tuple[Special, ...] = ()) -> OpeningHours:
    """Make hours from seven texts such as "09:00-12:00 13:00-17:00"; fewer repeat the last."""
    days = [*week, *[week[-1]] * (7 - len(week))]
    return OpeningHours(tuple(tuple(span(part) for part in day.split()) for day in days), specials)


def at(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold)


def state(given_hours: OpeningHours, text: str) -> tuple[bool, str | None]:
    found = given_hours.state_at(at(text), LONDON)
    return found.is_open, found.changes_at.astimezone(LONDON).isoformat()[:16] if found.changes_at else None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23T08:59", (False, "2026-11-23T09:00")),
        ("2026-11-23T09:00", (True, "2026-11-23T12:00")),
        ("2026-11-23T12:00", (False, "2026-11-23T13:00")),
        ("2026-11-23T16:59", (True, "2026-11-23T17:00")),
        ("2026-11-23T17:00", (False, "2026-11-24T09:00")),
    ],
)
def test_a_place_opens_and_closes_to_the_minute(now: str, expected: tuple[bool, str]) -> None:
    assert state(hours("09:00-12:00 13:00-17:00"), now) == expected


def test_a_bar_is_still_open_after_midnight() -> None:
    bar = hours("", "", "", "", "18:00-02:00", "18:00-02:00", "")  # Friday and Saturday

    assert state(bar, "2026-11-28T01:59") == (True, "2026-11-28T02:00")
    assert state(bar, "2026-11-29T01:00") == (True, "2026-11-29T02:00")
    assert state(bar, "2026-11-29T02:00") == (False, "2026-12-04T18:00")


def test_hours_that_touch_are_one() -> None:
    assert state(hours("09:00-12:00 12:00-17:00"), "2026-11-23T10:00") == (True, "2026-11-23T17:00")


def test_what_is_open_all_day_never_closes() -> None:
    assert state(hours("00:00-23:59"), "2026-11-23T10:00") == (True, None)


def test_what_has_no_hours_never_opens() -> None:
    assert state(hours(""), "2026-11-23T10:00") == (False, None)


def test_a_special_date_takes_the_place_of_the_week_s_hours() -> None:
    christmas = Special(date(2026, 12, 24), date(2026, 12, 26), (), "Christmas")
    eve = Special(date(2026, 12, 24), date(2026, 12, 24), (span("10:00-13:00"),))
    shop = hours("09:00-18:00", specials=(christmas, eve))

    assert state(shop, "2026-12-23T19:00") == (False, "2026-12-24T10:00")
    assert state(shop, "2026-12-24T14:00") == (False, "2026-12-27T09:00")


def test_a_place_closed_for_the_winter_opens_again() -> None:
    winter = Special(date(2026, 10, 1), date(2027, 4, 30))

    assert state(hours("07:00-19:00", specials=(winter,)), "2026-11-23T10:00") == (False, "2027-05-01T07:00")


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        ("2026-03-28T23:00", datetime(2026, 3, 29, 2, 0, tzinfo=UTC)),  # 03:00 in summer time
        ("2026-10-24T23:00", datetime(2026, 10, 25, 3, 0, tzinfo=UTC)),  # 03:00 in winter time
    ],
)
def test_the_night_on_which_clocks_change_ends_by_the_wall_clock(now: str, changes: datetime) -> None:
    assert hours("22:00-03:00").state_at(at(now), LONDON).changes_at == changes


def test_an_hour_that_clocks_skip_is_no_opening_time() -> None:
    night = hours("01:15-01:45")

    assert not night.state_at(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), LONDON).is_open
    assert night.state_at(at("2026-03-30T01:30"), LONDON).is_open


clocks = st.times(min_value=time(0), max_value=time(23, 58)).map(lambda moment: moment.replace(second=0, microsecond=0))
spans = st.tuples(clocks, clocks).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Span(*pair))
weeks = st.lists(st.lists(spans, max_size=3).map(tuple), min_size=7, max_size=7).map(tuple)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


def plainly_open(week: Any, moment: datetime) -> bool:
    """Ask each span of yesterday and today by the clock on the wall; true but on nights when clocks change."""
    wall = moment.astimezone(LONDON).replace(tzinfo=None)
    for day in (wall.date() - timedelta(days=1), wall.date()):
        for one in week[day.weekday()]:
            start = datetime.combine(day, one.opens)
            end = datetime.combine(day + timedelta(days=one.closes <= one.opens), one.closes)
            if start <= wall < end:
                return True
    return False


def near_a_change_of_clocks(moment: datetime) -> bool:
    offsets = {(moment + timedelta(days=days)).astimezone(LONDON).utcoffset() for days in (-2, -1, 0, 1, 2)}
    return len(offsets) > 1


@given(weeks, moments)
def test_open_means_what_the_table_says(week: Any, moment: datetime) -> None:
    found = OpeningHours(week).state_at(moment, LONDON)

    if not near_a_change_of_clocks(moment):
        assert found.is_open == plainly_open(week, moment)


@given(weeks, moments)
def test_the_next_change_is_the_next_change(week: Any, moment: datetime) -> None:
    given_hours = OpeningHours(week)

    found = given_hours.state_at(moment, LONDON)

    if found.changes_at is None:
        return
    assert found.changes_at > moment
    assert given_hours.state_at(found.changes_at, LONDON).is_open != found.is_open
    before = moment + (found.changes_at - moment) / 2
    assert given_hours.state_at(before, LONDON) == found


@pytest.mark.parametrize(
    ("changes", "is_open", "expected"),
    [
        ("2026-11-23T23:00", True, "Open now, closes at 23:00"),
        ("2026-11-23T17:00", False, "Closed now, opens at 17:00"),
        ("2026-11-24T12:00", False, "Closed now, opens tomorrow at 12:00"),
        ("2026-11-26T12:00", False, "Closed now, opens on Thursday at 12:00"),
        ("2027-03-01T12:00", False, "Closed now, opens on 1 March"),
        (None, False, "Closed now"),
        (None, True, "Open now"),
    ],
)
def test_readers_are_told_in_words(changes: str | None, is_open: bool, expected: str) -> None:
    now = at("2026-11-23T10:00")

    assert state_words(State(is_open, at(changes) if changes else None), now, LONDON) == expected


def test_the_table_puts_days_with_the_same_hours_together() -> None:
    rows = week_rows(hours("", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-12:00 13:00-17:00", "", ""))

    assert [(row.days, row.hours) for row in rows] == [
        ("Monday", "closed"),
        ("Tuesday–Thursday", "09:00–17:00"),
        ("Friday", "09:00–12:00, 13:00–17:00"),
        ("Saturday–Sunday", "closed"),
    ]


def test_special_dates_show_when_they_are_near() -> None:
    far = Special(date(2027, 8, 1), date(2027, 8, 31), (), "Summer")
    near = Special(date(2026, 12, 25), date(2026, 12, 26), (), "Christmas")
    past = Special(date(2026, 1, 1), date(2026, 1, 1))
    given_hours = hours("09:00-17:00", specials=(far, near, past))

    rows = special_rows(given_hours, date(2026, 11, 23))

    assert [(row.days, row.hours) for row in rows] == [("25 December – 26 December (Christmas)", "closed")]
    assert [
        entry["validFrom"] for entry in specifications(given_hours, date(2026, 11, 23)) if "validFrom" in entry
    ] == ["2026-12-25"]


def test_the_markup_names_every_day_that_is_open_once() -> None:
    found = specifications(hours("", "09:00-17:00", "09:00-17:00", "", "", "18:00-02:00", ""), date(2026, 11, 23))

    assert found == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Tuesday", "Wednesday"],
            "opens": "09:00",
            "closes": "17:00",
        },
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Saturday"], "opens": "18:00", "closes": "02:00"},
    ]
