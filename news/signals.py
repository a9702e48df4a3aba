"""What in the news changes readers' pages, and posts that move to another section."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import post_page_move

from core import generations
from news.models import Author, PostPage, SectionPage, Topic


def _bump(sender: Any, **kwargs: Any) -> None:
    generations.bump("pages")


def _follow_section(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Give a post that moved the section it lies in now; the posts below a section that moved keep theirs."""
    section = SectionPage.objects.filter(path=instance.path[: -instance.steplen]).first()
    PostPage.objects.filter(pk=instance.pk).update(section=section)


def connect() -> None:
    for model in (Author, Topic):
        post_save.connect(_bump, sender=model, dispatch_uid=f"news-bump-{model.__name__}-saved")
        post_delete.connect(_bump, sender=model, dispatch_uid=f"news-bump-{model.__name__}-deleted")
    post_page_move.connect(_follow_section, dispatch_uid="news-follow-section")
