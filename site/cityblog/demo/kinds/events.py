"""Events: when, counted from the day of loading, where, and for how much."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from cityblog.demo.bodies import Library
from news.models import EventDate, EventPage

MODEL = EventPage
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PLAIN = {
    "event_kind": "event_kind",
    "event_state": "state",
    "repeats": "repeats",
    "repeat_every": "repeat_every",
    "count": "repeat_count",
    "rule": "rule",
    "venue_details": "venue_details",
    "online_url": "online_url",
    "free": "is_free",
    "tickets": "tickets_url",
    "organiser": "organiser",
    "organiser_url": "organiser_url",
    "age": "age",
    "accessibility": "accessibility",
    "all_day": "all_day",
}


def fill(post: EventPage, front: dict[str, Any], library: Library, now: datetime) -> None:
    for key, name in PLAIN.items():
        if key in front:
            setattr(post, name, front[key])
    post.venue = library.places.get(front.get("venue", ""))
    prices = [Decimal(str(price)) for price in front.get("price", [])]
    post.price_from, post.price_to = (prices[0] if prices else None), (prices[1] if len(prices) > 1 else None)
    _fill_times(post, front, timezone.localdate(now))


def _fill_times(post: EventPage, front: dict[str, Any], today: date) -> None:
    starts = front["starts"]
    post.start_date, post.start_time = day_of(starts, today), _clock(starts.get("time"))
    post.end_time = _clock(front.get("ends"))
    if "ends_after_days" in front:
        post.end_date = post.start_date + timedelta(days=front["ends_after_days"])
    if "until_days" in front:
        until = today + timedelta(days=front["until_days"])
        if post.rule:
            post.rule += f";UNTIL={until:%Y%m%d}"
        else:
            post.repeat_until = until
    if "count_in_rule" in front:
        post.rule += f";COUNT={front['count_in_rule']}"
    if "previous" in front:
        post.previous_date, post.previous_time = day_of(front["previous"], today), _clock(front["previous"].get("time"))
    rows = [(row, False) for row in front.get("other_dates", [])] + [(row, True) for row in front.get("not_on", [])]
    post.event_dates = [  # type: ignore[misc]
        EventDate(
            date=day_of(row, today),
            start_time=_clock(row.get("time")),
            end_time=_clock(row.get("ends")),
            is_exception=is_exception,
            sort_order=order,
        )
        for order, (row, is_exception) in enumerate(rows)
    ]


def day_of(spoken: dict[str, Any], today: date) -> date:
    """Return the day that `{in_days: 3}` or `{weekday: saturday, week: 0}` names; week 0 is the next such day."""
    if "weekday" in spoken:
        ahead = (WEEKDAYS.index(spoken["weekday"]) - today.weekday()) % 7
        return today + timedelta(days=ahead + 7 * spoken.get("week", 0) + spoken.get("plus", 0))
    return today + timedelta(days=spoken["in_days"])


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
