"""What is on, when: the dates of listed events, by day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from news.places import places_within

from . import words
from .days import Span
from .filters import EventFilter

Day = date

#: What lasts longer than this stands once in a list ("on throughout"), not under each of its days.
LONG = timedelta(days=4)
#: States of what does not take place when it says.
OFF = ("cancelled", "postponed")


@dataclass(frozen=True)
class Date:
    """One date of an event in a list: the event's key, and from when until when, in local time."""

    key: int
    starts: datetime
    ends: datetime
    is_off: bool = False

    @property
    def is_long(self) -> bool:
        return self.ends - self.starts > LONG

    def is_on(self, now: datetime) -> bool:
        return self.starts <= now < self.ends and not self.is_off

    def days(self, span: Span) -> list[date]:
        """Return the local days of `span` under which it stands; a night stands under the day it begins."""
        first, last = self.starts.date(), (self.ends - timedelta(seconds=1)).date()
        if self.ends - self.starts < timedelta(hours=12):
            last = first
        return [day for day in _days(max(first, span.first), last) if day < span.end]


def _days(first: date, last: date) -> Iterable[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


@dataclass(frozen=True)
class Entry:
    """An event under one day of a list: the post, and which of its dates is meant."""

    post: Any
    date: Date
    is_on: bool = False
    day: Day | None = None

    @property
    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = self.post.card_facts
        return facts

    @property
    def where(self) -> str:
        return words.where(self.facts)

    @property
    def price(self) -> str:
        return words.price(bool(self.facts.get("free")), *self.facts.get("price", (None, None, "")))

    @property
    def state_words(self) -> str:
        return words.state_words(self.facts.get("state", ""))

    @property
    def has_begun_before(self) -> bool:
        return self.day is not None and self.date.starts.date() < self.day

    @property
    def last_day(self) -> Day:
        return (self.date.ends - timedelta(seconds=1)).date()


@dataclass(frozen=True)
class AgendaDay:
    """The events of one local day; `more` that are not shown stand on the day's own page."""

    date: date
    url: str
    entries: list[Entry]
    more: int = 0


@dataclass
class Agenda:
    """Dates that are not over, in order of their beginning, still without their posts."""

    dates: list[Date]
    now: datetime
    posts: dict[int, Any] = field(default_factory=dict)

    def by_day(self, span: Span) -> dict[date, list[Date]]:
        found: dict[date, list[Date]] = {}
        for item in self.dates:
            if not item.is_long:
                for day in item.days(span):
                    found.setdefault(day, []).append(item)
        return {day: found[day] for day in sorted(found)}

    def entries(self, dates: Iterable[Date], day: date | None = None) -> list[Entry]:
        """Return entries of those `dates` whose posts are loaded."""
        return [
            Entry(self.posts[item.key], item, item.is_on(self.now), day) for item in dates if item.key in self.posts
        ]

    def load(self, keys: Iterable[int], beside: Any = None) -> list[Any]:
        """Load the posts with `keys`, and those of `beside` (a slice of posts), in one query.

        Returns the posts of `beside`, newest first.
        """
        from news.models import PostPage

        events = set(keys)
        found = Q(pk__in=events)
        if beside is not None:
            found |= Q(pk__in=beside.values("pk"))
        posts = list(PostPage.objects.filter(found).for_listing())
        self.posts = {post.pk: post for post in posts if post.pk in events}
        others = [post for post in posts if post.pk not in events]
        return sorted(others, key=lambda post: (post.date_shown, post.pk), reverse=True)

    @property
    def next_change(self) -> datetime | None:
        """The next moment at which one of the dates begins or ends."""
        moments = (moment for item in self.dates for moment in (item.starts, item.ends))
        return min((moment for moment in moments if moment > self.now), default=None)


def occurrences(section: Any, asked: EventFilter, now: datetime) -> Any:
    """Return the rows of all dates of listed events in `section` (None: in all), as asked for."""
    from news.models import EventOccurrence, PostPage

    listed = PostPage.objects.listed(now).order_by()
    if section is not None:
        listed = listed.in_section(section)
    rows = EventOccurrence.objects.filter(event_id__in=listed.values("pk"))
    return rows.filter(wanted(asked)) if asked else rows


def wanted(asked: EventFilter, event: str = "event") -> Q:
    """Return the condition that `asked` makes, on rows with a key `event`; "" for rows of events themselves."""
    from news.models import PostPlace

    prefix, key = (f"{event}__", f"{event}_id") if event else ("", "pk")
    condition = Q()
    if asked.kind:
        condition &= Q(**{f"{prefix}event_kind": asked.kind})
    if asked.free:
        condition &= Q(**{f"{prefix}is_free": True})
    if asked.neighbourhood is not None:
        inside = PostPlace.objects.filter(place_id__in=places_within(asked.neighbourhood.pk))
        condition &= Q(**{f"{key}__in": inside.values("post_id")})
    return condition


def agenda(section: Any, asked: EventFilter, span: Span) -> Agenda:
    """Return the dates that lie in `span` and are not over, in one query."""
    now = timezone.now()
    rows = occurrences(section, asked, now).filter(ends_at__gt=max(now, span.begins), starts_at__lt=span.ends)
    found = rows.order_by("starts_at", "event_id").values_list("event_id", "starts_at", "ends_at", "event__state")
    dates = [
        Date(key, timezone.localtime(starts), timezone.localtime(ends), state in OFF)
        for key, starts, ends, state in found
    ]
    return Agenda(dates, now)


def next_dates(posts: Sequence[Any]) -> dict[int, tuple[datetime, datetime]]:
    """Return of each event among `posts` its date that is on or comes next, by key, in one query.

    For lists that show events elsewhere, such as the front page: `card_facts` hold the dates that were
    coming when the event was published.
    """
    from news.models import EventOccurrence

    found: dict[int, tuple[datetime, datetime]] = {}
    rows = EventOccurrence.objects.filter(event_id__in=[post.pk for post in posts], ends_at__gt=timezone.now())
    for key, starts, ends in rows.order_by("starts_at").values_list("event_id", "starts_at", "ends_at"):
        found.setdefault(key, (starts, ends))
    return found
