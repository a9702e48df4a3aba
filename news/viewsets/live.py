"""Live coverage in the admin: what runs, how long it is, when something last came."""

from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.pages.listing import IndexView

from news.models import LivePage
from news.viewsets.listing import PostListing


def last_entry(page: LivePage) -> Any:
    return parse_datetime(page.card_facts.get("newest", ""))


class LiveListingViewSet(PostListing):
    model = LivePage
    icon = "time"
    menu_label = _("Live coverage")
    add_to_admin_menu = True
    menu_order = 240
    ordering = "-coverage_starts"
    columns = [
        *(column for column in IndexView.base_columns if column.name in ("bulk_actions", "title")),
        Column("state", label=_("State"), accessor=lambda page: page.state.label, width="14%"),
        Column("entries", label=_("Entries"), accessor=lambda page: page.card_facts.get("entries", 0), width="10%"),
        DateColumn("last_entry", label=_("Last entry"), accessor=last_entry, width="14%"),
        DateColumn("coverage_starts", label=_("Starts"), sort_key="coverage_starts", width="14%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


live_listing = LiveListingViewSet("live_coverage")
