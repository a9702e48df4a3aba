"""Storylines in the admin."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column

from news.models import Storyline

from .guarded import GuardedSnippetViewSet


class StorylineViewSet(GuardedSnippetViewSet):
    model = Storyline
    icon = "list-ol"
    menu_label = _("Storylines")
    list_display = [
        "name",
        BooleanColumn("is_running", label=_("Running"), sort_key="is_running"),
        Column("posts_count", label=_("Posts"), sort_key="posts_count"),
    ]
    list_filter = ["is_running"]
    ordering = ["-is_running", "name"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return Storyline.objects.annotate(posts_count=Count("entries"))
