"""The admin's page on which a post is put on the front page."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateTimeInput

from home.putting import Place, places_for, put
from news.models import PostPage


class PutForm(forms.Form):
    place = forms.ChoiceField(label=_("Slot"), help_text=_("It stands first there; what stood there moves down."))
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Leave empty to keep it there until somebody takes it away."),
    )
    headline = forms.CharField(
        label=_("Headline there"), required=False, max_length=120, help_text=_("Leave empty to use the post's own.")
    )

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.key: place for place in places}
        self.fields["place"].choices = [(place.key, place.label) for place in places]  # type: ignore[attr-defined]
        # The layout may have changed since the form was opened.
        self.fields["place"].error_messages["invalid_choice"] = _("The front page has changed. Choose a slot again.")

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until <= timezone.now():
            raise forms.ValidationError(_("This moment has passed."))
        return until

    @property
    def chosen(self) -> Place:
        return self.places[self.cleaned_data["place"]]


class PutOnFrontPage(WagtailAdminTemplateMixin, FormView):
    """Asks for slot and time; needs the right to edit the front page, and a post that readers may see."""

    form_class = PutForm
    template_name = "home/admin/form.html"
    page_title = _("Put on the front page")
    header_icon = "home"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from home.models import HomePage

        self.home = get_object_or_404(HomePage)
        self.post_page = get_object_or_404(PostPage, pk=kwargs["pk"]).specific
        self.rights = self.home.permissions_for_user(request.user)
        if not self.rights.can_edit():
            raise PermissionDenied
        self.next_url = get_valid_next_url_from_request(request) or reverse(
            "wagtailadmin_pages:edit", args=[self.post_page.pk]
        )
        if refusal := self._refusal():
            messages.error(request, refusal)
            return redirect(self.next_url)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def _refusal(self) -> str:
        """Return in words why the post cannot be put there now; "" if it can."""
        title = {"title": self.post_page.get_admin_display_title()}
        if not PostPage.objects.listed().filter(pk=self.post_page.pk).exists():
            return _now("“%(title)s” is not on the site for all readers now: publish it first.") % title
        if (scheduled := self.home.scheduled_revision) is not None:
            until = date_format(timezone.localtime(scheduled.approved_go_live_at), "j F Y, H:i")
            return _now(
                "The front page is locked until %(until)s, when a layout of it goes live: “%(title)s” was not put "
                "there. To free it now, cancel that schedule or publish the layout by hand."
            ) % {**title, "until": until}
        if self.rights.page_locked():
            return _now("The front page is locked: “%(title)s” was not put there.") % title
        return ""

    def get_page_subtitle(self) -> str:
        return str(self.post_page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[Any]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.post_page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "places": places_for(self.home, self.post_page)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        label = _("Publish there") if self.rights.can_publish() else _("Save as a draft of the front page")
        return {
            **context,
            "media": context["form"].media,
            "action_url": self.request.get_full_path(),
            "submit_button_label": label,
            "submit_button_active_label": _("Saving…"),
            "next_url": self.next_url,
        }

    def form_valid(self, form: PutForm) -> HttpResponse:
        typed = form.cleaned_data
        published = put(
            self.home,
            self.post_page,
            form.chosen,
            self.request.user,
            headline=typed["headline"],
            until=typed["until"],
        )
        words = (
            _now("“%(title)s” is on the front page, in the slot “%(slot)s”.")
            if published
            else _now("“%(title)s” is in a draft of the front page, in the slot “%(slot)s”. Somebody must publish it.")
        )
        edit = reverse("wagtailadmin_pages:edit", args=[self.home.pk])
        buttons = [messages.button(edit, _now("Edit the front page"))]
        if published:
            buttons.insert(0, messages.button(self.home.url, _now("See it"), new_window=False))
        said = words % {"title": self.get_page_subtitle(), "slot": form.chosen.label}
        messages.success(self.request, said, buttons=buttons)
        return redirect(self.next_url)
