"""Pay in words and for comparing; dates; the filter's parser."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from news.jobs.choices import Employment, Period, State, Workplace
from news.jobs.filters import PAY_STEPS, SINCE_DAYS, JobFilter
from news.jobs.life import Life
from news.jobs.moments import closing_moment, gone_moment
from news.jobs.pay import Pay, money
from news.jobs.rows import closing_words

PLACES = {"northgate", "millbank"}


@pytest.mark.parametrize(
    ("least", "most", "currency", "period", "words"),
    [
        ("28000", "31500", "GBP", "year", "£28,000–£31,500 a year"),
        ("14.60", "14.60", "GBP", "hour", "£14.60 an hour"),
        ("15.60", "17.00", "GBP", "hour", "£15.60–£17.00 an hour"),
        ("14.00", None, "GBP", "hour", "from £14 an hour"),
        (None, "690", "EUR", "week", "up to €690 a week"),
        ("1234567.50", None, "USD", "month", "from $1,234,567.50 a month"),
        ("250", "300", "CHF", "day", "CHF\N{NO-BREAK SPACE}250–CHF\N{NO-BREAK SPACE}300 a day"),
        (None, None, "GBP", "year", ""),
    ],
)
def test_pay_reads_as_people_write_it(
    least: str | None, most: str | None, currency: str, period: str, words: str
) -> None:
    pay = Pay(Decimal(least) if least else None, Decimal(most) if most else None, currency, period)

    assert str(pay) == words


@pytest.mark.parametrize(
    ("period", "year"), [("hour", 19_500), ("day", 2_600), ("week", 520), ("month", 120), ("year", 10)]
)
def test_pay_of_any_period_is_compared_for_a_year(period: str, year: int) -> None:
    assert Pay(Decimal(10), None, "GBP", period).a_year() == (year, None)


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["GBP", "JPY", "XXX", ""]))
def test_money_keeps_every_digit(amount: Decimal, currency: str) -> None:
    digits = "".join(letter for letter in money(amount, currency) if letter.isdigit() or letter == ".")

    assert Decimal(digits) == amount


@given(
    st.dictionaries(
        st.sampled_from(["kind", "place", "workplace", "pay", "since", "closing", "sort", "other"]),
        st.one_of(
            st.text(),
            st.integers().map(str),
            st.sampled_from([*Employment.values, *Workplace.values, *map(str, PAY_STEPS), *PLACES, "week", "closing"]),
        ),
    )
)
def test_whatever_is_asked_becomes_a_filter_of_choices_alone(asked: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(asked)

    found = JobFilter.from_query(query, PLACES)

    assert found.kind in ("", *Employment.values)
    assert found.workplace in ("", *Workplace.values)
    assert found.place in ("", *PLACES)
    assert found.pay in (0, *PAY_STEPS)
    assert found.since in (0, *SINCE_DAYS)
    assert found.closing in ("", "week")
    assert found.sort in ("", "closing")
    # Its own address asks for the same again.
    again = QueryDict(found.url("/jobs/").partition("?")[2])
    assert JobFilter.from_query(again, PLACES) == found


def test_a_part_can_be_taken_away() -> None:
    asked = JobFilter(kind="full-time", pay=20_000, sort="closing")

    assert asked.narrowing == ["kind", "pay"]
    assert asked.without("pay").url("/jobs/") == "/jobs/?kind=full-time&sort=closing"
    assert asked.without("pay").without("kind").narrowing == []
    assert JobFilter().url("/jobs/", page=2) == "/jobs/?page=2"


@pytest.mark.parametrize(
    ("zone", "day", "moment"),
    [
        ("Europe/London", "2026-11-20", "2026-11-21T00:00+00:00"),
        ("Europe/London", "2026-10-25", "2026-10-26T00:00+00:00"),
        ("Europe/London", "2026-10-24", "2026-10-24T23:00+00:00"),
        ("Europe/London", "2027-03-28", "2027-03-28T23:00+00:00"),
        ("Europe/London", "2028-02-28", "2028-02-29T00:00+00:00"),
        ("Europe/London", "2028-02-29", "2028-03-01T00:00+00:00"),
        ("Europe/London", "2026-12-31", "2027-01-01T00:00+00:00"),
        # Midnight itself is left out; midnight comes twice; far east of Greenwich.
        ("Asia/Beirut", "2025-03-29", "2025-03-29T22:00+00:00"),
        ("America/Havana", "2025-11-01", "2025-11-02T04:00+00:00"),
        ("Pacific/Auckland", "2026-11-20", "2026-11-20T11:00+00:00"),
    ],
)
def test_a_closing_day_is_over_when_it_is_over_in_the_city(settings: Any, zone: str, day: str, moment: str) -> None:
    settings.TIME_ZONE = zone

    assert closing_moment(date.fromisoformat(day)) == datetime.fromisoformat(moment)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_page_stays_thirty_local_days(day: date) -> None:
    ended = closing_moment(day)

    left = gone_moment(ended).astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)

    assert left - ended.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None) == timedelta(days=30)


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
)
def test_a_job_has_one_state_at_every_moment(closes_on: date, filled_at: datetime | None, now: datetime) -> None:
    life = Life(closes_on, filled_at)

    state = life.state(now)

    is_over = now >= life.ends
    assert (state in (State.FILLED, State.CLOSED, State.GONE)) == is_over
    assert (state == State.GONE) == (now >= life.gone_at)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-20", "Closes today"),
        ("2026-11-21", "Closes tomorrow"),
        ("2026-11-26", "Closes Thursday"),
        ("2026-11-27", "Closes 27 November"),
        ("2027-01-03", "Closes 3 January 2027"),
    ],
)
def test_near_closing_days_are_named_as_people_name_them(day: str, words: str) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False):
        assert closing_words(date.fromisoformat(day), date(2026, 11, 20)) == words


def test_every_period_can_be_compared() -> None:
    assert {Pay(Decimal(1), None, "GBP", period).a_year()[0] is not None for period in Period.values} == {True}
