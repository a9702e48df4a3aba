"""Who is asked to look is told by mail: Wagtail tells those of its own kind of step only."""

from typing import Any

from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.signals import task_submitted

from newsroom.models import ReviewState


class ReviewNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    def get_template_base_prefix(self, instance: Any, **kwargs: Any) -> str:
        return "task_state_"


_notifier = ReviewNotifier()


def connect() -> None:
    task_submitted.connect(_notifier, sender=ReviewState, dispatch_uid="newsroom-review-mail")
