"""The pages of the planning: calendar, board, and the way from them to a post."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.desks import writes
from newsroom.planning.asking import ChoosingForm, Wish, day_asked, show_asked
from newsroom.planning.days import Span, span_of
from newsroom.planning.doors import way_in
from newsroom.planning.entries import What, days_of
from newsroom.planning.states import visible_to


class SiteTime:
    """A view in the newsroom's own time, whatever zone the user's account names: a paper has one clock."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with timezone.override(ZoneInfo(settings.TIME_ZONE)):
            response: Any = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
            # Here, while the clock is the newsroom's.
            return response.render() if hasattr(response, "render") else response  # type: ignore[no-any-return]


class PlanningView(SiteTime, WagtailAdminTemplateMixin, TemplateView):
    """What calendar and board share: who may look, what they ask, and the ways between them."""

    header_icon = "date"
    url_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not writes(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def form(self) -> ChoosingForm:
        return ChoosingForm(self.request.GET)

    @cached_property
    def wish(self) -> Wish:
        return Wish.from_form(self.form)

    def address(self, **asked: str) -> str:
        return f"{reverse(self.url_name)}?{urlencode({**self.wish.query, **asked})}"

    def get_breadcrumbs_items(self) -> list[Any]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "form": self.form, "zone": settings.TIME_ZONE, "is_narrowed": bool(self.wish.query)}


class CalendarView(PlanningView):
    page_title = _("Planning")
    template_name = "newsroom/planning/calendar.html"
    url_name = "planning_calendar"

    @cached_property
    def span(self) -> Span:
        # Django counts days of the week from Sunday, Python from Monday.
        first_weekday = (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7
        return span_of(show_asked(self.request.GET), day_asked(self.request.GET), first_weekday)

    def get_page_subtitle(self) -> str:
        span = self.span
        if span.show == "month":
            return date_format(span.day, "YEAR_MONTH_FORMAT")
        return _now("Week of %(day)s") % {"day": date_format(span.first, "DATE_FORMAT")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        span = self.span
        return {
            **context,
            "span": span,
            "days": days_of(span, self.wish, self.request.user),
            "weekdays": span.days[:7],
            "kinds_of_moment": What,
            "before_url": self._at(span.before),
            "after_url": self._at(span.after),
            # On a phone the days are one long list.
            "today_url": f"{self._at(timezone.localdate())}#{timezone.localdate().isoformat()}",
            "month_url": self.address(show="month", day=span.day.isoformat()),
            "week_url": self.address(show="week", day=span.day.isoformat()),
            "any_week_url": self.address(show="week"),
            "all_url": f"{reverse(self.url_name)}?{urlencode({'show': span.show, 'day': span.day.isoformat()})}",
        }

    def _at(self, day: Any) -> str:
        return self.address(show=self.span.show, day=day.isoformat())


class OpenView(View):
    """The way to a post from a list that did not ask whether one reviews it."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not writes(request.user):
            raise PermissionDenied
        post = get_object_or_404(visible_to(request.user), pk=pk)
        if address := way_in(post.specific, request.user):
            return redirect(address)
        title = post.get_admin_display_title()
        messages.info(
            request, _now("“%(title)s” is being worked on by others; you cannot open it yet.") % {"title": title}
        )
        return redirect("planning_calendar")
