"""What goes out today: scheduled posts, by time."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from news.desks import held_by
from news.models import PostPage

from .due import due_today


class ScheduledPanel(Component):
    name = "scheduled_today"
    template_name = "newsroom/dashboard/scheduled.html"
    order = 40

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"rows": scheduled_today(parent_context["request"])}


def scheduled_today(request: HttpRequest) -> list[dict[str, Any]]:
    """Return what is still to be published today: moment, post, and where the user may edit it ("" if nowhere)."""
    return [
        {"moment": due.moment, "post": due.post, "url": _edit_address(request, due.post)}
        for due in due_today(request).coming
    ]


def _edit_address(request: HttpRequest, post: PostPage) -> str:
    may_edit = post.section_id in held_by(request) or (post.owner_id == request.user.pk)
    return reverse("wagtailadmin_pages:edit", args=[post.pk]) if may_edit else ""
