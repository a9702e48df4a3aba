"""Unpublishing, of one page or of many, asks for a word to readers, who find it where the page was.

It can be given and changed later too.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.bulk_actions import UnpublishBulkAction
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.holding import all_held
from news.models.withdrawals import LONGEST_WORD
from news.withdrawals import remember_word, word_about
from newsroom.bulk import HeldSelection


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

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            shown: HttpResponseBase = super().dispatch(request, *args, **kwargs)
            return shown
        with all_held([self.object], below="include_descendants" in request.POST):
            # Read again, now that nobody else saves or decides: the whole page is saved.
            self.setup(request, *args, **kwargs)
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
            return response

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


class ManyForm(WordForm):
    include_descendants = forms.BooleanField(label=_("Also unpublish the pages below them"), required=False)


class UnpublishManyWithWord(HeldSelection, UnpublishBulkAction):
    """A selection that is unpublished with one word for all of it."""

    form_class = ManyForm
    template_name = "newsroom/confirm_bulk_unpublish.html"

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "word": self.cleaned_form.cleaned_data["word"].strip()}

    @classmethod
    def execute_action(cls, objects: list[Page], word: str = "", **kwargs: Any) -> tuple[int, int]:
        numbers: tuple[int, int] = super().execute_action(objects, **kwargs)
        for page in objects:
            remember_word(page, word)
        return numbers


def may_say(page: Page, user: Any) -> bool:
    """Whether `user` may tell readers why `page` is no longer there: whoever may publish it."""
    return bool(not page.live and page.first_published_at and page.permissions_for_user(user).can_publish())


class WordView(WagtailAdminTemplateMixin, FormView):
    """The word to readers of a page that was withdrawn without one, or by the clock."""

    form_class = WordForm
    template_name = "wagtailadmin/generic/form.html"
    page_title = _("A word to readers")
    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any) -> HttpResponseBase:
        self.withdrawn = get_object_or_404(Page, pk=pk)
        if not may_say(self.withdrawn, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.withdrawn.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.withdrawn.pk])
        here = {"url": "", "label": self.page_title, "sublabel": self.withdrawn.title}
        return [*super().get_breadcrumbs_items(), {"url": edit, "label": self.withdrawn.title}, here]

    def get_initial(self) -> dict[str, Any]:
        return {"word": word_about(self.withdrawn, [self.withdrawn.url_path])}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        words = {"submit_button_label": _("Save"), "submit_button_active_label": _("Saving…")}
        return {**context, **words, "action_url": self.request.path, "media": context["form"].media}

    def form_valid(self, form: WordForm) -> HttpResponse:
        remember_word(self.withdrawn, form.cleaned_data["word"].strip())
        messages.success(self.request, _("Readers find it at the page’s address."))
        return redirect("wagtailadmin_pages:edit", self.withdrawn.pk)


def word_buttons(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    if may_say(page, user):
        yield Button(
            _("A word to readers"), reverse("withdrawn_word", args=[page.pk]), icon_name="comment", priority=61
        )
