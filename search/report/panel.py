"""The dashboard's panel: what readers looked for in vain this week."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from news.desks import writes
from search.report.actions import Actions
from search.report.lists import PERIODS, Show, searches_of

TOP = 5


class FoundNothingPanel(Component):
    name = "searches_that_found_nothing"
    template_name = "search/admin/found_nothing_panel.html"
    order = 60

    class Media:
        css = {"all": ["search/report.css"]}

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        show, days = Show.NOTHING, PERIODS[0]
        found = list(searches_of(show, days).order_by(show.ordering, "text")[:TOP])
        if not found:
            return {}
        actions = Actions(parent_context["request"], [row["text"] for row in found])
        rows = [{**row, "buttons": actions.buttons(row["text"])} for row in found]
        return {"rows": rows, "url": reverse("search_report", args=[show.value, days])}


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    if writes(request.user):
        panels.append(FoundNothingPanel())
