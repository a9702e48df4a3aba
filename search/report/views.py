"""The report of searches, and Wagtail's form for promoted results begun with the words of one."""

from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma, naturalday
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.contrib.search_promotions.models import Query
from wagtail.contrib.search_promotions.views import CreateView
from wagtail.search.utils import normalise_query_string

from news.desks import writes
from search.analysis import fold
from search.questions import clean
from search.report.actions import Actions
from search.report.lists import PERIODS, Show, searches_of


class WordsColumn(ButtonsColumnMixin, TitleColumn):
    """The words of a search, and below them what to do about it."""

    class Media:
        css = {"all": ["search/report.css"]}

    def get_buttons(self, instance: dict[str, Any], parent_context: Any) -> list[Any]:
        buttons: list[Any] = parent_context["table"].actions.buttons(instance["text"])
        return buttons


class DayColumn(Column):
    """A day, in words when it is near: Wagtail's own column would call today "14 hours ago"."""

    def get_value(self, instance: dict[str, Any]) -> str:
        return str(naturalday(super().get_value(instance), "SHORT_DATE_FORMAT"))


class RiseColumn(Column):
    """A difference with its sign."""

    def get_value(self, instance: dict[str, Any]) -> str:
        rise = instance["rise"]
        return f"+{intcomma(rise)}" if rise > 0 else f"−{intcomma(-rise)}" if rise else "0"


def _no_formula(text: str) -> str:
    """Return what a spreadsheet reads as words: whoever searches could otherwise put a formula into an editor's."""
    return text if text[:1].isalnum() else f"'{text}"


class SearchReportView(ReportView):
    """Searches of the last days. Which list and how many days is part of the address."""

    page_title = _("What readers search for")
    header_icon = "search"
    results_template_name = "search/admin/report_results.html"
    table_classname = "listing searches"
    is_searchable = True
    verbose_name_plural = _("searches")
    list_export = ["text", "times", "before", "rise", "nothing", "last"]
    export_headings = {
        "text": _("Words"),
        "times": _("Searches"),
        "before": _("Before"),
        "rise": _("Change"),
        "nothing": _("Found nothing"),
        "last": _("Last asked"),
    }
    # Wagtail does so itself for XLSX.
    custom_field_preprocess = {"text": {ReportView.FORMAT_CSV: _no_formula}}
    columns = [
        WordsColumn("text", label=_("Words"), sort_key="text"),
        NumberColumn("times", label=_("Searches"), sort_key="times"),
        NumberColumn("before", label=_("Before"), sort_key="before"),
        RiseColumn("rise", label=_("Change"), sort_key="rise"),
        NumberColumn("nothing", label=_("Found nothing"), sort_key="nothing"),
        DayColumn("last", label=_("Last asked"), sort_key="last"),
    ]

    def setup(self, request: HttpRequest, *args: Any, show: str = "", days: int = PERIODS[0], **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if show not in ("", *Show.values) or days not in PERIODS:
            raise Http404("There is no such list of searches.")
        self.show, self.days = Show(show or Show.FREQUENT), days
        self.default_ordering = self.show.ordering
        self.export_filename = f"searches-{self.show.value}-{days}-days"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not writes(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_index_url(self) -> str:
        return reverse("search_report", args=[self.show.value, self.days])

    def get_index_results_url(self) -> str:
        return reverse("search_report_results", args=[self.show.value, self.days])

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        return searches_of(self.show, self.days)

    def order_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        # What was asked equally often stands in one order on every page.
        return queryset.order_by(self.ordering, "text")

    def search_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        # Words are kept folded.
        return queryset.filter(text__contains=fold(clean(self.search_query))) if self.is_searching else queryset

    def get_table(self, object_list: Any) -> Any:
        table = super().get_table(object_list)
        if not self.is_export:
            table.actions = Actions(self.request, [row["text"] for row in object_list])
        return table

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["lists"] = [self._choice(show.label, show, self.days) for show in Show]
        context["periods"] = [self._choice(_("%(days)s days") % {"days": days}, self.show, days) for days in PERIODS]
        return context

    def _choice(self, label: Any, show: Show, days: int) -> dict[str, Any]:
        is_chosen = (show, days) == (self.show, self.days)
        return {"label": label, "url": reverse("search_report", args=[show.value, days]), "is_chosen": is_chosen}


class PromoteView(CreateView):
    """Wagtail's form for a promoted result with its words filled in; it is sent to Wagtail's own address."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.words = normalise_query_string(clean(request.GET.get("words", "")))
        promoted = Query.objects.filter(query_string=self.words, editors_picks__isnull=False).first()
        if promoted:
            return redirect("wagtailsearchpromotions:edit", promoted.pk)
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "query_string": self.words}
