"""Where the planning stands in the admin's menu, and its addresses."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from news.desks import writes
from newsroom.planning.all_posts import AllPostsViewSet
from newsroom.planning.board_view import BoardView
from newsroom.planning.rescheduling_view import RescheduleView
from newsroom.planning.saved import ForgetFilterView, SaveFilterView
from newsroom.planning.views import CalendarView, OpenView


class PlanningItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return writes(request.user)


def menu_item() -> MenuItem:
    items: list[MenuItem] = [
        PlanningItem(_("Calendar"), reverse_lazy("planning_calendar"), icon_name="date", order=10),
        PlanningItem(_("Board"), reverse_lazy("planning_board"), icon_name="table", order=20),
        PlanningItem(_("All posts"), reverse_lazy("all_posts:index"), icon_name="list-ul", order=30),
    ]
    return SubmenuMenuItem(_("Planning"), Menu(items=items), name="planning", icon_name="date", order=110)


def addresses() -> list[Any]:
    return [
        path("planning/", CalendarView.as_view(), name="planning_calendar"),
        path("planning/board/", BoardView.as_view(), name="planning_board"),
        path("planning/save-filter/", SaveFilterView.as_view(), name="planning_save_filter"),
        path("planning/forget-filter/<int:pk>/", ForgetFilterView.as_view(), name="planning_forget_filter"),
        path("planning/open/<int:pk>/", OpenView.as_view(), name="planning_open"),
        path("planning/reschedule/<int:pk>/", RescheduleView.as_view(), name="planning_reschedule"),
    ]


def all_posts() -> AllPostsViewSet:
    return AllPostsViewSet()
