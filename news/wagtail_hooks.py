"""What the news floor adds to the admin."""

from datetime import timedelta
from typing import Any

from django.dispatch import receiver
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.signals import init_new_page

from core.frame import current_frame
from news import viewsets  # noqa: F401  (registers authors and topics)
from news.jobs.bulk import FillJobs
from news.jobs.desk import FILL, RELIST
from news.jobs.moments import USUAL_DAYS, today
from news.jobs.relisting import relist_buttons, relist_job
from news.models import Author, Byline, JobPage, PostPage
from news.viewsets.jobs import JobViewSet


@receiver(init_new_page)
def own_byline(sender: Any, page: Any, parent: Any, **kwargs: Any) -> None:
    """Begin a new post with the byline of the writer who begins it."""
    if not isinstance(page, PostPage) or page.owner_id is None:
        return
    author = Author.objects.filter(user_id=page.owner_id, is_active=True).first()
    if author is not None:
        page.bylines = [Byline(author=author, role=Byline.Role.REPORTER)]


@hooks.register("insert_editor_js")
def topic_field() -> str:
    return format_html('<script src="{}"></script>', versioned_static("news/topic-field.js"))


@receiver(init_new_page)
def begin_job(sender: Any, page: Any, parent: Any, **kwargs: Any) -> None:
    """Begin a new job with the paper's currency and a closing date in a month."""
    if isinstance(page, JobPage):
        page.pay_currency = current_frame().currency
        page.closes_on = today() + timedelta(days=USUAL_DAYS)


@hooks.register("register_admin_viewset")
def jobs_listing() -> JobViewSet:
    return JobViewSet()


hooks.register("register_bulk_action", FillJobs)
hooks.register("register_page_listing_more_buttons", relist_buttons)


@hooks.register("register_admin_urls")
def job_addresses() -> list[Any]:
    return [path("jobs/<int:pk>/relist/", relist_job, name="relist_job")]


@hooks.register("register_log_actions")
def job_log_actions(actions: Any) -> None:
    actions.register_action(FILL, _("Mark as filled"), _("Marked as filled"))
    actions.register_action(RELIST, _("List again"), _("Listed again"))
