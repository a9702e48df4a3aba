"""Where posts stand on their way, as conditions: the calendar, the board and the list of all posts share them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, Q, TextChoices
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, WorkflowState
from wagtail.permissions import policy_registry

from news.models import PostPage
from news.querysets import start_of_day


class State(TextChoices):
    DRAFT = "draft", _("Drafts")
    IN_REVIEW = "in-review", _("In review")
    RETURNED = "returned", _("Returned")
    SCHEDULED = "scheduled", _("Scheduled")
    TODAY = "today", _("Published today")
    LIVE = "live", _("Live")
    EXPIRED = "expired", _("Expired")


def visible_to(user: Any) -> Any:
    """Return the posts that `user` finds in the admin's explorer, of whatever state."""
    policy: Any = policy_registry.get_by_type(Page)
    return PostPage.objects.filter(pk__in=policy.explorable_instances(user).values("pk"))


def page_type() -> ContentType:
    return ContentType.objects.get_for_model(Page)


def in_state(state: str) -> Q:
    """Return the condition of one state. What is published today may wait for something else again."""
    if state == State.DRAFT:
        begun = Q(has_unpublished_changes=True, expired=False) & ~in_state(State.TODAY)
        return begun & ~Q(pk__in=_scheduled()) & ~Q(pk__in=_in_workflow())
    if state == State.IN_REVIEW:
        return Q(pk__in=_in_workflow(WorkflowState.STATUS_IN_PROGRESS)) & ~Q(pk__in=_scheduled())
    if state == State.RETURNED:
        return Q(pk__in=_in_workflow(WorkflowState.STATUS_NEEDS_CHANGES)) & ~Q(pk__in=_scheduled())
    if state == State.SCHEDULED:
        return Q(pk__in=_scheduled())
    if state == State.TODAY:
        return Q(live=True, date_shown__gte=start_of_day(timezone.localdate()))
    return Q(live=True) if state == State.LIVE else Q(expired=True)


# Lists of keys that stand for themselves: both tables are short there, and asked by their index only once.
def _scheduled() -> Any:
    revisions = Revision.objects.filter(base_content_type=page_type(), approved_go_live_at__isnull=False)
    return revisions.values(key=Cast("object_id", IntegerField()))


def _in_workflow(*statuses: str) -> Any:
    wanted = statuses or (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    states = WorkflowState.objects.filter(base_content_type=page_type(), status__in=wanted)
    return states.values(key=Cast("object_id", IntegerField()))
