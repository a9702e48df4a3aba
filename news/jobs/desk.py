"""What an editor does to published jobs with one click: mark them as filled, list them again.

Readers see the change at once, an editor's unpublished changes stay unpublished, and both have it afterwards.
"""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from news.publishing import check_publishable

from .moments import LONGEST_DAYS, USUAL_DAYS, day_of, today

FILL, RELIST = "news.job.fill", "news.job.relist"


def may_publish(job: Any, user: Any) -> bool:
    """Whether `user` may change what readers see of the job now."""
    permissions = job.permissions_for_user(user)
    return bool(permissions.can_edit() and permissions.can_publish() and not permissions.page_locked())


def may_fill(job: Any, user: Any) -> bool:
    return bool(job.live and job.is_open and may_publish(job, user))


def may_relist(job: Any, user: Any) -> bool:
    return bool(job.live and not job.is_open and may_publish(job, user))


def mark_filled(job: Any, user: Any) -> None:
    """Take an open job off the board because its place is filled."""
    with transaction.atomic():
        # To the second, as the form shows it: a revision would keep less of it than the row.
        _change(job, user, filled_at=timezone.now().replace(microsecond=0))
        log(instance=job, action=FILL, user=user)


def next_closing_day(job: Any) -> date:
    """Return the closing date of a job that is listed again today: as many days on as it had before."""
    had = (job.closes_on - day_of(job.date_shown)).days if job.closes_on and job.date_shown else 0
    return today() + timedelta(days=had if 0 < had <= LONGEST_DAYS else USUAL_DAYS)


def relist(job: Any, user: Any) -> date:
    """Open a closed or filled job again as a new one of today; return its closing date.

    Raises a ValidationError for a job that could not be published.
    """
    closes_on = next_closing_day(job)
    job.closes_on, job.filled_at = closes_on, None
    check_publishable(job)
    with transaction.atomic():
        _change(job, user, closes_on=closes_on, filled_at=None, date_shown=timezone.now())
        log(instance=job, action=RELIST, user=user, data={"closes_on": closes_on.isoformat()})
    return closes_on


def _change(job: Any, user: Any, **values: Any) -> None:
    """Publish the job as readers know it with `values`; an unpublished draft keeps its other changes."""
    shown = type(job).objects.get(pk=job.pk)
    draft = shown.get_latest_revision_as_object() if shown.has_unpublished_changes else None
    _set(shown, values)
    shown.save_revision(user=user).publish(user=user)
    if draft is not None:
        _set(draft, values)
        draft.save_revision(user=user)


def _set(job: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(job, name, value)
