"""What is published at the end of a workflow is the version that was approved, and no other.

Wagtail's own ending publishes the newest revision, whichever that is. Imported while Wagtail's models are
(WAGTAIL_FINISH_WORKFLOW_ACTION): nothing with models is imported up here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.holding import held


@contextmanager
def nobody_else_writes(post: Any) -> Iterator[Any]:
    """Hold the post's row, so that no revision comes in between; yields the newest one."""
    with held(post.pk) as row:
        yield row.latest_revision


def is_stale(state: Any, newest: Any) -> bool:
    """Whether what was under review is not what the post is now."""
    return newest is None or state.revision_id != newest.pk or getattr(state, "version", None) != newest.created_at


def void_older(state: Any, newest: Any) -> bool:
    """Take back the approvals of what was written over since; return whether the post was approved otherwise.

    Approvals of another revision need nothing: they do not count (WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT).
    """
    from newsroom.models import ReviewState

    approved = ReviewState.objects.filter(workflow_state=state.workflow_state, status=ReviewState.STATUS_APPROVED)
    approved.filter(revision=newest).exclude(version=newest.created_at).update(status=ReviewState.STATUS_CANCELLED)
    return bool(approved.exclude(revision=newest).exists())


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what the workflow's reviews were of; runs in the transaction that ends the workflow."""
    post = workflow_state.content_object
    state = workflow_state.current_task_state
    with nobody_else_writes(post) as newest:
        if is_stale(state.specific, newest):
            raise ValidationError(newer_version())
        state.revision.publish(user=user)


def newer_version() -> str:
    return _("There is a newer version than the one under review. Open the post and look at it before you approve.")
