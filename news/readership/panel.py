"""The dashboard's panel: what readers read, today and this week."""

from datetime import timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery, Sum
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from news.desks import writes
from news.models import PostPage, PostViews

#: Of each list.
TOP = 5
WEEK = 7


class MostReadPanel(Component):
    name = "most_read"
    template_name = "news/admin/most_read_panel.html"
    order = 55

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"posts": most_read()}


def most_read() -> list[Any]:
    """Return the most read posts of today and of the week, with `today` and `week`: how often they were.

    One query. Editors see those too that they keep out of readers' lists.
    """
    today = timezone.localdate()
    week = PostViews.objects.filter(day__gt=today - timedelta(days=WEEK))
    tops = [_top(week), _top(week.filter(day=today))]
    own = week.filter(post=OuterRef("pk")).values("post")
    posts = PostPage.objects.filter(Q(pk__in=tops[0]) | Q(pk__in=tops[1])).annotate(
        today=Subquery(own.annotate(times=Sum("views", filter=Q(day=today), default=0)).values("times")),
        week=Subquery(own.annotate(times=Sum("views")).values("times")),
    )
    return list(posts.only(*SHOWN).order_by("-today", "-week", "-pk"))


SHOWN = ("title", "url_path", "live", "section", "never_most_read", "content_type", "path", "depth")


def _top(views: Any) -> Any:
    return views.values("post").annotate(times=Sum("views")).order_by("-times", "-post").values("post")[:TOP]


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    if writes(request.user):
        panels.append(MostReadPanel())
