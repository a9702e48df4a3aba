"""The ledger in the admin: a report, with filters and a download. Nothing in it can be pressed but links."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from news.desks import writes
from news.models import Correction


def people() -> list[tuple[str, str]]:
    names = Correction.objects.exclude(who_name="").order_by("who_name").values_list("who_name", flat=True).distinct()
    return [(name, name) for name in names]


class CorrectionFilterSet(WagtailFilterSet):
    kind = ChoiceFilter(label=_("Kind"), choices=Correction.Kind.choices)
    when = DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    who_name = ChoiceFilter(label=_("Who"), choices=people)

    class Meta:
        model = Correction
        fields = ["kind", "when", "who_name"]


class RevisionsColumn(Column):
    """What the entry is about, as a link to the comparison of the revisions before and after."""

    cell_template_name = "news/admin/revisions_cell.html"

    class Media:
        css = {"all": ["news/corrections-report.css"]}

    def get_value(self, instance: Correction) -> str:
        if not (instance.revision_before_id and instance.revision_after_id):
            return ""
        keys = [instance.post_id, instance.revision_before_id, instance.revision_after_id]
        return reverse("wagtailadmin_pages:revisions_compare", args=keys)


def _plain(text: Any) -> str:
    """Return what a spreadsheet reads as words, never as a formula."""
    return text if not text or text[0].isalnum() else f"'{text}"


class CorrectionsReport(ReportView):
    """Every entry of the ledger, newest first."""

    model = Correction
    page_title = _("Corrections")
    header_icon = "warning"
    index_url_name = "corrections_report"
    index_results_url_name = "corrections_report_results"
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = ["add", "change", "publish"]
    filterset_class = CorrectionFilterSet
    is_searchable = True
    results_template_name = "news/admin/corrections_results.html"
    default_ordering = "-when"
    export_filename = "corrections"
    list_export = ["when", "get_kind_display", "post_title", "post_url", "text", "who_name", "is_superseded"]
    export_headings = {
        "when": _("When"),
        "get_kind_display": _("Kind"),
        "post_title": _("Headline then"),
        "post_url": _("Address then"),
        "text": _("Text"),
        "who_name": _("Who"),
        "is_superseded": _("Replaced"),
    }
    custom_field_preprocess = {name: {ReportView.FORMAT_CSV: _plain} for name in ("post_title", "text", "who_name")}
    columns = [
        TitleColumn(
            "post_title",
            label=_("Post"),
            get_url=lambda entry: reverse("wagtailadmin_pages:edit", args=[entry.post_id]),
            sort_key="post_title",
        ),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("text", label=_("Text"), width="35%"),
        DateColumn("when", label=_("When"), sort_key="when"),
        Column("who_name", label=_("Who"), sort_key="who_name"),
        RevisionsColumn("revisions", label=_("Change")),
        Column("replaced", label=_("Replaced"), accessor=lambda entry: _("Yes") if entry.is_superseded else ""),
    ]

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        # The text of the post is long, and shown nowhere here.
        return Correction.objects.select_related("superseded_by").defer("post_text", "superseded_by__post_text")

    def order_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        return queryset.order_by(self.ordering, "-pk")

    def search_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        words = (self.search_query or "").replace("\x00", "")
        return queryset.filter(Q(text__icontains=words) | Q(post_title__icontains=words)) if words else queryset


class ReportItem(MenuItem):
    def __init__(self) -> None:
        super().__init__(_("Corrections"), reverse("corrections_report"), "corrections", icon_name="warning", order=90)

    def is_shown(self, request: HttpRequest) -> bool:
        return writes(request.user)
