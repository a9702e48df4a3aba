"""Which panels stand on the first page, and in which order."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from news.desks import writes

from .review import ReviewPanel
from .scheduled import ScheduledPanel
from .start import StartPanel
from .waiting import WaitingPanel

#: Wagtail's panel of a writer's own posts in review, those that were returned among them.
OWN, OWN_ORDER = "user_objects_in_workflow_moderation", 30


def arrange_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Put what needs the user first; what Wagtail shows for reference stays last."""
    panels[:] = [ReviewPanel() if getattr(panel, "name", "") == ReviewPanel.name else panel for panel in panels]
    for panel in panels:
        if getattr(panel, "name", "") == OWN:
            panel.order = OWN_ORDER
    panels.append(WaitingPanel())
    panels.append(StartPanel())
    if writes(request.user):
        panels.append(ScheduledPanel())


def without_summary(request: HttpRequest, items: list[Any]) -> None:
    """Take away how many pages, pictures and documents there are: four queries for what asks nothing of anybody."""
    items.clear()
