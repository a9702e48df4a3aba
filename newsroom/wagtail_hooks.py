"""What the newsroom adds to the admin and to the scheduler."""

from datetime import timedelta
from typing import Any

from django.urls import path
from wagtail import hooks

from core.periodic import PeriodicJob
from newsroom.bulk import refuse_unpublishable
from newsroom.dashboard import add_start_panel
from newsroom.publishing import publish_due
from newsroom.unpublishing import WordView, word_buttons
from newsroom.viewsets import NewsroomPageViewSet


@hooks.register("register_periodic_job")
def due_publishing() -> PeriodicJob:
    return PeriodicJob("due publishing", every=timedelta(seconds=15), run=publish_due)


@hooks.register("register_admin_viewset", order=100)
def pages_with_icons() -> NewsroomPageViewSet:
    return NewsroomPageViewSet()


hooks.register("construct_homepage_panels", add_start_panel)
hooks.register("before_bulk_action", refuse_unpublishable)
hooks.register("register_page_header_buttons", word_buttons)


@hooks.register("register_admin_urls")
def words_of_withdrawn_pages() -> list[Any]:
    return [path("withdrawn/<int:pk>/word/", WordView.as_view(), name="withdrawn_word")]
