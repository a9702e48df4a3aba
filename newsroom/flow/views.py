"""Where editors decide: the editor itself, and the small form that lists and previews open."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages as admin_messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import WorkflowState

from core.holding import held
from news.models import PostPage
from news.publishing import publishing_problems
from newsroom.flow.approving import is_stale, newer_version, nobody_else_writes, void_older
from newsroom.flow.decided import outcome
from newsroom.models import ReviewState

#: What a reviewer may do with a post; the message after it says what came of it.
DECISIONS = {"approve", "reject"}


class NewsroomEditView(EditView):
    """Publishing is one transaction; an approval is of exactly what is in the form."""

    page: Any
    workflow_state: Any

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        state = self.workflow_state
        if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            self._say_why_returned(state.current_task_state)
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def _say_why_returned(self, returned: Any) -> None:
        """Put the desk's word where the writer looks first: Wagtail has it behind two buttons of the side panel."""
        if returned is None:
            return
        said = _("%(who)s asks for changes.") % {
            "who": get_user_display_name(returned.finished_by) or returned.task.name
        }
        messages.warning(self.request, format_html("{} {}", said, returned.comment))

    def dispatch(self, request: Any, page_id: int, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            shown: HttpResponse = super().dispatch(request, page_id, **kwargs)
            return shown
        # Held before it is read: of two who save or decide at once, the second sees what the first one did. A form
        # that was read as a draft's would take the post down again that was approved meanwhile.
        with held(page_id):
            response: HttpResponse = super().dispatch(request, page_id, **kwargs)
            return response

    def save_action(self) -> HttpResponse:
        if self.request.POST.get("action-workflow-action"):
            messages.warning(
                self.request,
                _(
                    "Your decision was not counted: somebody else has decided meanwhile, or it is not yours to make. "
                    "What you typed is kept as a draft."
                ),
            )
        response: HttpResponse = super().save_action()
        return response

    def publish_action(self) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().publish_action()
            return response

    def perform_workflow_action(self) -> HttpResponse:
        with nobody_else_writes(self.page):
            state = self.page.current_workflow_task_state
            # An earlier version is not the newest one, even if nothing in its form was changed.
            changed = self.has_content_changes or self.is_reverting
            if self.workflow_action == "approve" and isinstance(state, ReviewState) and not changed:
                # The form holds what the newest revision holds, or it would have changed.
                self._take_up(state, self.page.get_latest_revision())
            elif self.workflow_action == "approve" and isinstance(state, ReviewState):
                return self._approve_changed(state)
            response: HttpResponse = super().perform_workflow_action()
            return response

    def _approve_changed(self, state: ReviewState) -> HttpResponse:
        """Save what was typed first, then approve that."""
        self.page = self.form.save(commit=not self.page.live)
        previous = self.previous_revision if self.is_reverting else None
        revision = self.page.save_revision(user=self.request.user, log_action=True, previous_revision=previous)
        self._take_up(state, revision)
        self.has_content_changes = False
        response: HttpResponse = super().perform_workflow_action()
        return response

    def add_save_confirmation_message(self) -> None:
        if self.action_name != "perform_workflow_action" or self.workflow_action not in DECISIONS:
            super().add_save_confirmation_message()
            return
        buttons = [self.get_view_live_message_button()] if self.page.live and self.page.url else []
        buttons.append(self.get_edit_message_button())
        admin_messages.success(self.request, outcome(self.workflow_state), buttons=buttons)

    def _take_up(self, state: ReviewState, revision: Any) -> None:
        state.take_up(revision)
        if void_older(state, revision):
            messages.warning(
                self.request,
                _("It was changed since it was approved first: that approval is void, and is asked for again."),
            )


class NewsroomRevertView(NewsroomEditView, RevisionsRevertView):
    """The editor, opened with an earlier version."""


class ReviewActionView(WorkflowActionView):
    """Refuses, in words, to approve what cannot be published or what is not the newest version, and to decide twice."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            shown: HttpResponse = super().dispatch(request, *args, **kwargs)
            return shown
        with held(self.object.pk):
            # Read again, now that nobody else decides.
            self.setup(request, *args, **kwargs)
            if self.task_state.status != ReviewState.STATUS_IN_PROGRESS:
                return self._refuse([self._decided_already()])
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
            return response

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.action_name != "approve":
            return self._decide(request, *args, **kwargs)
        with nobody_else_writes(self.object) as newest:
            refusals = [newer_version()] if is_stale(self.task_state, newest) else self._problems(newest)
            if not refusals:
                return self._decide(request, *args, **kwargs)
        title = self.object.specific.get_admin_display_title()
        return self._refuse([format_html(_("“{}” was not approved: {}"), title, refusal) for refusal in refusals])

    def _refuse(self, refusals: list[str]) -> HttpResponse:
        request = self.request
        for refusal in refusals:
            messages.error(request, refusal)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            shown: HttpResponse = self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
            return shown
        return redirect(self.redirect_url)

    def _decided_already(self) -> str:
        words = {
            "title": self.object.specific.get_admin_display_title(),
            "who": get_user_display_name(self.task_state.finished_by),
        }
        if words["who"]:
            return _("%(who)s has decided about “%(title)s” already. Your decision was not counted.") % words
        return _("“%(title)s” is no longer under this review. Your decision was not counted.") % words

    def _decide(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)
        if self.action_name in DECISIONS and self._was_decided():
            messages.success(request, outcome(self.task_state.workflow_state))
        return response

    def _was_decided(self) -> bool:
        """Whether there is anything to tell: a form with mistakes comes back as it was."""
        return type(self.task_state).objects.get(pk=self.task_state.pk).status != self.task_state.STATUS_IN_PROGRESS

    def _problems(self, newest: Any) -> list[str]:
        post = newest.as_object()
        return [problem.message for problem in publishing_problems(post)] if isinstance(post, PostPage) else []
