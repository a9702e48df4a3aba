"""Columns and opinion pieces in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet

from news.models import Column as PaperColumn
from news.models import OpinionPage
from news.opinion.genres import OpinionGenre
from news.viewsets.listing import PostListing

from .guarded import GuardedSnippetViewSet


class ColumnViewSet(GuardedSnippetViewSet):
    model = PaperColumn
    icon = "openquote"
    menu_label = _("Columns")
    list_display = ["name", "author", BooleanColumn("is_active", label=_("Still appears"), sort_key="is_active")]
    list_filter = ["is_active", "author"]
    ordering = ["name"]


class OpinionFilterSet(PageFilterSet):
    # The field lies on posts of all kinds and has no choices of its own.
    genre = ChoiceFilter(label=_("Genre"), choices=OpinionGenre.choices, empty_label=_("All"))

    class Meta:
        model = OpinionPage
        fields = ["genre", "column", "disclosure_state"]


def _signed(piece: OpinionPage) -> str:
    return piece.guest or ", ".join(byline.author.name for byline in piece.byline_list)


class OpinionIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().prefetch_related("bylines__author")


class OpinionListingViewSet(PostListing):
    model = OpinionPage
    index_view_class = OpinionIndexView
    filterset_class = OpinionFilterSet
    icon = "openquote"
    name = "opinion_pieces"
    menu_label = _("Opinion pieces")
    add_to_admin_menu = True
    menu_order = 210
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("genre_label", label=_("Genre"), sort_key="genre"),
        Column("signed", label=_("Signed by"), accessor=_signed),
        Column("disclosure", label=_("Disclosure"), accessor=lambda piece: piece.disclosure_label),
        DateColumn("date_shown", label=_("Date shown"), sort_key="date_shown"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
