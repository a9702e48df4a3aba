"""A review that nobody has taken up in time: those who were asked are reminded, once."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url

from core.outbox import Letter, mail_later
from newsroom.models import ReviewState


def remind() -> int:
    """Write to whoever was asked for a review that is due; return how many reviews that were."""
    late = ReviewState.objects.filter(
        status=ReviewState.STATUS_IN_PROGRESS, due_at__lte=timezone.now(), reminded_at=None
    )
    return sum(_remind(state) for state in late.select_related("task", "workflow_state__requested_by"))


def _remind(state: ReviewState) -> bool:
    with transaction.atomic():
        # By one only: several machines may remind at once.
        if not ReviewState.objects.filter(pk=state.pk, reminded_at=None).update(reminded_at=timezone.now()):
            return False
        post = state.workflow_state.content_object
        if post is None:
            return False
        post = post.specific
        for reader in _asked(state, post):
            mail_later(f"review {state.pk} is due, to {reader.pk}", _letter(reader.email, state, post))
    return True


def _letter(to: str, state: ReviewState, post: Any) -> Letter:
    words = {"title": post.get_admin_display_title(), "task": state.task.name}
    return Letter(
        to,
        _("Still waiting: “%(title)s” (%(task)s)") % words,
        [_("“%(title)s” waits for somebody to look at it (%(task)s). Its time was up today.") % words],
        url=(get_admin_base_url() or "") + reverse("wagtailadmin_pages:edit", args=[post.pk]),
        url_label=_("Open the post"),
        why=_("You get this because you can decide it. There is one reminder of each review."),
    )


def _asked(state: ReviewState, post: Any) -> list[Any]:
    """Return those who can decide it: members of the step's groups who are let approve."""
    task = state.task.specific
    users = get_user_model().objects.filter(groups__in=task.groups.all(), is_active=True).exclude(email="")
    return [user for user in users.distinct() if "approve" in {action[0] for action in task.get_actions(post, user)}]
