"""The steps of a section's workflow. Wagtail's engine does the rest."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from news.second_pair import was_flagged, writers_of
from newsroom.flow.locks import ReviewLock

#: How long a desk has for a look.
TIME_FOR_A_LOOK = timedelta(days=1)


class ReviewState(TaskState):
    """Where a review stands: of which version, until when, and whether its desk was reminded.

    An autosave writes over its own revision: a revision and the moment it was written are a version.
    """

    version = models.DateTimeField(_("version"), null=True, editable=False)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)

    exclude_fields_in_copy = ["reminded_at"]

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def take_up(self, revision: Any) -> None:
        """Make this the review of `revision` as it is now."""
        self.revision, self.version = revision, revision.created_at
        self.save(update_fields=["revision", "version"])


class Review(AbstractGroupApprovalTask):
    """A look by a section's desk or an editor-in-chief."""

    task_state_class = ReviewState
    lock_class = ReviewLock

    class Meta:
        abstract = True

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        state = super().start(workflow_state, user=user)
        state.due_at = timezone.now() + TIME_FOR_A_LOOK
        state.take_up(state.revision)
        state.save(update_fields=["due_at"])
        return state

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        return self._in_words(super().get_actions(obj, user), self.is_last_for(obj))

    @staticmethod
    def _in_words(actions: list[tuple[str, Any, bool]], last: bool) -> list[tuple[str, Any, bool]]:
        words = {
            ("approve", False): _("Approve and publish") if last else _("Approve"),
            ("approve", True): _("Approve and publish, with a comment") if last else _("Approve with a comment"),
        }
        return [(name, words.get((name, asks), label), asks) for name, label, asks in actions]

    def get_listed_actions(self, state: Any, post: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """As `get_actions`, of a state that `user` can moderate, without a query for each post of a list."""
        # Of the version under review: of a live post, `post` is what readers have.
        return self._in_words(super().get_actions(post, user), self.is_last_of(post, state.revision))

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        # One condition for the database: Wagtail asks for the user's groups at each task, and each section has two.
        states = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser:
            return states
        theirs = self.groups.through._default_manager.filter(
            **{f"{self._meta.model_name}_id": self.pk, "group__user": user}
        )
        return states.filter(models.Exists(theirs))

    def is_last_for(self, post: Any) -> bool:
        return True

    def is_last_of(self, post: Any, revision: Any) -> bool:
        """As `is_last_for`, of `post` as `revision` has it."""
        return True


class DeskReview(Review):
    """The section's desk looks at what was submitted."""

    class Meta:
        verbose_name = _("desk review")
        verbose_name_plural = _("desk reviews")

    def is_last_for(self, post: Any) -> bool:
        return not getattr(post.specific, "needs_second_pair", False)

    def is_last_of(self, post: Any, revision: Any) -> bool:
        # Not the whole post: to make one of a revision asks the database for everything that it names.
        return not (getattr(post.specific, "needs_two", False) or revision.content.get("is_legal"))


class SecondLook(Review):
    """A second pair of eyes, where one is needed; the step passes by itself for all other posts."""

    class Meta:
        verbose_name = _("second pair of eyes")
        verbose_name_plural = _("second pairs of eyes")

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        post = workflow_state.content_object.get_latest_revision().as_object()
        if getattr(post, "needs_second_pair", False) or _took_off_own_flag(workflow_state, post, user):
            return super().start(workflow_state, user=user)
        revision, now = workflow_state.content_object.get_latest_revision(), timezone.now()
        return ReviewState.objects.create(
            workflow_state=workflow_state,
            task=self.task_ptr,
            revision=revision,
            version=revision.created_at,
            status=ReviewState.STATUS_SKIPPED,
            finished_at=now,
        )

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        actions = super().get_actions(obj, user)
        return actions if self._is_second(obj, user) else _without_approval(actions)

    def get_listed_actions(self, state: Any, post: Any, user: Any) -> list[tuple[str, Any, bool]]:
        # Whoever submitted or approved it cannot moderate the state; what is left to ask is who wrote it.
        author = getattr(user, "author", None)
        signed = {line["author"] for line in state.revision.content.get("bylines", [])}
        wrote = post.owner_id == user.pk or (author is not None and author.pk in signed)
        actions = super().get_actions(post, user)
        return _without_approval(actions) if wrote else actions

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__in=_approved_by(user)).exclude(workflow_state__requested_by=user)

    def _is_second(self, post: Any, user: Any) -> bool:
        """Whether `user` neither wrote nor submitted the post, nor approved it already."""
        workflow_state = post.current_workflow_state
        if workflow_state is None or user.pk == workflow_state.requested_by_id:
            return False
        if user.pk in writers_of(post.specific.get_latest_revision_as_object()):
            return False
        return not _approved_by(user).filter(pk=workflow_state.pk).exists()


def _took_off_own_flag(workflow_state: Any, post: Any, user: Any) -> bool:
    """Whether a flag was taken off that nobody but the writer, `user`, has agreed about."""
    if user is None or user.is_superuser or not hasattr(post, "is_legal"):
        return False
    wrote = user.pk == workflow_state.requested_by_id or user.pk in writers_of(post)
    return wrote and was_flagged(post)


def _without_approval(actions: list[tuple[str, Any, bool]]) -> list[tuple[str, Any, bool]]:
    return [action for action in actions if action[0] != "approve"]


def _approved_by(user: Any) -> Any:
    """Return the workflow states in which `user` has given the first approval."""
    from wagtail.models import WorkflowState

    first = DeskReview.objects.values("pk")
    return WorkflowState.objects.filter(
        pk__in=TaskState.objects.filter(finished_by=user, status=TaskState.STATUS_APPROVED, task__in=first).values(
            "workflow_state"
        )
    )
