"""Who has a post that is under review, and until when: said where Wagtail says who may edit it."""

from typing import Any

from django.template.defaultfilters import date as in_words
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock

#: As a newsroom says it.
MOMENT = "j F, H:i"


class ReviewLock(WorkflowLock):
    """Wagtail's, which keeps others from editing; it also tells everybody whose turn it is."""

    def get_message(self, user: Any) -> Any:
        told = format_html("{}. {}", self.task.name, self._turn())
        theirs = super().get_message(user)
        return format_html("{} {}", theirs, told) if theirs else told

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        return " ".join(filter(None, [super().get_description(user, can_lock), self._turn()]))

    def _turn(self) -> str:
        groups = ", ".join(self.task.groups.order_by("name").values_list("name", flat=True))
        state = self.object.current_workflow_task_state
        due = getattr(state, "due_at", None)
        if due is None:
            return _("Waiting for: %(groups)s.") % {"groups": groups}
        return _("Waiting for: %(groups)s, until %(due)s.") % {
            "groups": groups,
            "due": in_words(localtime(due), MOMENT),
        }
