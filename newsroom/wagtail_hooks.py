"""What the newsroom adds to the admin and to the scheduler."""

from datetime import timedelta
from typing import Any

from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from core.periodic import PeriodicJob
from newsroom.accounts.bulk import check_accounts
from newsroom.bulk import PublishMany, refuse_unpublishable
from newsroom.dashboard.arranging import arrange_panels, without_summary
from newsroom.dashboard.waiting import failed_tasks, late_posts
from newsroom.flow.checks import add_checklist
from newsroom.flow.links import DraftLinksView, link_buttons
from newsroom.flow.outside import DECIDED, DecidedFormatter
from newsroom.flow.reminders import remind
from newsroom.planning import hooks as planning
from newsroom.planning.rescheduling import RESCHEDULE, RescheduleFormatter
from newsroom.publishing import publish_due
from newsroom.roles.doors import check_chosen_pages, check_copied_page, check_moved_page, desk_in_collection
from newsroom.unpublishing import UnpublishManyWithWord, WordView, word_buttons
from newsroom.viewsets import NewsroomPageViewSet


@hooks.register("register_periodic_job")
def due_publishing() -> PeriodicJob:
    return PeriodicJob("due publishing", every=timedelta(seconds=15), run=publish_due)


@hooks.register("register_periodic_job")
def reminders_of_reviews() -> PeriodicJob:
    return PeriodicJob("reminders of reviews", every=timedelta(minutes=5), run=remind)


@hooks.register("insert_editor_js")
def one_save_at_a_time() -> str:
    return format_html('<script src="{}"></script>', versioned_static("newsroom/one-save.js"))


@hooks.register("register_admin_viewset", order=100)
def pages_with_icons() -> NewsroomPageViewSet:
    return NewsroomPageViewSet()


hooks.register("construct_wagtail_userbar", add_checklist)
hooks.register("construct_homepage_panels", arrange_panels)
hooks.register("construct_homepage_summary_items", without_summary, order=100)
hooks.register("register_waiting", late_posts)
hooks.register("register_waiting", failed_tasks)
hooks.register("before_bulk_action", refuse_unpublishable)
# After Wagtail’s own, whose place they take.
hooks.register("register_bulk_action", PublishMany, order=100)
hooks.register("register_bulk_action", UnpublishManyWithWord, order=100)
# Before all others: what is not allowed needs no other answer.
hooks.register("before_bulk_action", check_accounts, order=-2)
hooks.register("before_bulk_action", check_chosen_pages, order=-1)
hooks.register("before_copy_page", check_copied_page, order=-1)
hooks.register("before_move_page", check_moved_page, order=-1)
hooks.register("describe_collection_contents", desk_in_collection)
hooks.register("register_page_header_buttons", word_buttons)
hooks.register("register_page_header_buttons", link_buttons)


@hooks.register("register_admin_urls")
def words_of_withdrawn_pages() -> list[Any]:
    return [path("withdrawn/<int:pk>/word/", WordView.as_view(), name="withdrawn_word")]


@hooks.register("register_admin_urls")
def links_to_drafts() -> list[Any]:
    return [path("drafts/<int:pk>/links/", DraftLinksView.as_view(), name="draft_links")]


@hooks.register("register_log_actions")
def outside_reviews(actions: Any) -> None:
    actions.register_action(DECIDED)(DecidedFormatter)


hooks.register("register_admin_urls", planning.addresses)
hooks.register("register_admin_menu_item", planning.menu_item)
hooks.register("register_admin_viewset", planning.all_posts)


@hooks.register("register_log_actions")
def planning_log_actions(actions: Any) -> None:
    actions.register_action(RESCHEDULE)(RescheduleFormatter)
