"""Posts that nobody may publish alone: a second pair of eyes looks at them first."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Revision


def writers_of(post: Any) -> set[int]:
    """Return the keys of the users who have written `post`: whoever began it, and those in its bylines."""
    signed = {byline.author.user_id for byline in post.bylines.select_related("author")}
    return {key for key in (*signed, post.owner_id) if key}


def alone(post: Any, user: Any) -> str:
    """Return why `user` may not publish `post` without anybody else, in words; "" if they may.

    Superusers are for the person who runs the site: somebody must be able to act when nobody else is there.
    """
    if user is None or user.is_superuser:
        return ""
    if post.is_legal:
        return _("It is flagged “legal”: a second pair of eyes looks at it. Submit it for review instead.")
    if post.needs_second_pair:
        return _("Opinion needs a second pair of eyes. Submit it for review instead.")
    if was_flagged(post):
        return _("It was flagged “legal”: somebody else agrees that it no longer is. Submit it for review instead.")
    return ""


def was_flagged(post: Any) -> bool:
    """Whether `post` is flagged as it was last published, or was in a version written since.

    Only the database knows: the flag may have been taken off in the very form that publishes, or in a draft before.
    """
    row = type(post).objects.filter(pk=post.pk).values("is_legal", "last_published_at").first() if post.pk else None
    if row is None:
        return False
    since = Q(created_at__gt=row["last_published_at"]) if row["last_published_at"] else Q()
    versions = Revision.objects.for_instance(post).filter(since, content__is_legal=True)
    return bool(row["is_legal"] or versions.exists())
