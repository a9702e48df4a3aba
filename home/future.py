"""The front page at a moment to come, for whoever may edit it."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateTimeInput

from core.frame import current_frame
from home import front_page
from news.curation import scheduled

#: Nobody plans further.
FURTHEST = timedelta(days=366)
LAYOUTS = [("live", _("As published, or as scheduled by then")), ("draft", _("As in the latest draft"))]


class MomentForm(forms.Form):
    at = forms.DateTimeField(label=_("Day and time"), widget=AdminDateTimeInput)
    layout = forms.ChoiceField(label=_("Layout"), choices=LAYOUTS, required=False, widget=forms.RadioSelect)

    def clean_at(self) -> Any:
        at = self.cleaned_data["at"]
        if not timezone.now() <= at <= timezone.now() + FURTHEST:
            raise forms.ValidationError(_("Choose a moment between now and a year from now."))
        return at


class PreviewFuture(WagtailAdminTemplateMixin, FormView):
    """Asks for a moment; with one in its address, shows the page as it will be then. It changes nothing."""

    form_class = MomentForm
    template_name = "home/admin/future.html"
    page_title = _("Front page at a future time")
    header_icon = "date"
    http_method_names = ["get", "head"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from home.models import HomePage

        self.home = get_object_or_404(HomePage)
        if not self.home.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if form.is_bound and form.is_valid():
            return self._page(form.cleaned_data["at"], form.cleaned_data["layout"])
        return self.render_to_response(self.get_context_data(form=form))

    def get_form_kwargs(self) -> dict[str, Any]:
        tomorrow = timezone.localdate() + timedelta(days=1)
        morning = timezone.make_aware(datetime.combine(tomorrow, time(7)))
        asked = {"data": self.request.GET} if "at" in self.request.GET else {}
        return {"initial": {"at": morning, "layout": "live"}, **asked}

    def get_breadcrumbs_items(self) -> list[Any]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.home.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.home.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "media": context["form"].media, "action_url": self.request.path}

    def _page(self, at: datetime, layout: str) -> HttpResponse:
        request = self.request
        request.is_preview = True  # type: ignore[attr-defined]
        home = self.home.get_latest_revision_as_object() if layout == "draft" else scheduled(self.home, at)
        frame = current_frame()
        breaking = frame.breaking if frame.breaking and frame.breaking.stands_at(at) else None
        context = {
            "page": home,
            "self": home,
            "meta": replace(home.get_metadata(request), no_index=True),
            "breadcrumbs": [],
            "slots": front_page.compose_at(home.slots, at).slots,
            "frame": replace(frame.on_page(frame.home_url), today=timezone.localdate(at), breaking=breaking),
            "at": at,
            "choose_url": request.path,
        }
        response = TemplateResponse(request, "home/front_page_at.html", context)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response
