"""What the news floor adds to the admin."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Permission
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from core.periodic import PeriodicJob
from news import beginnings, viewsets  # noqa: F401  (they register what they hold)
from news.corrections.desk import BUTTON_HOOKS, FileView, PublishAndFile, then_file
from news.corrections.filing import FILE
from news.corrections.report import CorrectionsReport, ReportItem
from news.events.rows import extending_job
from news.jobs.bulk import FillJobs
from news.jobs.desk import FILL, RELIST
from news.jobs.relisting import relist_buttons, relist_job
from news.keeping import keep_corrected, refuse_to_delete, refuse_to_delete_many
from news.protecting import refuse_to_delete_named
from news.readership import counting
from news.readership.panel import add_panel
from news.stale import stale_facts
from news.viewsets.events import events
from news.viewsets.jobs import JobViewSet
from news.viewsets.live import live_listing
from news.viewsets.opinion import OpinionListingViewSet
from news.viewsets.recipes import RecipeViewSet
from news.viewsets.reviews import ReviewListing


@hooks.register("insert_editor_js")
def topic_field() -> str:
    return format_html('<script src="{}"></script>', versioned_static("news/topic-field.js"))


@hooks.register("register_admin_viewset")
def listings_of_kinds() -> list[Any]:
    return [
        live_listing,
        OpinionListingViewSet(),
        JobViewSet(),
        RecipeViewSet("recipes"),
        ReviewListing(),
        events,
    ]


@hooks.register("register_periodic_job")
def extend_event_dates() -> PeriodicJob:
    return extending_job()


@hooks.register("register_periodic_job")
def old_views() -> PeriodicJob:
    return PeriodicJob("old views", every=timedelta(days=1), run=counting.forget_old)


hooks.register("construct_homepage_panels", add_panel)
hooks.register("register_waiting", stale_facts)
hooks.register("register_bulk_action", FillJobs)
hooks.register("register_page_listing_more_buttons", relist_buttons)


@hooks.register("register_admin_urls")
def job_addresses() -> list[Any]:
    return [path("jobs/<int:pk>/relist/", relist_job, name="relist_job")]


@hooks.register("register_permissions")
def desk_permissions() -> Any:
    """Offer to groups made by hand what reporters may and contributors may not."""
    return Permission.objects.filter(content_type__app_label="news", codename="revise_published")


@hooks.register("register_log_actions")
def job_log_actions(actions: Any) -> None:
    actions.register_action(FILL, _("Mark as filled"), _("Marked as filled"))
    actions.register_action(RELIST, _("List again"), _("Listed again"))


@hooks.register("register_log_actions")
def correction_log_actions(actions: Any) -> None:
    actions.register_action(FILE, _("File a correction"), _("Filed a correction"))


@hooks.register("register_admin_urls")
def correction_addresses() -> list[Any]:
    return [
        path("corrections/file/<int:pk>/", FileView.as_view(), name="file_correction"),
        path("reports/corrections/", CorrectionsReport.as_view(), name="corrections_report"),
        path(
            "reports/corrections/results/",
            CorrectionsReport.as_view(results_only=True),
            name="corrections_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def corrections_in_menu() -> ReportItem:
    return ReportItem()


@hooks.register("register_page_action_menu_item")
def publish_and_file() -> PublishAndFile:
    return PublishAndFile(order=15)


hooks.register("after_publish_page", then_file)
hooks.register("register_keeps_post", keep_corrected)
hooks.register("before_delete_page", refuse_to_delete)
hooks.register("before_bulk_action", refuse_to_delete_many)
hooks.register("before_delete_snippet", refuse_to_delete_named)
for name, buttons in BUTTON_HOOKS.items():
    hooks.register(name, buttons)
