"""The words in which jobs are asked for."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageManager

from news.querysets import LISTED_FIELDS, PostQuerySet

from .moments import SOON, STAYS, first_moment, today


class JobQuerySet(PostQuerySet):
    """Jobs. `listed()` are the open ones: filled and closed jobs have left the lists by `listed_until`."""

    def for_board(self) -> "JobQuerySet":
        """Load of each job what a row of the board shows."""
        return self.only(*LISTED_FIELDS, "listed_until")

    def in_state(self, state: str, at: datetime | None = None) -> "JobQuerySet":
        """Jobs in a state of `news.jobs.choices.State`, drafts among them: for the admin."""
        now = at or timezone.now()
        # The page's end itself is thirty local days later; an hour of summer time matters to nobody in the admin.
        gone = Q(listed_until__lte=now - STAYS)
        by_filling = Q(filled_at__isnull=False, filled_at__lte=now)
        conditions = {
            "draft": Q(live=False),
            "open": Q(live=True) & (Q(listed_until__isnull=True) | Q(listed_until__gt=now)),
            "closing": Q(live=True, listed_until__gt=now, listed_until__lte=_soon(now)),
            "filled": Q(live=True, listed_until__lte=now) & by_filling & ~gone,
            "closed": Q(live=True, listed_until__lte=now) & ~by_filling & ~gone,
            "gone": Q(live=True) & gone,
        }
        return self.filter(conditions[state])


def _soon(now: datetime) -> datetime:
    # A job is over when its closing day is: the first moment of the day after.
    return first_moment(today(now) + timedelta(days=SOON))


JobManager = PageManager.from_queryset(JobQuerySet)
