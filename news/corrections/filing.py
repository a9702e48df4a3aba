"""Filing: one entry, the post's row brought up to date with it, and a line in the post's history."""

from typing import Any

from django.dispatch import Signal
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from core.holding import held
from news.content import body_text
from news.models import Correction, PostPage

from .notes import FACT, note_facts

#: Somebody filed an entry in the admin. Sent with `correction` and `request`, once it is committed.
correction_filed = Signal()
FILE = "news.correction.file"
PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")


def may_file(post: Any, user: Any) -> bool:
    """Whether `user` may file a correction of `post`: whoever may publish it, while readers can see it."""
    return bool(post.live and post.permissions_for_user(user).can_publish())


def file_correction(
    post: PostPage, *, kind: str, text: str, user: Any = None, supersedes: Correction | None = None, when: Any = None
) -> Correction:
    """Add an entry about the live `post` to the ledger.

    Raises a ValueError for an entry that supersedes one of another post, or one that is superseded already.
    """
    # The page's row, which all hold who save or publish: what they write of the post is read here, or waits.
    with held(post.pk):
        shown = PostPage.objects.get(pk=post.pk).specific
        if supersedes is not None and (supersedes.post_id != shown.pk or supersedes.is_superseded):
            raise ValueError("Only a standing entry of the same post can be superseded.")
        entry = Correction(
            post_id=shown.pk,
            kind=kind,
            text=text,
            when=when or timezone.now(),
            who=user,
            who_name=(user.get_full_name() or user.get_username()) if user else "",
            revision_before=_revision_before(shown),
            revision_after=shown.live_revision,
            supersedes=supersedes,
            post_title=shown.title,
            post_url=shown.url,
            post_text=body_text(shown),
        )
        entry.save()
        _tell(shown, entry)
        log(instance=shown, action=FILE, user=user, data={"kind": kind, "text": text})
    return entry


def _revision_before(post: PostPage) -> Revision | None:
    """Return the revision that was live before the one that is; None where nothing is known of one."""
    published = PageLogEntry.objects.filter(page=post.pk, action__in=PUBLISHED, revision__isnull=False)
    earlier = published.exclude(revision=post.live_revision_id).order_by("-timestamp", "-pk")
    # Some may be purged: the log keeps their keys.
    keys = list(earlier.values_list("revision_id", flat=True)[:20])
    found = Revision.objects.in_bulk(keys)
    return next((found[key] for key in keys if key in found), None)


def _tell(post: PostPage, entry: Correction) -> None:
    """Bring the post's row up to date, and nothing else of it: an unpublished draft stays one."""
    facts = {**post.card_facts, FACT: note_facts(post.pk)}
    updated = max(filter(None, (post.updated_at, entry.when)))
    PostPage.objects.filter(pk=post.pk).update(card_facts=facts, updated_at=updated)
