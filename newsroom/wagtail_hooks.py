"""What the newsroom adds to the admin and to the scheduler."""

from datetime import timedelta

from wagtail import hooks

from core.periodic import PeriodicJob
from newsroom.bulk import refuse_unpublishable
from newsroom.dashboard import add_start_panel
from newsroom.publishing import publish_due
from newsroom.viewsets import NewsroomPageViewSet


@hooks.register("register_periodic_job")
def due_publishing() -> PeriodicJob:
    return PeriodicJob("due publishing", every=timedelta(seconds=15), run=publish_due)


@hooks.register("register_admin_viewset", order=100)
def pages_with_icons() -> NewsroomPageViewSet:
    return NewsroomPageViewSet()


hooks.register("construct_homepage_panels", add_start_panel)
hooks.register("before_bulk_action", refuse_unpublishable)
