"""What an editor may do about a search: promote a page for it, or start a story."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import BaseButton, Button, ButtonWithDropdown, ListingButton
from wagtail.contrib.search_promotions.models import SearchPromotion

from news.desks import sections_for
from news.models import ArticlePage


@dataclass(frozen=True)
class Desk:
    """A section in which the user may begin an article: its name, and the address of the empty form."""

    title: str
    url: str


class Actions:
    """The buttons of a list of searches, with what they need to know asked once for all rows."""

    def __init__(self, request: HttpRequest, texts: Iterable[str]) -> None:
        self.desks = _desks(request)
        self.may_promote = request.user.has_perm("wagtailsearchpromotions.add_searchpromotion")
        promoted = SearchPromotion.objects.filter(query__query_string__in=list(texts))
        self.promoted = set(promoted.values_list("query__query_string", flat=True)) if self.may_promote else set()

    def buttons(self, text: str) -> list[BaseButton]:
        """Return those for the search `text`."""
        return [*self._promote(text), *self._start(text)]

    def _promote(self, text: str) -> list[BaseButton]:
        if not self.may_promote:
            return []
        label = _("Change the promotion") if text in self.promoted else _("Promote a page")
        url = f"{reverse('search_promote')}?{urlencode({'words': text})}"
        return [ListingButton(label, url=url, icon_name="pick", attrs=_named(label, text), priority=10)]

    def _start(self, text: str) -> list[BaseButton]:
        label = _("Start a story")
        begun = urlencode({"headline": capfirst(text)})
        look: dict[str, Any] = {"attrs": _named(label, text), "priority": 20}
        if len(self.desks) == 1:
            return [ListingButton(label, url=f"{self.desks[0].url}?{begun}", icon_name="edit", **look)]
        choices = [Button(desk.title, url=f"{desk.url}?{begun}", priority=at) for at, desk in enumerate(self.desks)]
        look["classname"] = "button button-small button-secondary"
        return [ButtonWithDropdown(label, buttons=choices, **look)] if choices else []


def _named(label: str, text: str) -> dict[str, str]:
    # Heard alone, the buttons of all rows would be the same.
    return {"aria-label": _("%(action)s: %(words)s") % {"action": label, "words": text}}


def _desks(request: HttpRequest) -> list[Desk]:
    """Return the sections where the user may add an article, in the paper's order."""
    label, name = ArticlePage._meta.app_label, ArticlePage._meta.model_name
    return [
        Desk(section.title, reverse("wagtailadmin_pages:add", args=[label, name, section.pk]))
        for section in sections_for(request)
        if section.live
        and ArticlePage.can_create_at(section)
        and section.permissions_for_user(request.user).can_add_subpage()
    ]
