"""Jobs in the admin: a list with what the jobs desk wants to see and to choose by."""

from typing import Any

from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, MultipleChoiceFilter
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet

from news.jobs.choices import Employment, State
from news.models import JobPage
from news.viewsets.listing import PostListing


class StateFilter(ChoiceFilter):
    """Chooses by where jobs stand in their life, which no column says: the clock decides."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs.in_state(value) if value in State.values else qs


def employers() -> list[tuple[str, str]]:
    names = JobPage.objects.exclude(employer="").order_by("employer").values_list("employer", flat=True).distinct()
    return [(name, name) for name in names]


class JobFilterSet(PageFilterSet):
    state = StateFilter(label=_("State"), choices=State.choices, empty_label=_("Any"), widget=RadioSelect)
    employer = MultipleChoiceFilter(label=_("Employer"), choices=employers, widget=CheckboxSelectMultiple)
    employment = MultipleChoiceFilter(
        label=_("Kind of work"), choices=Employment.choices, widget=CheckboxSelectMultiple
    )
    site = None
    has_child_pages = None

    class Meta:
        model = JobPage
        fields: list[str] = []


class JobIndexView(IndexView):
    base_filterset_class = JobFilterSet
    default_ordering = "closes_on"


class JobViewSet(PostListing):
    """All jobs of the paper, those that close next first."""

    model = JobPage
    name = "jobs"
    icon = "clipboard-list"
    menu_label = _("Jobs")
    menu_order = 240
    add_to_admin_menu = True
    index_view_class = JobIndexView
    filterset_class = JobFilterSet
    ordering = "-closes_on"
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Job"), sort_key="title", classname="title"),
        Column("employer", label=_("Employer"), sort_key="employer", width="18%"),
        Column("pay", label=_("Pay"), accessor=lambda job: job.row.pay, sort_key="pay_yearly_max", width="18%"),
        Column("closes_on", label=_("Closes"), sort_key="closes_on", width="11%"),
        Column("state", label=_("State"), accessor=lambda job: job.state.label, width="10%"),
        DateColumn(
            "latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at", width="10%"
        ),
    ]
