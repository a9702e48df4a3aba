"""The demo's events: there is something on whatever the day it is loaded."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from cityblog.demo.bodies import Library
from cityblog.demo.kinds.events import day_of, fill
from news.models import EventPage, Place
from tests.cityblog.test_demo_content import TEXTS

EVENTS = {name: text.front for name, text in TEXTS.items() if text.front.get("kind") == "event"}


def made(front: dict[str, Any], now: datetime) -> EventPage:
    post = EventPage(title=front["title"])
    places = {slug: Place(pk=1, name=slug) for slug in [front.get("venue", "")] if slug}
    fill(post, front, Library({}, {}, places), now)
    return post


@pytest.mark.django_db
@pytest.mark.parametrize(
    "now",
    [
        *(datetime(2026, 11, 23, 6, 0, tzinfo=UTC) + timedelta(days=day) for day in range(7)),
        datetime(2027, 3, 27, 6, 0, tzinfo=UTC),
        datetime(2027, 10, 30, 23, 30, tzinfo=UTC),
        datetime(2028, 2, 29, 6, 0, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 0, tzinfo=UTC),
    ],
)
def test_something_is_on_today_at_the_weekend_and_in_the_coming_weeks(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        events = [made(front, now) for front in EVENTS.values()]
        for event in events:
            event.check_times()
        starts = [found.starts for event in events for found in event.get_dates(now).all]

    ahead = {(moment - now).days for moment in starts if moment > now}
    assert set(range(28)) <= ahead
    assert len(events) >= 25


def test_the_events_are_of_all_sorts() -> None:
    fronts = EVENTS.values()

    assert {front.get("event_state", "scheduled") for front in fronts} >= {"cancelled", "postponed", "scheduled"}
    assert sum(front.get("repeats", "never") != "never" for front in fronts) >= 5
    assert sum(bool(front.get("free")) for front in fronts) >= 5
    assert any(front.get("online_url") and not front.get("venue") for front in fronts)
    assert any(front.get("all_day") for front in fronts)


def test_a_weekday_is_the_next_one_and_today_if_it_is_today() -> None:
    saturday = date(2026, 11, 28)

    assert day_of({"weekday": "saturday"}, saturday) == saturday
    assert day_of({"weekday": "friday", "week": 1}, saturday) == date(2026, 12, 11)
    assert day_of({"in_days": -2}, saturday) == date(2026, 11, 26)
