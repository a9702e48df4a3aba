"""Where contributions stand in the admin: the menu, their addresses, what waits, and a link from their posts."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button

from community.contributions.access import HANDLE, handles_any, inbox_of
from community.contributions.inbox.listing import InboxView
from community.contributions.inbox.views import ContributionView, act, photo
from community.models import Contribution, StandardLetter
from core.waiting import Counted, Waiting
from news.models import PostPage
from news.viewsets.guarded import GuardedSnippetViewSet


class InboxItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return handles_any(request)


def menu_item() -> MenuItem:
    return InboxItem(_("Contributions"), reverse_lazy("contributions"), icon_name="mail", order=120)


def addresses() -> list[Any]:
    return [
        path("contributions/", InboxView.as_view(), name="contributions"),
        path("contributions/results/", InboxView.as_view(results_only=True), name="contributions_results"),
        path("contributions/<int:pk>/", ContributionView.as_view(), name="contribution"),
        path("contributions/<int:pk>/act/", act, name="contribution_act"),
        path("contributions/<int:pk>/photos/<int:photo_pk>/", photo, name="contribution_admin_photo"),
    ]


def waiting(request: HttpRequest) -> list[Counted]:
    return [Counted(inbox_of(request).waiting(), _contributions_wait)] if handles_any(request) else []


def _contributions_wait(number: int) -> Waiting:
    words = ngettext("%(number)d contribution waits", "%(number)d contributions wait", number)
    return Waiting(words % {"number": number}, f"{reverse('contributions')}?state=waiting")


def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Lead from a post to what a reader sent for it."""
    if not issubclass(page.specific_class or type(page), PostPage) or not page.pk:
        return
    key = Contribution.objects.filter(post=page.pk).values_list("pk", flat=True).first()
    if key is not None and (user.has_perm(HANDLE) or page.permissions_for_user(user).can_publish()):
        yield Button(_("Contribution"), reverse("contribution", args=[key]), icon_name="mail", priority=40)


def permissions() -> Any:
    """Offer to groups made by hand what editors-in-chief and moderators have."""
    return Permission.objects.filter(content_type__app_label="community", codename="handle_contributions")


class StandardLetterViewSet(GuardedSnippetViewSet):
    model = StandardLetter
    icon = "mail"
    menu_label = _("Standard letters")
    list_display = ["name", Column("text", label=_("Text"), width="60%")]
