"""What cards show of an event, as plain JSON on the post's own row."""

from datetime import datetime
from typing import Any

from .schedule import MOST_PAST, Dates, Occurrence
from .words import FAR

#: So many of the coming dates are told; lists by day ask the occurrences themselves.
FEW = 10


def card_facts(event: Any, now: datetime) -> dict[str, Any]:
    """Return kind, state, place, price and the coming dates of `event`; dates as ISO text in UTC, [start, end].

    An event that is over tells its last date. Nothing here changes by time alone but which dates are coming.
    """
    facts = {
        "kind": event.event_kind,
        "state": event.state,
        "venue": event.venue_id,
        "online": bool(event.online_url),
        "free": event.is_free,
        "price": [_amount(event.price_from), _amount(event.price_to), event.currency],
    }
    dates = event.get_dates(now)
    return {**facts, **_time_facts(event, dates, now)} if dates.all else facts


def _amount(price: Any) -> str | None:
    return None if price is None else str(price)


def _time_facts(event: Any, dates: Dates, now: datetime) -> dict[str, Any]:
    coming = dates.coming(now)
    shown = coming[:FEW] or list(dates.all[-1:])
    is_whole = not dates.is_cut and len(dates.all) - len(coming) < MOST_PAST
    first, last = dates.all[0], dates.all[-1]
    return {
        "all_day": event.all_day,
        "has_end": event.all_day or event.end_time is not None,
        "dates": [_pair(occurrence) for occurrence in shown],
        "first": first.starts.isoformat(),
        "last": None if dates.is_cut else last.starts.isoformat(),
        "count": len(dates.all) if is_whole else None,
        "pattern": _pattern(event),
        # Within a year a weekday and a day of the month say which day is meant.
        "far": abs(first.starts - now) > FAR,
    }


def _pair(occurrence: Occurrence) -> list[str]:
    return [occurrence.starts.isoformat(), occurrence.ends.isoformat()]


def _pattern(event: Any) -> str:
    """Return the repetition that can be said in a few words; "" for one that cannot."""
    is_plain = event.repeat_every == 1 and not any(not row.is_exception for row in event.event_dates.all())
    return event.repeats if is_plain and event.repeats in ("daily", "weekly", "weekday") else ""
