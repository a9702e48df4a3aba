"""What changes which posts may be found without saving them: moves, who may read a part of the tree, and deletion.

And what editors promote, which is kept with the frame (search/picks.py).
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import PageViewRestriction
from wagtail.signals import post_page_move

from core import generations
from news.models import PostPage
from search import indexing
from search.tasks import index_below


def _later(page_id: int) -> None:
    # After the commit: the worker must see what changed.
    transaction.on_commit(lambda: index_below.enqueue(page_id), robust=True)


def _moved(sender: Any, instance: Any, **kwargs: Any) -> None:
    _later(instance.pk)


def _restricted(sender: Any, instance: Any, **kwargs: Any) -> None:
    _later(instance.page_id)


def _deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    # Before: with the post goes its document, which says what words are fewer by one.
    indexing.forget([instance.pk])


def _promoted(sender: Any, **kwargs: Any) -> None:
    generations.bump("frame")


def connect() -> None:
    post_page_move.connect(_moved, dispatch_uid="search-moved")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search-restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search-unrestricted")
    pre_delete.connect(_deleted, sender=PostPage, dispatch_uid="search-deleted")
    for signal in (post_save, post_delete):
        signal.connect(_promoted, sender=SearchPromotion, dispatch_uid="search-promoted")
