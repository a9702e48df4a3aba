"""Which days a month or a week of the calendar shows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.planning.days import Show, span_of

MONDAY, SUNDAY = 0, 6


def test_a_month_is_shown_in_whole_weeks() -> None:
    span = span_of("month", date(2026, 11, 23), MONDAY)

    assert (span.first, span.end) == (date(2026, 10, 26), date(2026, 12, 7))


def test_weeks_begin_as_they_do_where_the_paper_is() -> None:
    span = span_of("week", date(2026, 11, 25), SUNDAY)

    assert (span.first, span.end) == (date(2026, 11, 22), date(2026, 11, 29))


def test_days_of_the_neighbouring_months_are_told_apart() -> None:
    span = span_of("month", date(2026, 11, 23), MONDAY)

    assert [day.day for day in span.days if span.is_beside(day)] == [26, 27, 28, 29, 30, 31, 1, 2, 3, 4, 5, 6]


@given(st.dates(), st.sampled_from(["month", "week"]), st.integers(0, 6))
def test_every_span_is_of_whole_weeks_around_its_day(day: date, show: Show, first_weekday: int) -> None:
    span = span_of(show, day, first_weekday)

    assert span.first <= span.day < span.end
    assert len(span.days) % 7 == 0
    assert span.first.weekday() == first_weekday


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["month", "week"]))
def test_going_on_and_back_leads_to_the_same_days(day: date, show: Show) -> None:
    span = span_of(show, day, MONDAY)

    after = span_of(show, span.after, MONDAY)

    assert span_of(show, after.before, MONDAY).days == span.days
    assert after.first <= span.end <= after.first + timedelta(days=7)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_error(day: date) -> None:
    assert span_of("month", day, MONDAY).days
