"""Unpublishing asks for a word to readers, who find it where the page was."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.widgets import AdminAutoHeightTextInput

from news.models.withdrawals import LONGEST_WORD
from news.withdrawals import remember_word


class WordForm(forms.Form):
    word = forms.CharField(
        label=_("A word to readers"),
        required=False,
        max_length=LONGEST_WORD,
        widget=AdminAutoHeightTextInput,
        help_text=_(
            "Why it is no longer here, such as: “The court has asked us to take this report down.” Readers see it at "
            "the page’s address, and at those below it. The headline is not shown there."
        ),
    )


class UnpublishWithWordView(UnpublishView):
    template_name = "newsroom/confirm_unpublish.html"

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = WordForm(request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def unpublish(self) -> HttpResponse | None:
        response: HttpResponse | None = super().unpublish()
        if response is None:
            remember_word(self.object, self.form.cleaned_data["word"].strip())
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "form": getattr(self, "form", None) or WordForm()}
