"""What in the news changes readers' pages, and posts that move to another section."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Min
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page
from wagtail.signals import page_published, post_page_move

from core import expiry, generations
from core.at_hand import named_images
from core.images.tasks import prepare_renditions
from news.live.coverage import next_state_change
from news.models import Author, Column, Correction, Place, PostPage, SectionPage, Storyline, StorylineEntry, Topic
from news.withdrawals import forget, remember_deleted

#: The shapes in which every lead picture is shown, on its own page and in lists; and those of a body. Others,
#: which only some slots of the front page show, are made when one does: each costs the worker a second.
LEAD_SHAPES = ("story", "card", "social")
BODY_SHAPES = ("column", "wide", "full")
#: Kept with the frame, as the tree of places is: names of authors, columns, storylines (news/authors.py,
#: news/opinion/columns.py, news/storylines.py).
FRAMED = (Author, Column, Storyline, StorylineEntry)


def _bump(sender: Any, **kwargs: Any) -> None:
    generations.bump("pages")


def _bump_frame(sender: Any, **kwargs: Any) -> None:
    generations.bump("frame")


def _place_saved(sender: Any, update_fields: Any = None, **kwargs: Any) -> None:
    # A draft that an editor types saves the place's row too, but nothing that readers see.
    if update_fields is None or "live" in update_fields:
        generations.bump("frame")


def _next_unlisting(now: datetime) -> datetime | None:
    posts = PostPage.objects.filter(live=True, listed_until__gt=now)
    soonest = posts.aggregate(soonest=Min("listed_until"))["soonest"]
    return soonest if isinstance(soonest, datetime) else None


def _follow_section(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Give a post that moved the section it lies in now; the posts below a section that moved keep theirs."""
    section = SectionPage.objects.filter(path=instance.path[: -instance.steplen]).first()
    PostPage.objects.filter(pk=instance.pk).update(section=section)


def _prepare_pictures(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Have the worker make the files that readers will ask for, so that no reader's request must."""
    if not isinstance(instance, PostPage):
        return
    lead = {key for key in (instance.lead_image_id, instance.social_image_id) if key}
    for key in lead:
        _later(key, LEAD_SHAPES)
    named = {key for stream in instance.get_streams() for key in named_images(stream)}
    for key in named - lead:
        _later(key, BODY_SHAPES)


def _later(key: int, shapes: tuple[str, ...]) -> None:
    # After the commit: the worker must find the picture.
    transaction.on_commit(lambda: prepare_renditions.enqueue(key, list(shapes), shown=True), robust=True)


def connect() -> None:
    page_published.connect(_prepare_pictures, dispatch_uid="news-prepare-pictures")
    page_published.connect(forget, dispatch_uid="news-forget-withdrawal")
    pre_delete.connect(remember_deleted, sender=Page, dispatch_uid="news-remember-deleted")
    post_save.connect(_bump, sender=Topic, dispatch_uid="news-bump-topic-saved")
    post_delete.connect(_bump, sender=Topic, dispatch_uid="news-bump-topic-deleted")
    post_save.connect(_bump, sender=Correction, dispatch_uid="news-bump-correction-filed")
    for model in FRAMED:
        post_save.connect(_bump_frame, sender=model, dispatch_uid=f"news-bump-{model.__name__}-saved")
        post_delete.connect(_bump_frame, sender=model, dispatch_uid=f"news-bump-{model.__name__}-deleted")
    post_save.connect(_place_saved, sender=Place, dispatch_uid="news-bump-place-saved")
    post_delete.connect(_bump_frame, sender=Place, dispatch_uid="news-bump-place-deleted")
    expiry.register(_next_unlisting)
    expiry.register(next_state_change)
    post_page_move.connect(_follow_section, dispatch_uid="news-follow-section")
