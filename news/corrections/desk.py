"""Filing in the admin: a button on the post, a form, and a way there straight from publishing."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.admin.widgets.button import Button

from news.models import Correction, PostPage

from .filing import correction_filed, file_correction, may_file

#: What the button in the editor sends in the place of Wagtail's own value for "Publish".
THEN_FILE = "then-file"


class EntryChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_kind_display()}, {obj.when:%d.%m.%Y}: {Truncator(obj.text).chars(40)}"


class CorrectionForm(forms.Form):
    """What an editor says of a post; who and when, and the revisions, the ledger knows itself."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            (Correction.Kind.CORRECTION, _("Correction: something was wrong. Stands under the headline.")),
            (Correction.Kind.CLARIFICATION, _("Clarification: true, but easily misread. Stands under the text.")),
            (Correction.Kind.UPDATE, _("Update: something happened since. Stands under the text.")),
            (
                Correction.Kind.RETRACTION,
                _("Retraction: we no longer stand by it. Stands on top, and on every card of the post."),
            ),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What readers are told"),
        max_length=2000,
        widget=AdminAutoHeightTextInput,
        help_text=_("What stood there, and what is right: “An earlier version said 1912. The bridge opened in 1907.”"),
    )
    supersedes = EntryChoice(
        label=_("In the place of"),
        queryset=Correction.objects.none(),
        required=False,
        empty_label=_("No other entry"),
        help_text=_("Choose an entry that was itself mistaken: the post then shows this one only."),
    )

    def __init__(self, *args: Any, post: PostPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.post = post
        standing = Correction.objects.standing().filter(post=post)
        if standing.exists():
            field: Any = self.fields["supersedes"]
            field.queryset = standing
        else:
            del self.fields["supersedes"]

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"]).strip()
        # A button pressed twice would otherwise be two entries for ever.
        if Correction.objects.standing().filter(post=self.post, text=text).exists():
            raise forms.ValidationError(gettext("This stands in the ledger already."))
        return text


class FileView(WagtailAdminTemplateMixin, FormView):
    """The form of a new entry. There is none for an old one."""

    form_class = CorrectionForm
    template_name = "news/admin/file_correction.html"
    page_title = _("File a correction")
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any) -> HttpResponseBase:
        self.post_page = get_object_or_404(PostPage, pk=pk).specific
        if not may_file(self.post_page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.post_page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.post_page.pk])
        return [*super().get_breadcrumbs_items(), {"url": edit, "label": self.post_page.title}, self._here()]

    def _here(self) -> dict[str, Any]:
        return {"url": "", "label": self.page_title, "sublabel": self.post_page.title}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "post": self.post_page}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "post": self.post_page,
            "entries": Correction.objects.filter(post=self.post_page).select_related("superseded_by"),
            # What led here may stand behind the path: it is for who hears of the entry.
            "action_url": self.request.get_full_path(),
            "submit_button_label": _("File it"),
            "submit_button_active_label": _("Filing…"),
            "media": context["form"].media,
        }

    def form_valid(self, form: CorrectionForm) -> HttpResponse:
        said = form.cleaned_data
        try:
            entry = file_correction(
                self.post_page,
                kind=said["kind"],
                text=said["text"],
                user=self.request.user,
                supersedes=said.get("supersedes"),
            )
        except ValueError:
            form.add_error("supersedes", _("Somebody else has replaced this entry in the meantime."))
            return self.form_invalid(form)
        correction_filed.send(Correction, correction=entry, request=self.request)
        view = messages.button(self.post_page.url, _("View live"))
        messages.success(self.request, _("It stands in the ledger, and on the post."), buttons=[view])
        return redirect("wagtailadmin_pages:edit", self.post_page.pk)


class PublishAndFile(ActionMenuItem):
    """Publishes what is in the form, and asks then what readers shall be told."""

    name = "action-publish-then-file"
    label = _("Publish and file a correction")
    icon_name = "warning"
    template_name = "news/admin/publish_then_file.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        if context["view"] != "edit" or not isinstance(page, PostPage) or context["locked_for_user"]:
            return False
        return bool(page.live and self.get_user_page_permissions_tester(context).can_publish())

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "then_file": THEN_FILE}


def then_file(request: HttpRequest, page: Any) -> HttpResponseRedirect | None:
    """Go on to the form of a correction where the editor published by that button."""
    if request.POST.get("action-publish") != THEN_FILE or not isinstance(page, PostPage):
        return None
    if not may_file(page, request.user):
        return None
    return HttpResponseRedirect(reverse("file_correction", args=[page.pk]))


def _buttons(page: Any, user: Any) -> Iterator[Button]:
    if page.live and issubclass(page.specific_class or type(page), PostPage) and may_file(page, user):
        url = reverse("file_correction", args=[page.pk])
        yield Button(_("File a correction"), url, icon_name="warning", priority=45)


def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    yield from _buttons(page, user)


def listing_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from _buttons(page, user)


BUTTON_HOOKS: dict[str, Any] = {
    "register_page_header_buttons": header_buttons,
    "register_page_listing_more_buttons": listing_buttons,
}
