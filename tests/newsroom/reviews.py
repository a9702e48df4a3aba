"""A newsroom in which a reporter's post is under review."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from news.models import ArticlePage
from tests.factories import article
from tests.news.admin_forms import article_form


def submitted(section: Any, writer: Any, **fields: Any) -> ArticlePage:
    """Return an article of `writer` that its section's desk is asked to look at."""
    post = article(section, live=False, owner=writer, **fields)
    section.get_workflow().start(post, writer)
    return ArticlePage.objects.get(pk=post.pk)


def fresh(post: Any) -> Any:
    return Page.objects.get(pk=post.pk).specific


def as_typed(post: Any, **fields: Any) -> dict[str, Any]:
    """Return the form of an article as it stands in its newest revision, and `fields` as typed."""
    newest = fresh(post).get_latest_revision_as_object()
    flag = {"is_legal": "on"} if newest.is_legal else {}
    return article_form(
        publish=False, **{"title": newest.title, "slug": newest.slug, "genre": newest.genre, **flag, **fields}
    )


def decide(user: Any, post: Any, action: str = "approve", **fields: Any) -> Any:
    """Decide in the editor, as its buttons do."""
    client = Client()
    client.force_login(user)
    data = {**as_typed(post, **fields), "action-workflow-action": "1", "workflow-action-name": action}
    return client.post(reverse("wagtailadmin_pages:edit", args=[post.pk]), data, follow=True)


def decide_from_list(user: Any, post: Any, action: str = "approve", **data: Any) -> Any:
    """Decide in the small form that lists and previews open."""
    client = Client()
    client.force_login(user)
    state = fresh(post).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[post.pk, action, state.pk])
    return client.post(address, {"comment": "", **data}, follow=True)


def at_task(post: Any) -> str:
    """Return the name of the step the post is at; "" for none."""
    task = fresh(post).current_workflow_task
    return task.name if task else ""
