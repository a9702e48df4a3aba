"""Filters of the list of all posts, saved by name: each for whoever saved it. The address works for everybody."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from news.desks import writes
from newsroom.models import SavedFilter

#: What of an address belongs to a filter; pages and what scripts add do not.
NAMES = (
    "q",
    "section",
    "kind",
    "author",
    "state",
    "topic",
    "latest_revision_created_at_from",
    "latest_revision_created_at_to",
    "ordering",
)
#: Nobody finds anything among more.
MOST = 30


def query_of(data: QueryDict) -> str:
    """Return the part of an address that is a filter, always in one order; "" where nothing is filtered."""
    return urlencode([(name, value) for name in NAMES for value in data.getlist(name) if value])


class SaveForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=60)
    query = forms.CharField(widget=forms.HiddenInput, max_length=1000)

    def clean_query(self) -> str:
        return query_of(QueryDict(self.cleaned_data["query"]))


class _OwnFilters(View):
    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not writes(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def own(self) -> Any:
        user: Any = self.request.user
        return SavedFilter.objects.filter(user=user)


class SaveFilterView(_OwnFilters):
    """Saves the filter of an address; one of the same name is replaced."""

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SaveForm(request.POST)
        if not form.is_valid() or not form.cleaned_data["query"]:
            messages.error(request, _now("Give the filter a name of at most 60 characters."))
            return redirect("all_posts:index")
        name, query = form.cleaned_data["name"], form.cleaned_data["query"]
        if self.own.exclude(name=name).count() >= MOST:
            messages.error(request, _now("You have %(most)d saved filters. Forget one first.") % {"most": MOST})
        else:
            user: Any = request.user
            SavedFilter.objects.update_or_create(user=user, name=name, defaults={"query": query})
            messages.success(request, _now("Saved as “%(name)s”.") % {"name": name})
        return redirect(f"{reverse('all_posts:index')}?{query}")


class ForgetFilterView(_OwnFilters):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        saved = get_object_or_404(self.own, pk=pk)
        saved.delete()
        messages.success(request, _now("“%(name)s” is forgotten.") % {"name": saved.name})
        return redirect("all_posts:index")
