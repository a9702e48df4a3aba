"""Reviews in the admin: what the food and arts desks ask of theirs."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet

from news.models import ReviewPage
from news.viewsets.listing import PostListing


class ReviewFilterSet(PageFilterSet):
    class Meta:
        model = ReviewPage
        fields = ["genre", "rating", "cuisine", "paid_by", "place"]


class ReviewIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        # Prefetched, because the listing asks for specific pages, which forget what was joined.
        return super().get_base_queryset().prefetch_related("place")


class ReviewListing(PostListing):
    """All reviews of all sections, wherever they lie in the tree."""

    model = ReviewPage
    icon = "pick"
    menu_label = _("Reviews")
    menu_order = 230
    add_to_admin_menu = True
    name = "reviews"
    url_prefix = "reviews"
    index_view_class = ReviewIndexView
    filterset_class = ReviewFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("kind_label", label=_("What"), sort_key="genre"),
        Column("listed_subject", label=_("Reviewed"), sort_key="work_title"),
        Column("get_rating_display", label=_("Rating"), sort_key="rating"),
        Column("place", label=_("Place"), sort_key="place__name"),
        DateColumn("checked_on", label=_("Checked on"), sort_key="checked_on", width="12%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]
