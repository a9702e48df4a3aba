"""Moving what is scheduled to another time: the scheduled revision's own dates, never those of a newer draft.

Under the same lock as due publishing, so that a post is either moved or published, and whoever moves it is told which.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page, Revision

from core.holding import held
from news.models import PostPage
from news.publishing import check_publishable

RESCHEDULE = "newsroom.reschedule"


class Refusal(Exception):
    """Why a post was not moved, in words for an editor."""


@dataclass(frozen=True)
class Times:
    """When a post goes live, and when it leaves; None for one that stays."""

    go_live_at: datetime
    expire_at: datetime | None


def scheduled_revision(page: Page) -> Revision | None:
    """Return the revision of `page` that is to be published, if there is one."""
    found: Revision | None = (
        page.revisions.filter(approved_go_live_at__isnull=False).order_by("-approved_go_live_at", "-pk").first()
    )
    return found


def times_of(revision: Revision) -> Times:
    """Return the times of a scheduled revision, which newer drafts and the post's row may tell differently."""
    if revision.approved_go_live_at is None:
        raise ValueError("The revision is not scheduled.")
    return Times(revision.approved_go_live_at, revision.as_object().expire_at)


def refusal_of(page: Page, user: Any) -> str:
    """Return why nothing about `page` can be moved by `user` now; "" if there is no such reason."""
    title = {"title": page.get_admin_display_title()}
    revision = scheduled_revision(page)
    if revision is None:
        live = _("“%(title)s” is published already.")
        return (live if page.live else _("“%(title)s” is not scheduled any more.")) % title
    if revision.approved_go_live_at and revision.approved_go_live_at <= timezone.now():
        return _("The time of “%(title)s” has come: it is being published.") % title
    # Not what `get_lock` says: to Wagtail all that is scheduled is locked, whatever else locks it.
    if page.locked and BasicLock(page).for_user(user):
        return _("“%(title)s” is locked: its time was not changed.") % title
    return ""


def reschedule(page: Page, revision_pk: int, times: Times, user: Any) -> None:
    """Give the scheduled revision of `page` (of its own kind) new times.

    `revision_pk` is the revision that the editor saw. Raises Refusal, or PermissionDenied for who may not publish.
    """
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    with held(page.pk):
        _reschedule(page, revision_pk, times, user)


def _reschedule(page: Page, revision_pk: int, times: Times, user: Any) -> None:
    # Whoever publishes it at this moment comes first, or waits.
    waiting = Revision.objects.filter(pk=revision_pk, approved_go_live_at__isnull=False)
    revision = (
        waiting.select_for_update(of=("self",)) if connection.features.has_select_for_update else waiting
    ).first()
    page = Page.objects.get(pk=page.pk).specific
    if refusal := refusal_of(page, user):
        raise Refusal(refusal)
    if revision is None or revision.object_id != str(page.pk):
        raise Refusal(_("Somebody has scheduled another version of it meanwhile. Have a look, and try again."))
    _check(times)
    before = times_of(revision)
    revision.content = {**revision.content, "go_live_at": times.go_live_at, "expire_at": times.expire_at}
    revision.approved_go_live_at = times.go_live_at
    _check_content(revision)
    # No other field: Wagtail's own save would take a time that is cleared for a schedule that is called off.
    revision.save(update_fields=["content", "approved_go_live_at"])
    if not page.live:
        # A post that was never live has its times on its row too, as Wagtail leaves them when it schedules it.
        Page.objects.filter(pk=page.pk).update(go_live_at=times.go_live_at, expire_at=times.expire_at)
    log(
        instance=page,
        action=RESCHEDULE,
        user=user,
        revision=revision,
        data={"from": before.go_live_at.isoformat(), "to": times.go_live_at.isoformat(), **_ends(before, times)},
    )


def _check(times: Times) -> None:
    if times.go_live_at <= timezone.now():
        raise Refusal(_("This moment has passed."))
    if times.expire_at and times.expire_at <= times.go_live_at:
        raise Refusal(_("It would leave before it goes live."))


def _check_content(revision: Revision) -> None:
    """Ask the post, as it would be published then, what every other way to publish it asks."""
    post = revision.as_object()
    try:
        if isinstance(post, PostPage):
            post.clean()
            check_publishable(post)
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error


def _ends(before: Times, after: Times) -> dict[str, str]:
    if before.expire_at == after.expire_at:
        return {}
    return {"expires": after.expire_at.isoformat() if after.expire_at else ""}


class RescheduleFormatter(LogFormatter):
    """What the history of a post says of a new time."""

    label = _("Reschedule")

    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        words = _("Rescheduled from %(from)s to %(to)s") % {"from": _said(data["from"]), "to": _said(data["to"])}
        if "expires" not in data:
            return words
        end = _("expires %(moment)s") % {"moment": _said(data["expires"])} if data["expires"] else _("does not expire")
        return f"{words}; {end}"


def _said(moment: str) -> str:
    return date_format(timezone.localtime(datetime.fromisoformat(moment)), "DATETIME_FORMAT")
