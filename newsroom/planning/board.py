"""The board: posts in columns by where they stand, each with who has it.

Which posts stand in which column, and how many there are in all, is one query; what cards show of them two more.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Count, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import Cast, RowNumber
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from news.models import PostPage
from newsroom.planning.asking import Wish
from newsroom.planning.doors import COLUMNS, Doors, about
from newsroom.planning.states import State, in_state, page_type, visible_to

#: The columns, in the order of a post's way. The first that fits counts.
ORDER = (State.DRAFT, State.IN_REVIEW, State.RETURNED, State.SCHEDULED, State.TODAY)
CLAIMS = (State.SCHEDULED, State.IN_REVIEW, State.RETURNED, State.TODAY, State.DRAFT)
#: What a column has room for; the rest is a number and a link.
ROOM = 20
PEOPLE = ("owner", "latest_revision__user")


@dataclass(frozen=True)
class Card:
    """A post on the board: who has it and since when (or until when, if it is scheduled)."""

    post: PostPage
    url: str
    reschedule_url: str
    holder: str
    at: datetime | None

    @property
    def about(self) -> str:
        return about(self.post)


@dataclass
class BoardColumn:
    """A state with the cards there is room for, and how many posts are in it."""

    state: State
    total: int = 0
    cards: list[Card] = field(default_factory=list)


def columns(wish: Wish, user: Any) -> list[BoardColumn]:
    """Return the board as `user` may see it."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in _rows(wish.narrow(visible_to(user))):
        found[row["state"]].append(row)
    make = _Cards([row["pk"] for rows in found.values() for row in rows], user)
    return [
        BoardColumn(
            state,
            found[state][0]["total"] if found[state] else 0,
            [make.card(row["pk"], state, row["go_live"]) for row in found[state] if row["pk"] in make.posts],
        )
        for state in ORDER
    ]


def _rows(posts: Any) -> Iterable[dict[str, Any]]:
    """Return key, state, time of publication and the number in the state, of the posts there is room for."""
    approved = Revision.objects.filter(
        base_content_type=page_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    claims = [When(in_state(state), then=Value(state.value)) for state in CLAIMS]
    stated = posts.annotate(
        state=Case(*claims, default=None, output_field=CharField()),
        go_live=Subquery(approved.values("approved_go_live_at")[:1]),
    ).filter(state__isnull=False)
    # What is scheduled, by its time; everything else by its last change.
    order = [F("go_live").asc(nulls_last=True), F("latest_revision_created_at").desc(nulls_last=True), F("pk").desc()]
    numbered = stated.annotate(
        place=Window(RowNumber(), partition_by="state", order_by=order),
        total=Window(Count("pk"), partition_by="state"),
    )
    rows: Iterable[dict[str, Any]] = (
        numbered.filter(place__lte=ROOM).order_by("place").values("pk", "state", "go_live", "total")
    )
    return rows


class _Cards:
    """Makes cards of posts that are loaded together."""

    def __init__(self, keys: list[int], user: Any) -> None:
        names = [f"{person}__{name}" for person in PEOPLE for name in ("first_name", "last_name", "username")]
        people = PostPage.objects.select_related(*PEOPLE)
        fields = (*COLUMNS, "latest_revision_created_at", "latest_revision__object_str", *names)
        self.posts = people.only(*fields).in_bulk(keys)
        active = Q(status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES])
        states = WorkflowState.objects.filter(
            active, base_content_type=page_type(), object_id__in=[str(key) for key in keys]
        ).select_related("requested_by", "current_task_state__task", "current_task_state__finished_by")
        self.reviews = {int(state.object_id): state for state in states}
        self.doors = Doors(user, self.reviews)

    def card(self, key: int, state: State, go_live: datetime | None) -> Card:
        post = self.posts[key]
        review = self.reviews.get(key)
        movable = state == State.SCHEDULED and go_live is not None and go_live > timezone.now()
        return Card(
            post,
            self.doors.way_to(post),
            self.doors.way_to_reschedule(post) if movable else "",
            _holder(post, state, review),
            _moment(post, state, go_live, review),
        )


def _holder(post: PostPage, state: State, review: Any) -> str:
    if state in (State.IN_REVIEW, State.RETURNED) and review:
        task = review.current_task_state
        if state == State.IN_REVIEW and task:
            return _("with “%(task)s”") % {"task": task.task.name}
        return _("back with %(name)s") % {"name": _name(review.requested_by or post.owner)}
    revision = post.latest_revision
    return _name((revision.user if revision else None) or post.owner)


def _moment(post: PostPage, state: State, go_live: datetime | None, review: Any) -> datetime | None:
    if state == State.SCHEDULED:
        moment = go_live
    elif state == State.TODAY:
        moment = post.date_shown
    elif review and review.current_task_state:
        task = review.current_task_state
        moment = task.started_at if state == State.IN_REVIEW else task.finished_at
    else:
        moment = post.latest_revision_created_at
    return timezone.localtime(moment) if moment else None


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("nobody")
