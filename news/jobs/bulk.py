"""The bulk action “Mark as filled” in the admin's lists of pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from .desk import mark_filled, may_fill


class FillJobs(PageBulkAction):
    """Takes the chosen jobs off the board; other pages, and jobs that are closed already, are passed over."""

    display_name = _("Mark jobs as filled")
    action_type = "fill_jobs"
    aria_label = _("Mark the chosen jobs as filled")
    template_name = "news/admin/confirm_fill.html"
    action_priority = 200

    def check_perm(self, page: Any) -> bool:
        from news.models import JobPage

        job = page.specific
        return isinstance(job, JobPage) and may_fill(job, self.request.user)

    @classmethod
    def execute_action(cls, objects: list[Any], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        for page in objects:
            mark_filled(page.specific, user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        words = ngettext(
            "%(number)d job is marked as filled.", "%(number)d jobs are marked as filled.", num_parent_objects
        )
        return words % {"number": num_parent_objects}
