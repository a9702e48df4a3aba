"""Rules of recurrence: what an editor may write, and which dates it makes, within bounds."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.events.rules import Rule, RuleError, first_date, read_rule, weekday_of_month
from news.events.schedule import AHEAD, MOST, MOST_PAST, Schedule

LONDON = "Europe/London"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def days(schedule: Schedule, now: datetime = NOW) -> list[str]:
    return [f"{found.starts:%Y-%m-%d}" for found in schedule.dates(now).all]


def evening(day: date, **fields: object) -> Schedule:
    return Schedule(datetime.combine(day, time(19, 30)), datetime.combine(day, time(22, 0)), LONDON, **fields)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 3, 22), "2026-03-22T19:30:00+00:00", "2026-03-29T18:30:00+00:00"),
        (date(2026, 10, 18), "2026-10-18T18:30:00+00:00", "2026-10-25T19:30:00+00:00"),
    ],
)
def test_half_past_seven_stays_half_past_seven_when_the_clocks_change(day: date, before: str, after: str) -> None:
    found = evening(day, rule=Rule("WEEKLY", count=2)).dates(NOW).all

    assert [item.starts.isoformat() for item in found] == [before, after]
    assert {item.ends - item.starts for item in found} == {timedelta(hours=2, minutes=30)}


def test_a_time_that_the_clocks_leave_out_counts_from_before_they_moved() -> None:
    schedule = Schedule(datetime(2026, 3, 29, 1, 30), datetime(2026, 3, 29, 2, 30), LONDON)

    (found,) = schedule.dates(NOW).all

    assert found.starts == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert found.ends > found.starts


def test_of_an_hour_that_comes_twice_the_first_counts() -> None:
    (found,) = Schedule(datetime(2026, 10, 25, 1, 30), datetime(2026, 10, 25, 2, 30), LONDON).dates(NOW).all

    assert found.starts == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert found.ends - found.starts == timedelta(hours=2)


def test_the_thirty_first_is_left_out_of_months_without_it() -> None:
    schedule = evening(date(2026, 3, 31), rule=Rule("MONTHLY", count=4))

    assert days(schedule) == ["2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31"]


def test_a_leap_day_comes_back_in_leap_years_only() -> None:
    now = datetime(2028, 1, 1, tzinfo=UTC)
    schedule = evening(date(2028, 2, 29), rule=Rule("YEARLY", until=date(2036, 12, 31)))

    assert days(schedule, now) == ["2028-02-29"]
    assert days(schedule, datetime(2031, 1, 1, tzinfo=UTC)) == ["2028-02-29", "2032-02-29"]
    assert schedule.dates(now).is_cut


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2026, 3, 2), "1MO"), (date(2026, 3, 10), "2TU"), (date(2026, 3, 28), "4SA"), (date(2026, 3, 31), "-1TU")],
)
def test_a_day_is_known_as_the_weekday_of_its_month(day: date, name: str) -> None:
    assert weekday_of_month(day) == name


def test_exceptions_are_taken_out_and_further_dates_put_in_order() -> None:
    extra = (datetime(2026, 3, 12, 17, 0), datetime(2026, 3, 12, 18, 0))
    rule = Rule("WEEKLY", count=3)

    schedule = evening(date(2026, 3, 4), rule=rule, extra=(extra,), excepted=frozenset([date(2026, 3, 11)]))

    assert days(schedule) == ["2026-03-04", "2026-03-12", "2026-03-18"]


def test_a_rule_without_an_end_is_cut_and_says_so() -> None:
    dates = evening(date(2026, 3, 2), rule=Rule("DAILY")).dates(NOW)

    assert len(dates.all) == MOST
    assert dates.is_cut


def test_a_weekly_rule_reaches_as_far_as_the_horizon() -> None:
    dates = evening(date(2026, 3, 2), rule=Rule("WEEKLY")).dates(NOW)

    assert dates.all[-1].starts > NOW + AHEAD - timedelta(days=8)
    assert dates.is_cut


def test_of_years_of_dates_that_are_over_a_few_are_kept() -> None:
    dates = evening(date(2016, 3, 2), rule=Rule("WEEKLY")).dates(NOW)

    past = [found for found in dates.all if found.ends <= NOW]
    assert len(past) == MOST_PAST
    assert dates.next(NOW).starts - NOW < timedelta(days=7)


def test_a_whole_rule_is_not_called_cut() -> None:
    assert not evening(date(2026, 3, 2), rule=Rule("WEEKLY", count=10)).dates(NOW).is_cut
    assert not evening(date(2026, 3, 2), rule=Rule("WEEKLY", until=date(2026, 6, 1))).dates(NOW).is_cut
    assert evening(date(2026, 3, 2), rule=Rule("WEEKLY", count=9999)).dates(NOW).is_cut


def test_a_rule_that_never_comes_true_gives_up_soon() -> None:
    rule = read_rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")

    assert first_date(rule, datetime(2026, 3, 1)) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "hello", "FREQ=SECONDLY", "FREQ=HOURLY;COUNT=1000000", "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;COUNT=1000000",
        "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=2TU", "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYSETPOS=1", "FREQ=DAILY;BYHOUR=1,2,3", "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;UNTIL=20261340", "FREQ=DAILY;COUNT=3;UNTIL=20261218", "FREQ=DAILY;COUNT=٣", "X" * 300, "FREQ=\x00",
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_used_is_refused_in_words(text: str) -> None:
    with pytest.raises(RuleError) as refused:
        read_rule(text)

    assert str(refused.value).endswith(".")


def test_a_rule_is_read_as_it_is_pasted() -> None:
    rule = read_rule(" rrule:freq=weekly; byday=TU,TH ;until=20261218T235959Z;")

    assert rule == Rule("WEEKLY", until=date(2026, 12, 18), more={"BYDAY": "TU,TH"})


@given(st.text(max_size=60) | st.from_regex(r"FREQ=(DAILY|WEEKLY|YEARLY);[A-Z]{2,8}=-?[0-9]{1,3}", fullmatch=True))
def test_whatever_is_typed_is_a_rule_or_refused(text: str) -> None:
    try:
        rule = read_rule(text)
    except RuleError:
        return
    assert rule.pattern.startswith("FREQ=")


RULES = st.builds(
    Rule,
    freq=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 99),
    count=st.none() | st.integers(1, 9999),
    more=st.sampled_from([{}, {"BYDAY": "MO,FR"}, {"BYMONTH": "2"}, {"BYMONTHDAY": "-1"}])
    | st.just({"BYMONTH": "2", "BYMONTHDAY": "30"}),
).filter(lambda rule: not (rule.freq == "WEEKLY" and "BYMONTHDAY" in rule.more))


# Rules that never come true take a moment each.
@settings(max_examples=40)
@given(
    rule=RULES,
    day=st.dates(date(2010, 1, 1), date(2030, 12, 31)),
    clock=st.times(),
    zone=st.sampled_from([LONDON, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    now=st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
)
def test_dates_are_bounded_in_order_and_at_the_same_time_of_day(
    rule: Rule, day: date, clock: time, zone: str, now: datetime
) -> None:
    start = datetime.combine(day, clock.replace(microsecond=0))
    schedule = Schedule(start, start + timedelta(hours=2), zone, rule=rule)

    dates = schedule.dates(now)

    assert len(dates.all) <= MOST + MOST_PAST
    assert list(dates.all) == sorted(set(dates.all))
    assert all(found.ends > found.starts for found in dates.all)
    assert all(found.starts <= max(now, schedule.moment(start)) + AHEAD + timedelta(days=1) for found in dates.all)
