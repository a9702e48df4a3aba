"""VTIMEZONE: when the clocks change somewhere, for calendars that do not know the zone by its name.

Written here because the library's own puts the spring change an hour late.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

STEP = timedelta(days=1)
Change = tuple[datetime, timedelta, timedelta, str, bool]


@lru_cache(maxsize=64)
def described(zone: str, first: int, last: int) -> Timezone:
    """Return the VTIMEZONE of `zone` from the first of January of the year `first` to the end of `last`."""
    tz = ZoneInfo(zone)
    begin = datetime(first, 1, 1, tzinfo=UTC)
    component = Timezone()
    component.add("tzid", zone)
    offset = _offset(tz, begin)
    _add(component, [(date_time(begin, offset), offset, offset, _name(tz, begin), _is_summer(tz, begin))])
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in _changes(tz, begin, datetime(last + 1, 1, 1, tzinfo=UTC)):
        groups.setdefault(change[1:], []).append(change)
    for group in groups.values():
        _add(component, group)
    return component


def _changes(tz: ZoneInfo, begin: datetime, end: datetime) -> list[Change]:
    found, moment = [], begin
    while moment < end:
        after = moment + STEP
        if _state(tz, moment) != _state(tz, after):
            at = _first_moment(tz, moment, after)
            before = _offset(tz, at - timedelta(seconds=1))
            # Written on the clock as it stood before the change (RFC 5545, 3.6.5).
            found.append((date_time(at, before), before, _offset(tz, at), _name(tz, at), _is_summer(tz, at)))
        moment = after
    return found


def _first_moment(tz: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the first second of the new time, by halving."""
    new = _state(tz, after)
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if _state(tz, middle) == new:
            after = middle
        else:
            before = middle
    return after


def _add(component: Timezone, changes: list[Change]) -> None:
    starts, before, offset, name, is_summer = changes[0]
    part = TimezoneDaylight() if is_summer else TimezoneStandard()
    part.add("dtstart", starts)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", offset)
    part.add("tzname", name)
    if len(changes) > 1:
        part.add("rdate", [change[0] for change in changes[1:]])
    component.add_component(part)


def date_time(moment: datetime, offset: timedelta) -> datetime:
    return (moment + offset).replace(tzinfo=None)


def _state(tz: ZoneInfo, moment: datetime) -> tuple[timedelta, str, bool]:
    local = moment.astimezone(tz)
    return local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst())


def _offset(tz: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(tz).utcoffset() or timedelta()


def _name(tz: ZoneInfo, moment: datetime) -> str:
    return moment.astimezone(tz).tzname() or ""


def _is_summer(tz: ZoneInfo, moment: datetime) -> bool:
    return bool(moment.astimezone(tz).dst())


def years(days: list[date]) -> tuple[int, int]:
    """Return the first and the last year of `days`."""
    return min(days).year, max(days).year
