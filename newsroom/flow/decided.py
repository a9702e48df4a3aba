"""What became of a post by a decision, in words for whoever decided: Wagtail says that it was updated."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, WorkflowState

MOMENT = "j F Y, H:i"


def outcome(workflow_state: Any) -> str:
    """Return where the post of `workflow_state` stands after a decision that has just been made."""
    state = WorkflowState.objects.select_related("requested_by", "current_task_state__task").get(pk=workflow_state.pk)
    post = Page.objects.get(pk=state.object_id)
    words = {"title": post.get_admin_display_title()}
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        writer = get_user_display_name(state.requested_by)
        if writer:
            return _("“%(title)s” was returned to %(writer)s.") % {**words, "writer": writer}
        return _("“%(title)s” was returned to its writer.") % words
    if state.status == WorkflowState.STATUS_IN_PROGRESS:
        step = state.current_task_state.task.name
        return _("“%(title)s” was approved. The next step is: %(step)s.") % {**words, "step": step}
    if due := post.scheduled_revision:
        moment = date_format(timezone.localtime(due.approved_go_live_at), MOMENT)
        return _("“%(title)s” was approved and goes out on %(moment)s.") % {**words, "moment": moment}
    return _("“%(title)s” was approved and is published.") % words
