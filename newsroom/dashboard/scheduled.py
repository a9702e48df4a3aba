"""What goes out today: scheduled posts, by time."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision

from news.desks import held_by
from news.models import PostPage
from news.querysets import start_of_day

#: A day that has more shows the soonest.
MOST = 12


class ScheduledPanel(Component):
    name = "scheduled_today"
    template_name = "newsroom/dashboard/scheduled.html"
    order = 40

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"rows": scheduled_today(parent_context["request"])}


def scheduled_today(request: HttpRequest) -> list[dict[str, Any]]:
    """Return what is still to be published today: moment, post, and where the user may edit it ("" if nowhere)."""
    now = timezone.now()
    tomorrow = start_of_day(timezone.localdate(now) + timedelta(days=1))
    pages = ContentType.objects.get_for_model(Page)
    due = Revision.objects.filter(
        base_content_type=pages, approved_go_live_at__gte=now, approved_go_live_at__lt=tomorrow
    ).order_by("approved_go_live_at", "pk")
    moments = {int(key): moment for key, moment in due.values_list("object_id", "approved_go_live_at")[:MOST]}
    posts = PostPage.objects.only("draft_title", "title", "section", "owner", "content_type").in_bulk(moments)
    return [
        {"moment": moment, "post": posts[key], "url": _edit_address(request, posts[key])}
        for key, moment in moments.items()
        if key in posts
    ]


def _edit_address(request: HttpRequest, post: PostPage) -> str:
    may_edit = post.section_id in held_by(request) or (post.owner_id == request.user.pk)
    return reverse("wagtailadmin_pages:edit", args=[post.pk]) if may_edit else ""
