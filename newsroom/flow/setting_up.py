"""Every section has a workflow: its desk looks, then somebody else where that is needed, then it is published."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from news.models import Desk
from newsroom.models import DeskReview, SecondLook
from newsroom.roles.roles import EDITOR_IN_CHIEF

LONGEST_NAME = Workflow._meta.get_field("name").max_length or 255
#: The workflow that Wagtail's own migrations give to all pages; nobody of ours is in its group to answer it.
STOCK_WORKFLOW = "Moderators approval"


def mend_workflows(desks: list[Desk]) -> Iterator[str]:
    """Make the workflows that are missing and mend who is asked; yield the names of what was changed.

    A workflow that somebody has given to a section by hand stays as it is.
    """
    root = Page.get_first_root_node()
    WorkflowPage.objects.filter(workflow__name=STOCK_WORKFLOW, page=root).delete()
    chiefs = Group.objects.filter(name=EDITOR_IN_CHIEF.group).first()
    given = {row.page_id: row.workflow for row in WorkflowPage.objects.select_related("workflow")}
    for desk in desks:
        groups = [group for group in (desk.group, chiefs) if group is not None]
        workflow = given.get(desk.section_id)
        changed = workflow is None
        workflow = workflow or _make(desk)
        changed |= any([_mend_name(workflow, desk), *(_mend_groups(task, groups) for task in _own_tasks(workflow))])
        if changed:
            yield workflow.name
    _take_away_orphans()


def _make(desk: Desk) -> Workflow:
    workflow = Workflow.objects.create(name=_name(desk))
    steps = [DeskReview.objects.create(name=_("Desk review")), SecondLook.objects.create(name=_("Second pair of eyes"))]
    for order, task in enumerate(steps):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(workflow=workflow, page_id=desk.section_id)
    return workflow


def _name(desk: Desk) -> str:
    # As the desk itself: the writer's button then says "Submit to News desk".
    return (_("%(section)s desk") % {"section": desk.section.title})[:LONGEST_NAME]


def _own_tasks(workflow: Workflow) -> list[Any]:
    return [task for task in workflow.tasks.specific() if isinstance(task, DeskReview | SecondLook)]


def _mend_name(workflow: Workflow, desk: Desk) -> bool:
    if workflow.name == _name(desk) or not _own_tasks(workflow):
        return False
    workflow.name = _name(desk)
    workflow.save(update_fields=["name"])
    return True


def _mend_groups(task: Any, groups: list[Group]) -> bool:
    if {group.pk for group in groups} == set(task.groups.values_list("pk", flat=True)):
        return False
    task.groups.set(groups)
    return True


def _take_away_orphans() -> None:
    """Remove workflows of ours whose section is gone; the posts that were in them went with it."""
    ours = Workflow.objects.filter(workflow_tasks__task__in=DeskReview.objects.values("pk"))
    for workflow in ours.filter(workflow_pages__isnull=True).distinct():
        tasks = _own_tasks(workflow)
        workflow.delete()
        for task in tasks:
            task.delete()
