"""The small form that moves a scheduled post to another time."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateTimeInput

from newsroom.planning.doors import way_in
from newsroom.planning.rescheduling import Refusal, Times, refusal_of, reschedule, scheduled_revision, times_of
from newsroom.planning.states import visible_to
from newsroom.planning.views import SiteTime


class RescheduleForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    go_live_at = forms.DateTimeField(label=_("Goes live"), widget=AdminDateTimeInput)
    expire_at = forms.DateTimeField(
        label=_("Expires"), required=False, widget=AdminDateTimeInput, help_text=_("Leave empty if it stays.")
    )


class RescheduleView(SiteTime, WagtailAdminTemplateMixin, FormView):
    form_class = RescheduleForm
    template_name = "newsroom/planning/reschedule.html"
    page_title = _("Reschedule")
    header_icon = "date"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.planned = get_object_or_404(visible_to(request.user), pk=kwargs["pk"]).specific
        if not self.planned.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        self.next_url = get_valid_next_url_from_request(request) or reverse("planning_calendar")
        if refusal := refusal_of(self.planned, request.user):
            messages.error(request, refusal)
            return redirect(self.next_url)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.planned.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[Any]:
        calendar = {"url": reverse("planning_calendar"), "label": _("Planning")}
        return [
            *self.breadcrumbs_items,
            calendar,
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_initial(self) -> dict[str, Any]:
        revision = scheduled_revision(self.planned)
        if revision is None:
            return {}
        times = times_of(revision)
        return {"revision": revision.pk, "go_live_at": times.go_live_at, "expire_at": times.expire_at}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        revision = scheduled_revision(self.planned)
        return {
            **context,
            "media": context["form"].media,
            "action_url": self.request.get_full_path(),
            "next_url": self.next_url,
            "submit_button_label": _("Reschedule"),
            "submit_button_active_label": _("Saving…"),
            "open_url": way_in(self.planned, self.request.user),
            "has_newer_draft": revision is not None and revision.pk != self.planned.latest_revision_id,
            "unschedule_url": self._unschedule_url(revision) if revision else "",
        }

    def _unschedule_url(self, revision: Any) -> str:
        address = reverse("wagtailadmin_pages:revisions_unschedule", args=[self.planned.pk, revision.pk])
        return f"{address}?{urlencode({'next': self.next_url})}"

    def form_valid(self, form: RescheduleForm) -> HttpResponse:
        typed = form.cleaned_data
        try:
            reschedule(
                self.planned, typed["revision"], Times(typed["go_live_at"], typed["expire_at"]), self.request.user
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        moment = date_format(typed["go_live_at"], "DATETIME_FORMAT")
        words = _now("“%(title)s” goes live on %(moment)s.") % {"title": self.get_page_subtitle(), "moment": moment}
        messages.success(self.request, words)
        return redirect(self.next_url)
