"""Doors at which Wagtail asks about a page without its kind, and so without what our kinds answer."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page

from news.models import Desk

ASKED = {"delete": "can_delete", "move": "can_move", "unpublish": "can_unpublish", "publish": "can_publish"}


def check_chosen_pages(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Refuse a bulk action when any of the chosen pages, asked itself, does not allow it."""
    if action_type not in ASKED:
        return
    for page in objects:
        if isinstance(page, Page):
            rights = page.specific.permissions_for_user(request.user)
            if not getattr(rights, ASKED[action_type])():
                raise PermissionDenied


def check_copied_page(request: HttpRequest, page: Page) -> None:
    if not page.specific.permissions_for_user(request.user).can_copy():
        raise PermissionDenied


def check_moved_page(request: HttpRequest, page: Page, destination: Page) -> None:
    if not page.specific.permissions_for_user(request.user).can_move_to(destination):
        raise PermissionDenied


def desk_in_collection(collection: Collection) -> dict[str, Any] | None:
    """Tell Wagtail that a desk's collection is in use: it deletes only what nothing lies in."""
    desk = Desk.objects.filter(collection=collection).first()
    if desk is None:
        return None
    return {
        "count": 1,
        "count_text": _("the collection of a section's desk"),
        "url": reverse("wagtailadmin_explore", args=[desk.section_id]),
    }
