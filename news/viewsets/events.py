"""Events in the admin: what is next, where, and whether it takes place."""

from typing import Any

import django_filters
from django.db.models import Min, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView

from news.models import EventKind, EventPage, EventState
from news.viewsets.listing import PostListing


class EventFilterSet(WagtailFilterSet):
    event_kind = django_filters.MultipleChoiceFilter(choices=EventKind.choices, label=_("Kind"))
    state = django_filters.MultipleChoiceFilter(choices=EventState.choices, label=_("State"))
    time = django_filters.ChoiceFilter(
        label=_("Time"),
        method="in_time",
        choices=[("coming", _("Coming")), ("past", _("Over"))],
        empty_label=_("All"),
    )

    def in_time(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        now = timezone.now()
        over = Q(listed_until__lte=now)
        return queryset.filter(over if value == "past" else ~over)

    class Meta:
        model = EventPage
        fields: list[str] = []


class NextDateColumn(Column):
    """The date that is on or comes next; of a past event, that it is over."""

    def get_value(self, instance: Any) -> str:
        moment = instance.next_date
        if moment is not None:
            return date_format(timezone.localtime(moment), "D j M Y, H:i")
        if not instance.live:
            day = date_format(instance.start_date, "D j M Y")
            return _now("%(day)s (not published)") % {"day": day}
        return _now("Over")


class EventIndexView(IndexView):
    # Soonest first: what an editor of the listings works on.
    default_ordering = "next_date"

    def get_base_queryset(self) -> QuerySet[Any]:
        coming = Min("occurrences__starts_at", filter=Q(occurrences__ends_at__gt=timezone.now()))
        queryset: QuerySet[Any] = super().get_base_queryset()
        return queryset.annotate(next_date=coming).select_related("venue")


class EventViewSet(PostListing):
    model = EventPage
    index_view_class = EventIndexView
    icon = "calendar-alt"
    menu_label = _("Events")
    menu_order = 230
    add_to_admin_menu = True
    filterset_class = EventFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        NextDateColumn("next_date", label=_("Next date"), sort_key="next_date"),
        Column("venue", label=_("Venue"), accessor="venue", sort_key="venue__name"),
        Column("event_kind", label=_("Kind"), accessor="get_event_kind_display", sort_key="event_kind"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    name = "events"


events = EventViewSet("events")
