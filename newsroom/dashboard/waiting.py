"""What waits for the user: one panel for what all apps tell, and what the newsroom itself tells."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max
from django.http import HttpRequest
from django.template.defaultfilters import date as in_words
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult
from wagtail.admin.ui.components import Component

from core.waiting import BROKEN, Waiting, waiting_for
from news.desks import held_by
from news.models import PostPage

from .due import due_today

#: So many that are late, or that failed, are named.
NAMED = 3
#: As a newsroom says it.
MOMENT = "j F, H:i"
FAILED_FOR = timedelta(days=7)


class WaitingPanel(Component):
    name = "waiting"
    template_name = "newsroom/dashboard/waiting.html"
    order = 10

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"items": waiting_for(parent_context["request"])}


def late_posts(request: HttpRequest) -> list[Waiting]:
    """Tell who holds the section what was due and is not published: the first few by name."""
    held = held_by(request)
    mine = [due for due in due_today(request).late if due.post.section_id in held] if held else []
    told = [_late(due.post, due.moment) for due in mine[:NAMED]]
    if len(mine) > NAMED:
        more = len(mine) - NAMED
        words = ngettext("%(number)s more post is late", "%(number)s more posts are late", more) % {"number": more}
        told.append(Waiting(words, order=BROKEN))
    return told


def _late(post: PostPage, due: datetime) -> Waiting:
    moment = in_words(timezone.localtime(due), MOMENT)
    text = _("“%(title)s” was due %(moment)s and is not published. Publish it by hand to see what is in the way.")
    words = {"title": post.get_admin_display_title(), "moment": moment}
    return Waiting(text % words, reverse("wagtailadmin_pages:edit", args=[post.pk]), order=BROKEN)


def failed_tasks(request: HttpRequest) -> list[Waiting]:
    """Tell who looks after the site which background tasks failed."""
    if not request.user.has_perm("core.change_sitesettings"):
        return []
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=timezone.now() - FAILED_FOR).order_by()
    rows = failed.values_list("task_path").annotate(times=Count("pk"), last=Max("finished_at")).order_by("-times")
    return [_failed(*row) for row in rows[:NAMED]]


def _failed(path: str, times: int, last: Any) -> Waiting:
    words = {
        "task": path.rpartition(".")[2].replace("_", " "),
        "number": times,
        "moment": in_words(timezone.localtime(last), MOMENT),
    }
    text = ngettext(
        "The background task “%(task)s” failed once in 7 days, on %(moment)s",
        "The background task “%(task)s” failed %(number)s times in 7 days, last on %(moment)s",
        times,
    )
    return Waiting(text % words, order=BROKEN)
