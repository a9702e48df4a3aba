"""A review that nobody has taken up in time: those who were asked are reminded, once."""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url

from newsroom.models import ReviewState

logger = logging.getLogger(__name__)


def remind() -> int:
    """Write to whoever was asked for a review that is due; return how many reviews that were."""
    late = ReviewState.objects.filter(
        status=ReviewState.STATUS_IN_PROGRESS, due_at__lte=timezone.now(), reminded_at=None
    )
    return sum(_remind(state) for state in late.select_related("task", "workflow_state__requested_by"))


def _remind(state: ReviewState) -> bool:
    # Marked first, and by one only: a mail too few is better than the same one every five minutes.
    if not ReviewState.objects.filter(pk=state.pk, reminded_at=None).update(reminded_at=timezone.now()):
        return False
    post = state.workflow_state.content_object
    if post is None:
        return False
    post = post.specific
    words = {"title": post.get_admin_display_title(), "task": state.task.name}
    subject = " ".join((_("Still waiting: “%(title)s” (%(task)s)") % words).split())
    address = (get_admin_base_url() or "") + reverse("wagtailadmin_pages:edit", args=[post.pk])
    for reader in _asked(state, post):
        try:
            send_mail(subject, address, None, [reader.email])
        except OSError:
            logger.exception("The reminder of review %s could not be sent.", state.pk)
    return True


def _asked(state: ReviewState, post: Any) -> list[Any]:
    """Return those who can decide it: members of the step's groups who are let approve."""
    task = state.task.specific
    users = get_user_model().objects.filter(groups__in=task.groups.all(), is_active=True).exclude(email="")
    return [user for user in users.distinct() if "approve" in {action[0] for action in task.get_actions(post, user)}]
