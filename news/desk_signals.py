"""A section's desk comes, is renamed and goes with it."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from news.desks import set_up_desk, take_away
from news.models import Desk, SectionPage


def _section_saved(
    sender: Any, instance: Any, created: bool, raw: bool, update_fields: Any = None, **kwargs: Any
) -> None:
    # A draft that is typed saves the row too, without its title.
    if raw or not isinstance(instance, SectionPage) or (update_fields is not None and "title" not in update_fields):
        return
    set_up_desk(instance)


def _desk_deleted(sender: Any, instance: Desk, **kwargs: Any) -> None:
    take_away(instance)


def connect() -> None:
    # Without a sender: each kind of section is a model of its own, and more may come.
    post_save.connect(_section_saved, dispatch_uid="news-section-saved")
    post_delete.connect(_desk_deleted, sender=Desk, dispatch_uid="news-desk-deleted")
