"""Due publishing: what is due goes live, and what has expired leaves, each exactly once.

Wagtail's own `publish_scheduled` is not used: it clears the schedule before it saves and has no
transaction, so a process killed in between loses the post; several at once publish a post several times;
and one post that fails stops all others. Here each post has a transaction of its own, locks its row where
the database can, and asks again under the lock whether it is still due.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from news.models import PostPage
from news.publishing import check_publishable

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """How many were done, and the ones that failed, as words for the log."""

    published: int
    expired: int
    failed: list[str]


def publish_due() -> Outcome:
    """Publish every revision whose time has come and unpublish every page whose time is over."""
    now = timezone.now()
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    over = Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk")
    failed: list[str] = []
    expired = _each(over.values_list("pk", flat=True), _expire, failed)
    published = _each(due.values_list("pk", flat=True), _publish, failed)
    return Outcome(published, expired, failed)


def _each(keys: Iterable[int], act: Callable[[int], bool], failed: list[str]) -> int:
    done = 0
    for key in list(keys):
        try:
            with transaction.atomic():
                done += act(key)
        except Exception as error:  # One bad post never stops the rest; it is reported and tried again.
            logger.exception("Due publishing failed for %s %s.", act.__name__.strip("_"), key)
            failed.append(f"{act.__name__.strip('_')} {key}: {error}")
    return done


def _locked(queryset: object) -> object:
    # SQLite has no row locks; its transactions are IMMEDIATE, which lets one writer in at a time.
    if connection.features.has_select_for_update_skip_locked:
        return queryset.select_for_update(skip_locked=True, of=("self",))  # type: ignore[attr-defined]
    return queryset


def _publish(key: int) -> bool:
    due = Revision.objects.filter(pk=key, approved_go_live_at__lte=timezone.now())
    asked = due.first()
    # The page's row first, as editors take it: who holds it may be about to publish, and is asked again next time.
    if asked is None or not _hold_page_of(asked):
        return False
    revision = _locked(due).first()  # type: ignore[attr-defined]
    if revision is None:
        return False
    post = revision.as_object()
    if isinstance(post, PostPage):
        check_publishable(post)
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


def _hold_page_of(revision: Revision) -> bool:
    """Whether nobody else works on what `revision` is of, which is held then until the transaction ends."""
    if revision.base_content_type_id != ContentType.objects.get_for_model(Page).pk:
        return True
    return _locked(Page.objects.filter(pk=revision.object_id)).first() is not None  # type: ignore[attr-defined]


def _expire(key: int) -> bool:
    over = Page.objects.filter(pk=key, live=True, expire_at__lte=timezone.now())
    page = _locked(over).first()  # type: ignore[attr-defined]
    if page is None:
        return False
    # What is over is the version that readers have. Wagtail's own would also call off the next one, without a word.
    waiting = list(_locked(page.revisions.exclude(approved_go_live_at=None)))  # type: ignore[call-overload]
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    Revision.objects.bulk_update(waiting, ["approved_go_live_at"])
    return True
