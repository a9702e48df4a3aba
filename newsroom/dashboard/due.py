"""What was due and what will be before the day ends: read once for the two panels that tell it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Revision

from news.models import PostPage
from news.querysets import start_of_day

#: Due publishing runs every fifteen seconds; what is later than this does not go by itself.
LATE = timedelta(minutes=2)
#: So many that are late are looked at, and so many of a day that has more, the soonest.
MOST_LATE, MOST_TODAY = 100, 12


@dataclass(frozen=True)
class Due:
    """A post that has a schedule, and its moment."""

    post: PostPage
    moment: datetime


@dataclass(frozen=True)
class DueToday:
    late: list[Due]
    coming: list[Due]


def due_today(request: HttpRequest) -> DueToday:
    """Return what is late and what is still to come today, by time: two queries, asked once within `request`."""
    found: DueToday | None = getattr(request, "due_today", None)
    if found is None:
        found = _ask()
        request.due_today = found  # type: ignore[attr-defined]
    return found


def _ask() -> DueToday:
    now = timezone.now()
    tomorrow = start_of_day(timezone.localdate(now) + timedelta(days=1))
    pages = ContentType.objects.get_for_model(Page)
    due = Revision.objects.filter(base_content_type=pages, approved_go_live_at__lt=tomorrow)
    rows = due.order_by("approved_go_live_at", "pk").values_list("object_id", "approved_go_live_at")
    # What revisions are about stands there in letters, which PostgreSQL would not compare with a post's number.
    moments = {int(key): moment for key, moment in rows[: MOST_LATE + MOST_TODAY]}
    late = [key for key, moment in moments.items() if moment < now - LATE][:MOST_LATE]
    coming = [key for key, moment in moments.items() if moment >= now][:MOST_TODAY]
    shown = PostPage.objects.only("draft_title", "title", "section", "owner", "content_type")
    posts = shown.in_bulk([*late, *coming])
    parts = ([Due(posts[key], moments[key]) for key in keys if key in posts] for keys in (late, coming))
    return DueToday(*parts)
