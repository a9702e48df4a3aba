"""The admin's page of the breaking bar, for whoever may publish the front page: the bar is on every page at once."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import UpdateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateTimeInput, AdminPageChooser
from wagtail.log_actions import log
from wagtail.models import Site

from core.models import BreakingBar


class BreakingForm(forms.ModelForm):  # type: ignore[type-arg]
    url = forms.URLField(label=_("Or to an address"), required=False, assume_scheme="https")

    class Meta:
        model = BreakingBar
        fields = ("text", "page", "url", "until")
        widgets = {"until": AdminDateTimeInput, "page": AdminPageChooser}

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until <= timezone.now() and "until" in self.changed_data:
            raise forms.ValidationError(_("This moment has passed."))
        return until


class EditBreakingBar(WagtailAdminTemplateMixin, UpdateView):  # type: ignore[type-arg]
    form_class = BreakingForm
    template_name = "home/admin/form.html"
    page_title = _("Breaking bar")
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.wagtail_site = get_object_or_404(Site.objects.select_related("root_page"), is_default_site=True)
        if not self.wagtail_site.root_page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get_object(self, queryset: Any = None) -> BreakingBar:
        return BreakingBar.objects.filter(site=self.wagtail_site).first() or BreakingBar(site=self.wagtail_site)

    def get_breadcrumbs_items(self) -> list[Any]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "media": context["form"].media,
            "action_url": self.request.path,
            "submit_button_label": _("Save: readers see it at once"),
            "submit_button_active_label": _("Saving…"),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        bar = form.save()
        log(instance=bar, action="wagtail.edit", user=self.request.user, data=bar.as_json(), content_changed=True)
        said = _now("The bar is on every page.") if bar.stands_at(timezone.now()) else _now("There is no bar now.")
        messages.success(self.request, said)
        return redirect(reverse("breaking_bar"))
