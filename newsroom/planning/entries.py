"""What stands on the days of the calendar.

First only moments and keys, of all posts; then the posts themselves, of those that a day has room for. So a month
in which an archive of ten thousand posts was moved in costs no more than any other.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import CharField, F, Q, TextChoices, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from news.models import PostPage
from news.querysets import start_of_day
from newsroom.models import ReviewState
from newsroom.planning.asking import Wish
from newsroom.planning.days import Span
from newsroom.planning.doors import COLUMNS, Doors, about
from newsroom.planning.states import State, in_state, page_type, visible_to

#: Six weeks of a newsroom have fewer; a bound all the same.
MOST = 20_000
#: What a day has room for; the rest is told as a number.
ROOM = {"month": 6, "week": 60}


class What(TextChoices):
    """What happens to a post at a moment."""

    SCHEDULED = "scheduled", _("Scheduled")
    EXPIRING = "expiring", _("Expires")
    DUE = "due", _("Review due")
    PUBLISHED = "published", _("Published")


ICONS = {What.SCHEDULED: "time", What.EXPIRING: "no-view", What.DUE: "glasses", What.PUBLISHED: "view"}


class Moment(NamedTuple):
    at: datetime
    what: What
    post: int


@dataclass(frozen=True)
class Entry:
    """One line of the calendar, with addresses for whoever looks: "" where there is no way for them."""

    at: datetime
    what: What
    post: PostPage
    url: str
    reschedule_url: str

    @property
    def icon(self) -> str:
        return ICONS[self.what]

    @property
    def about(self) -> str:
        return about(self.post)


@dataclass(frozen=True)
class Day:
    """A day of the calendar: its entries by time, and how many more there are."""

    date: date
    is_beside: bool
    is_today: bool
    entries: list[Entry]
    more: int


def days_of(span: Span, wish: Wish, user: Any) -> list[Day]:
    """Return the days of `span` with what `user` may see."""
    moments = moments_of(span, wish, user)
    room = ROOM[span.show]
    shown = [moment for day in moments.values() for moment in day[:room]]
    posts = PostPage.objects.only(*COLUMNS).in_bulk({moment.post for moment in shown})
    doors = Doors(user, {moment.post for moment in shown if moment.what == What.DUE})
    today = timezone.localdate()

    def entry(moment: Moment) -> Entry:
        post = posts[moment.post]
        movable = moment.what == What.SCHEDULED and moment.at > timezone.now()
        return Entry(
            timezone.localtime(moment.at),
            moment.what,
            post,
            doors.way_to(post),
            doors.way_to_reschedule(post) if movable else "",
        )

    def day_of(day: date) -> Day:
        there = moments.get(day, [])
        entries = [entry(moment) for moment in there[:room] if moment.post in posts]
        return Day(day, span.is_beside(day), day == today, entries, max(0, len(there) - room))

    return [day_of(day) for day in span.days]


def moments_of(span: Span, wish: Wish, user: Any) -> dict[date, list[Moment]]:
    """Return what happens on each day of `span`, in the order of time."""
    posts = wish.narrow(visible_to(user))
    first, end = start_of_day(span.first), start_of_day(span.end)
    found = list(_all_moments(posts, first, end))
    # What waits is told by tables that know keys only: of which posts, and who may see them, is asked once.
    waiting = {moment.post for moment in found if moment.what in (What.SCHEDULED, What.DUE)}
    allowed = set(posts.filter(pk__in=waiting).values_list("pk", flat=True))
    by_day: dict[date, list[Moment]] = defaultdict(list)
    for moment in sorted(found):
        if moment.post in allowed or moment.post not in waiting:
            by_day[timezone.localdate(moment.at)].append(moment)
    return by_day


def _all_moments(posts: Any, first: datetime, end: datetime) -> Iterable[Moment]:
    """Yield the moments of all four sorts, from one query."""
    in_time = posts.filter(Q(live=True) | Q(expired=True) | in_state(State.SCHEDULED))
    rows = _of_revisions(first, end).union(
        _of_reviews(first, end),
        _of_posts(in_time, What.EXPIRING, "expire_at", first, end),
        _of_posts(posts.filter(live=True), What.PUBLISHED, "date_shown", first, end),
        all=True,
    )
    for key, at, what in rows.order_by("at")[:MOST]:
        yield Moment(at, What(what), int(key))


def _rows(queryset: Any, key: Any, at: str, what: What, first: datetime, end: datetime) -> Any:
    within = queryset.filter(**{f"{at}__gte": first, f"{at}__lt": end}).order_by()
    told = within.annotate(key=Cast(key, CharField()), at=F(at), what=Value(what.value, CharField()))
    return told.values_list("key", "at", "what")


def _of_revisions(first: datetime, end: datetime) -> Any:
    revisions = Revision.objects.filter(base_content_type=page_type())
    return _rows(revisions, "object_id", "approved_go_live_at", What.SCHEDULED, first, end)


def _of_reviews(first: datetime, end: datetime) -> Any:
    reviews = ReviewState.objects.filter(
        status=ReviewState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=page_type(),
    )
    return _rows(reviews, "workflow_state__object_id", "due_at", What.DUE, first, end)


def _of_posts(posts: Any, what: What, field: str, first: datetime, end: datetime) -> Any:
    return _rows(posts, "pk", field, what, first, end)
