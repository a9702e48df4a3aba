"""Authors and topics in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column

from news.models import Author, Topic

from .guarded import GuardedSnippetViewSet


class AuthorViewSet(GuardedSnippetViewSet):
    model = Author
    icon = "user"
    menu_label = _("Authors")
    list_display = ["name", "role_title", BooleanColumn("is_active", label=_("Writes now"), sort_key="is_active")]
    list_filter = ["is_active"]
    ordering = ["name"]


class TopicViewSet(GuardedSnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["name", Column("slug", label=_("Address"), sort_key="slug")]
    ordering = ["name"]
