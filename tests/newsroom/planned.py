"""Posts that wait for something, as editors leave them."""

from datetime import datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowState, WorkflowTask

from news.models import ArticlePage
from tests.factories import article

#: Said once: two calls on both sides of a minute's end must not differ.
STARTED = timezone.now().replace(second=0, microsecond=0)


def soon(hours: float = 2) -> datetime:
    """A whole minute to come, as a form can say it; the same however often it is asked for."""
    return STARTED + timedelta(hours=hours)


def scheduled(section: Any, at: datetime, **fields: Any) -> ArticlePage:
    return article(section, go_live_at=at, **fields)


def rescheduled_draft(post: Any, at: datetime, title: str) -> Revision:
    """Schedule a change to a post, live or not, as `title`; return the revision."""
    post.title, post.go_live_at = title, at
    revision: Revision = post.save_revision()
    revision.publish()
    return revision


def workflow(*groups: Any, name: str = "Desk reads it") -> Workflow:
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.set(groups)
    made: Workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=made, task=task)
    return made


def handed_in(post: Any, user: Any, by: Workflow) -> WorkflowState:
    state: WorkflowState = by.start(post, user)
    return state


def fresh(post: Page) -> Any:
    return Page.objects.get(pk=post.pk).specific


def soup_of(client: Client, address: str, **asked: Any) -> BeautifulSoup:
    response = client.get(address, asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())
