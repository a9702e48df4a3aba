"""What search adds to the admin and to the scheduler."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.periodic import PeriodicJob
from news.desks import writes
from search import tallies
from search.report.chooser import choose_words, more_words
from search.report.panel import add_panel
from search.report.views import PromoteView, SearchReportView


@hooks.register("register_periodic_job")
def old_searches() -> PeriodicJob:
    return PeriodicJob("old searches", every=timedelta(days=1), run=tallies.forget_old)


@hooks.register("register_admin_urls", order=-1)
def report_addresses() -> list[Any]:
    results = SearchReportView.as_view(results_only=True)
    return [
        # In the place of Wagtail's, whose addresses come later.
        path("searchpicks/queries/chooser/", choose_words),
        path("searchpicks/queries/chooser/results/", more_words),
        path("reports/searches/", SearchReportView.as_view(), name="search_report"),
        path("reports/searches/promote/", PromoteView.as_view(), name="search_promote"),
        path("reports/searches/<slug:show>/<int:days>/", SearchReportView.as_view(), name="search_report"),
        path("reports/searches/<slug:show>/<int:days>/results/", results, name="search_report_results"),
    ]


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return writes(request.user)


@hooks.register("register_reports_menu_item")
def report_in_menu() -> ReportMenuItem:
    return ReportMenuItem(
        _("What readers search for"), reverse("search_report"), name="searches", icon_name="search", order=100
    )


@hooks.register("construct_reports_menu")
def without_wagtails_report(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take away Wagtail's own report of searches: nothing fills its tables, since that would write in each search."""
    items[:] = [item for item in items if item.name != "search-terms"]


hooks.register("construct_homepage_panels", add_panel)
