"""Places in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import CopyView, IndexView

from news.models import Place

from .guarded import GuardedSnippetViewSet


class PlaceIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("parent")


class PlaceCopyView(CopyView):
    def get_initial_form_instance(self) -> Place:
        # A copy is a new place with an address of its own; the original's would be refused.
        place: Place = super().get_initial_form_instance()
        place.pk, place._state.adding, place.slug = None, True, ""
        return place


class PlaceViewSet(GuardedSnippetViewSet):
    model = Place
    icon = "site"
    menu_label = _("Places")
    index_view_class = PlaceIndexView
    copy_view_class = PlaceCopyView
    list_display = [
        "name",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("parent", label=_("Lies in"), sort_key="parent__name"),
        Column("get_state_display", label=_("Still there?"), sort_key="state"),
        LiveStatusTagColumn(),
    ]
    list_filter = ["kind", "state", "parent", "price_level", "live"]
    ordering = ["name"]
