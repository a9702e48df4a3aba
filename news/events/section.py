"""What the pages of the entertainment section show of its events."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.caching import changes_at
from core.metadata import Crumb
from core.paging import page_number
from news.places import neighbourhoods

from . import days
from .agenda import Agenda, AgendaDay, Date, Entry, agenda
from .days import Span
from .filters import EventFilter
from .page import calendar_addresses

#: The front of the section looks so far ahead, and shows so many events below today and the weekend.
AHEAD = timedelta(days=32)
COMING = 12
#: A day in a longer list shows so many events; the rest stand on its own page.
ON_A_DAY = 8
ON_A_PAGE = 60
#: What is on more often than this in one list stands there once ("most days").
OFTEN = 10
LONG_SHOWN = 20


@dataclass(frozen=True)
class Cell:
    """A day in the small month; without `url` nothing is on."""

    date: date | None
    url: str = ""
    count: int = 0
    is_today: bool = False


def events_url(section: Any) -> str:
    return f"{section.url}events/"


def day_url(section: Any, day: date) -> str:
    return f"{events_url(section)}{day:%Y-%m-%d}/"


def month_url(section: Any, month: date) -> str:
    return f"{events_url(section)}{month:%Y-%m}/"


# The front of the section.


def front_context(section: Any, request: HttpRequest, stories: Any) -> tuple[dict[str, Any], list[Any], list[Any]]:
    """Return what the section's front says of events, each event once; then the events' posts, and the `stories`."""
    today = days.today()
    month = days.month_of(today.replace(day=1))
    found = agenda(section, EventFilter(), Span(today, max(today + AHEAD, month.end)))
    found.dates = [item for item in found.dates if item.key not in section.on_top]
    _tell(request, found)
    groups = _front_groups(found, today)
    beside = found.load((item.key for group in groups.values() for _day, item in group), stories)
    shown = {
        name: [entry for day, item in group for entry in found.entries([item], day)] for name, group in groups.items()
    }
    coming = _by_day(section, shown.pop("coming"))
    grid = _grid(section, month, found, EventFilter())
    links = {**calendar_addresses(section.url), "events_url": events_url(section)}
    context = {**shown, "coming": coming, "today": today, "weekend_days": days.weekend(today).days, "grid": grid}
    return {**context, **_choices(EventFilter()), **links}, list(found.posts.values()), beside


def _front_groups(found: Agenda, today: date) -> dict[str, list[tuple[date, Date]]]:
    """Return days and dates under "now", "on_today", "on_weekend" and "coming"; no event stands twice."""
    seen: set[int] = set()

    def take(span: Span, most: int, *, only_on: bool = False) -> list[tuple[date, Date]]:
        taken: list[tuple[date, Date]] = []
        for item in found.dates:
            inside = item.days(span)
            if item.key in seen or not inside or (only_on and not item.is_on(found.now)) or len(taken) == most:
                continue
            seen.add(item.key)
            taken.append((inside[0], item))
        return taken

    weekend = days.weekend(today)
    far = Span(today, today + AHEAD)
    return {
        "now": take(days.one_day(today), ON_A_DAY, only_on=True),
        "on_today": take(days.one_day(today), COMING),
        "on_weekend": take(weekend, COMING) if weekend.first != today or len(weekend.days) > 1 else [],
        "coming": take(far, COMING),
    }


def _by_day(section: Any, entries: Iterable[Entry]) -> list[AgendaDay]:
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        if entry.day is not None:
            found.setdefault(entry.day, []).append(entry)
    return [AgendaDay(day, day_url(section, day), found[day]) for day in sorted(found)]


# Lists by day and by month.


def coming_context(section: Any, request: HttpRequest) -> dict[str, Any]:
    """Return the events of the next thirty days or so."""
    today = days.today()
    span = Span(today, today + AHEAD)
    words = {"heading": _("What’s on"), "url": events_url(section)}
    return _list_context(section, request, span, days.month_of(today.replace(day=1)), words)


def month_context(section: Any, request: HttpRequest, text: str) -> dict[str, Any]:
    """Return the events of one month that are not over."""
    first = days.read_month(text, days.today())
    if first is None:
        raise Http404("no such month of events")
    span = days.month_of(first)
    words = {"heading": date_format(first, "F Y"), "url": month_url(section, first)}
    return _list_context(section, request, span, span, words)


def _list_context(section: Any, request: HttpRequest, span: Span, month: Span, words: dict[str, str]) -> dict[str, Any]:
    asked = EventFilter.from_query(request.GET)
    found = agenda(section, asked, span)
    _tell(request, found)
    on_days, often = _apart(found.by_day(Span(max(span.first, days.today()), span.end)))
    long = [item for item in found.dates if item.is_long][:LONG_SHOWN]
    shown = {day: items[:ON_A_DAY] for day, items in on_days.items()}
    found.load(item.key for items in (*shown.values(), long, often) for item in items)
    agenda_days = [
        AgendaDay(day, asked.after(day_url(section, day)), found.entries(items, day), len(on_days[day]) - len(items))
        for day, items in shown.items()
    ]
    grid = _grid(section, month, found, asked) if month.first >= span.first.replace(day=1) else None
    parts = {
        "days": agenda_days,
        "throughout": found.entries(long),
        "often": found.entries(often),
        "grid": grid,
        "asked": asked,
    }
    return {**parts, **_frame(section, request, asked, words, is_empty=not found.dates)}


def _apart(on_days: dict[date, list[Date]]) -> tuple[dict[date, list[Date]], list[Date]]:
    """Take out what is on so often that it would fill the list; return the rest, and once each what was taken."""
    counts = Counter(item.key for items in on_days.values() for item in items)
    firsts: dict[int, Date] = {}
    rest: dict[date, list[Date]] = {}
    for day, items in on_days.items():
        for item in items:
            if counts[item.key] > OFTEN:
                firsts.setdefault(item.key, item)
            else:
                rest.setdefault(day, []).append(item)
    return rest, list(firsts.values())[:LONG_SHOWN]


def day_context(section: Any, request: HttpRequest, text: str) -> dict[str, Any]:
    """Return the events of one day."""
    day = days.read_day(text, days.today())
    if day is None:
        raise Http404("no such day of events")
    asked = EventFilter.from_query(request.GET)
    month = days.month_of(day.replace(day=1))
    found = agenda(section, asked, month)
    _tell(request, found)
    number = page_number(request)
    on_day = found.by_day(days.one_day(day)).get(day, [])
    start = (number - 1) * ON_A_PAGE
    if number > 1 and start >= len(on_day):
        raise Http404("no such page of the day")
    long = [item for item in found.dates if item.is_long and day in item.days(days.one_day(day))][:LONG_SHOWN]
    items = on_day[start : start + ON_A_PAGE]
    found.load(item.key for item in (*items, *long))
    url = day_url(section, day)
    words = {"heading": date_format(day, "l, j F Y"), "url": url}
    return {
        "days": [AgendaDay(day, "", found.entries(items, day))] if items else [],
        "throughout": found.entries(long),
        "grid": _grid(section, month, found, asked),
        "asked": asked,
        "later_url": _page_url(url, asked, number + 1) if start + ON_A_PAGE < len(on_day) else "",
        "earlier_url": _page_url(url, asked, number - 1) if number > 1 else "",
        **_frame(section, request, asked, words, is_empty=not (on_day or long)),
    }


def _page_url(url: str, asked: EventFilter, number: int) -> str:
    query = "&".join(part for part in (asked.query, f"page={number}" if number > 1 else "") if part)
    return f"{url}?{query}" if query else url


def _frame(section: Any, request: HttpRequest, asked: EventFilter, words: dict[str, str], *, is_empty: bool) -> Any:
    """Return the page's head, the filter's choices and the calendar's addresses."""
    title = (
        _("What’s on: %(when)s") % {"when": words["heading"]}
        if words["url"] != events_url(section)
        else words["heading"]
    )
    meta = section.get_metadata(request)
    # A filtered or an empty list says nothing that search engines should keep.
    meta = replace(
        meta,
        title=title,
        social_title=title,
        canonical=absolute(words["url"]),
        no_index=meta.no_index or bool(asked) or is_empty,
    )
    return {
        "heading": words["heading"],
        "meta": meta.on_page(page_number(request)),
        "breadcrumbs": [Crumb(section.title, section.url), *_crumb(section, words)],
        "form_url": words["url"],
        "events_url": events_url(section),
        **_choices(asked),
        **calendar_addresses(section.url, asked.query),
    }


def _crumb(section: Any, words: dict[str, str]) -> list[Crumb]:
    return [] if words["url"] == events_url(section) else [Crumb(_("What’s on"), events_url(section))]


def _choices(asked: EventFilter) -> dict[str, Any]:
    from news.models import EventKind

    return {"asked": asked, "kinds": EventKind.choices, "places": neighbourhoods()}


def _grid(section: Any, month: Span, found: Agenda, asked: EventFilter) -> dict[str, Any]:
    """Return the small month: weeks of cells, and the months beside it."""
    today = days.today()
    on_days = found.by_day(Span(max(month.first, today), month.end))

    def cell(day: date | None) -> Cell:
        if day is None:
            return Cell(None)
        count = len(on_days.get(day, ()))
        return Cell(day, asked.after(day_url(section, day)) if count else "", count, day == today)

    before, after = days.month_before(month.first), days.next_month(month.first)
    return {
        "month": month.first,
        "url": asked.after(month_url(section, month.first)),
        "weeks": [[cell(day) for day in week] for week in days.weeks(month)],
        "before_url": asked.after(month_url(section, before)) if before >= today.replace(day=1) else "",
        "before": before,
        "after_url": asked.after(month_url(section, after)) if after <= days.last_day(today) else "",
        "after": after,
    }


def _tell(request: HttpRequest, found: Agenda) -> None:
    """Say when the first of the dates begins or ends: the list is another one then."""
    if found.next_change is not None:
        changes_at(request, found.next_change)
