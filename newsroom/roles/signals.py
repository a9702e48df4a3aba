"""A new section has a desk and writers from its first moment; and Wagtail asks our policy about pages."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from news.models import Desk

from .exploring import NewsroomPagePolicy
from .setting_up import mend_rights


def _desk_made(sender: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and not raw:
        list(mend_rights())


def connect() -> None:
    register_permission_policy(Page, NewsroomPagePolicy())
    post_save.connect(_desk_made, sender=Desk, dispatch_uid="newsroom-desk-made")
