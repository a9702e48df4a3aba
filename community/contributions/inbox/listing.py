"""The inbox: Wagtail's own listing of what waits for a desk, with its filters and search."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.forms import Media, RadioSelect, Select
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import BaseListingView

from community.contributions.access import handles_any, inbox_of
from community.models import Contribution, ContributionKind, ContributionState
from news.sections import section_labels

WAITING = "waiting"
SHOWN_STATES = [
    (WAITING, _("Waiting")),
    *(choice for choice in ContributionState.choices if choice[0] not in ("draft", "withdrawn")),
]


def _sections() -> list[tuple[int, str]]:
    return [(key, label.title) for key, label in section_labels().items()]


def _people() -> list[tuple[str, str]]:
    given = Contribution.objects.exclude(assigned_to=None).order_by("assigned_to__first_name", "assigned_to__last_name")
    names = given.values_list("assigned_to", "assigned_to__first_name", "assigned_to__last_name").distinct()
    return [("me", str(_("Me"))), ("nobody", str(_("Nobody")))] + [
        (str(key), f"{first} {last}".strip() or str(key)) for key, first, last in names
    ]


class StateFilter(ChoiceFilter):
    def filter(self, qs: Any, value: str) -> Any:
        if value == WAITING:
            return qs.waiting()
        return qs.filter(state=value) if value else qs


class PeopleFilter(ChoiceFilter):
    def filter(self, qs: Any, value: str) -> Any:
        if value == "nobody":
            return qs.filter(assigned_to=None)
        if value == "me":
            return qs.filter(assigned_to=self.parent.request.user.pk)
        return qs.filter(assigned_to=value) if value else qs


class ContributionFilterSet(WagtailFilterSet):
    state = StateFilter(label=_("State"), choices=SHOWN_STATES, empty_label=_("All"), widget=RadioSelect)
    kind = ChoiceFilter(label=_("Kind"), choices=ContributionKind.choices, empty_label=_("All"), widget=RadioSelect)
    section = ChoiceFilter(
        label=_("Desk"), field_name="section_id", choices=_sections, empty_label=_("All"), widget=RadioSelect
    )
    assigned_to = PeopleFilter(label=_("Assigned to"), choices=_people, empty_label=_("All"), widget=Select)

    class Meta:
        model = Contribution
        fields: list[str] = []


class StateColumn(StatusTagColumn):
    def get_value(self, instance: Contribution) -> str:
        return str(instance.get_state_display())


def _section(one: Contribution) -> str:
    label = section_labels().get(one.section_id or 0)
    return label.title if label else ""


def _assigned(one: Contribution) -> str:
    user: Any = one.assigned_to
    return (user.get_full_name() or user.get_username()) if user else ""


class InboxView(BaseListingView):
    """What readers have sent to the desks that the user holds, the newest first."""

    model = Contribution
    page_title = _("Contributions")
    header_icon = "mail"
    index_url_name = "contributions"
    index_results_url_name = "contributions_results"
    filterset_class = ContributionFilterSet
    is_searchable = True
    default_ordering = "-sent_at"
    paginate_by = 50
    template_name = "wagtailadmin/generic/listing.html"
    verbose_name_plural = _("contributions")
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            classname="title",
            accessor="shown_title",
            get_url=lambda one: reverse("contribution", args=[one.pk]),
            width="32%",
        ),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("name", label=_("From"), accessor="name", sort_key="name"),
        Column("section", label=_("Desk"), accessor=_section),
        Column("photos", label=_("Photos"), accessor=lambda one: one.number_of_photos or ""),
        Column("assigned", label=_("Assigned to"), accessor=_assigned),
        StateColumn("state", label=_("State"), sort_key="state", primary=lambda one: one.is_open),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not handles_any(request):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "media": context["media"] + Media(css={"all": ["core/wide-list.css"]})}

    def get_base_queryset(self) -> Any:
        listed = inbox_of(self.request).select_related("assigned_to").for_lists()
        return listed.annotate(number_of_photos=Count("photos"))

    def search_queryset(self, queryset: Any) -> Any:
        for word in self.search_query.split()[:8] if self.is_searching else []:
            queryset = queryset.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(name__icontains=word))
        return queryset
