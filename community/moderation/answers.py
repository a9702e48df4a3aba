"""The newsroom's own answers, given from the queue; readers see whose they are."""

from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from community.comments.letters import tell_who_was_answered
from community.models import LONGEST_NAME, LONGEST_TEXT, Comment
from community.moderation.rights import ModeratorOnly, comments_for
from community.moderation.views import answered
from core.plain_text import PlainTextField


class AnswerForm(forms.Form):
    text = PlainTextField(
        label=_("Answer"), paragraphs=True, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerView(ModeratorOnly, View):
    """Answer a comment that readers see, in one's own name."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        comment = get_object_or_404(comments_for(request), pk=pk)
        form = AnswerForm(request.POST)
        if not (form.is_valid() and comment.is_shown):
            return HttpResponseBadRequest()
        answer = _store(request.user, comment, form.cleaned_data["text"])
        tell_who_was_answered(answer)
        return answered(request, _now("Your answer is there."), None)


def _store(user: Any, comment: Comment, text: str) -> Comment:
    return Comment.objects.create(
        post_id=comment.post_id,
        user=user,
        parent=comment,
        root_id=comment.thread_id,
        name=(user.get_full_name() or user.get_username())[:LONGEST_NAME],
        text=text,
        key=uuid4().hex,
        state=Comment.State.SHOWN,
        shown_at=timezone.now(),
    )
