"""Wagtail's panels of what is in review, the longest waiting first, and as cheap for fifty posts as for one."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page, Revision, Task, TaskState

from newsroom.models.reviews import Review

#: Who has more to review begins with these; the report of workflow tasks has all.
MOST = 10


class ReviewPanel(WorkflowObjectsToModeratePanel):
    """Wagtail's panel and template. Wagtail's own asks three times for each post, and shows the newest first."""

    order = 20

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        tasks = _tasks_in_progress()
        waiting = (
            _reviewable(tasks.values(), request.user)
            .select_related("revision__user", "workflow_state")
            .prefetch_related("revision__content_object")
            .annotate(previous_revision_id=Revision.objects.previous_revision_id_subquery())
            .order_by("started_at", "pk")
        )
        found = [state for state in waiting[:MOST] if isinstance(state.revision.content_object, Page)]
        rows = [_row(state, tasks[state.task_id], request.user) for state in found]
        return {"states": rows, "request": request, "csrf_token": parent_context["csrf_token"]}


def _tasks_in_progress() -> dict[int, Any]:
    """Return by key the tasks at which something waits, each of its own kind: one query, however many kinds."""
    in_progress = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("task")
    kinds = [link.name for link in Task._meta.related_objects if link.one_to_one and link.parent_link]
    rows = Task.objects.filter(active=True, pk__in=in_progress).select_related(*kinds)
    return {row.pk: next((kind for name in kinds if (kind := getattr(row, name, None))), row) for row in rows}


def _reviewable(tasks: Iterable[Any], user: Any) -> Any:
    """As Wagtail's `reviewable_by`, which would load the tasks again for itself."""
    states = (task.get_task_states_user_can_moderate(user) for task in tasks)
    return reduce(or_, states, TaskState.objects.none())


def _row(state: Any, task: Any, user: Any) -> dict[str, Any]:
    page = state.revision.content_object
    # The template asks the state for its task.
    state.task = task
    actions = task.get_listed_actions(state, page, user) if isinstance(task, Review) else task.get_actions(page, user)
    now = SimpleNamespace(name=task.name, status="in_progress", status_display=_("In progress"))
    return {
        "obj": page,
        "revision": state.revision,
        "previous_revision_id": state.previous_revision_id,
        "live_revision_id": page.live_revision_id,
        "task_state": state,
        "actions": actions,
        "workflow_tasks": [now],
        "workflow_action_url_name": "wagtailadmin_pages:workflow_action",
        "workflow_preview_url_name": "wagtailadmin_pages:workflow_preview",
        "revisions_compare_url_name": "wagtailadmin_pages:revisions_compare",
    }
