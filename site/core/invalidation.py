"""What changes readers' pages: each such event moves a generation on, after its transaction commits."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core import generations

#: Pages at this depth of the tree (root 1, front page 2) can stand in menus and name sections.
MENU_DEPTH = 3


def _page_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    generations.bump("frame" if instance.depth <= MENU_DEPTH or _is_in_bar(instance) else "pages")


def _is_in_bar(page: Any) -> bool:
    """Whether the breaking bar, part of the frame, links to `page`: only while that is public."""
    from core.models import BreakingBar

    return bool(BreakingBar.objects.filter(page=page.pk).exists())


def _page_row_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    # Imports and scripts save live pages without publishing; drafts save single fields only.
    if isinstance(instance, Page) and not kwargs.get("update_fields") and (instance.live or not kwargs.get("created")):
        _page_changed(sender, instance)


def _content_changed(sender: Any, **kwargs: Any) -> None:
    generations.bump("pages")


def _frame_changed(sender: Any, **kwargs: Any) -> None:
    generations.bump("frame")


def _withdrawn(sender: Any, **kwargs: Any) -> None:
    generations.bump("withdrawn")


def connect() -> None:
    from core.models import BreakingBar, CityImage, NavigationSettings, SiteSettings

    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_page_changed, dispatch_uid=f"core-page-{id(signal)}")
    post_save.connect(_page_row_changed, dispatch_uid="core-page-row-saved")
    for model in (Redirect, CityImage, get_document_model(), CollectionViewRestriction):
        post_save.connect(_content_changed, sender=model, dispatch_uid=f"core-saved-{model.__name__}")
        post_delete.connect(_content_changed, sender=model, dispatch_uid=f"core-deleted-{model.__name__}")
    for model in (Site, PageViewRestriction, SiteSettings, NavigationSettings, BreakingBar):
        post_save.connect(_frame_changed, sender=model, dispatch_uid=f"core-saved-{model.__name__}")
        post_delete.connect(_frame_changed, sender=model, dispatch_uid=f"core-deleted-{model.__name__}")
    post_delete.connect(_page_deleted, sender=Page, dispatch_uid="core-page-deleted")
    page_unpublished.connect(_withdrawn, dispatch_uid="core-withdrawn-page")
    post_delete.connect(_withdrawn, sender=Page, dispatch_uid="core-withdrawn-deleted-page")
    post_save.connect(_withdrawn, sender=PageViewRestriction, dispatch_uid="core-withdrawn-restricted")


def _page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    _page_changed(sender, instance)
