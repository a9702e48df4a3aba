"""Posts that nobody may publish alone: a second pair of eyes looks at them first."""

from typing import Any

from django.utils.translation import gettext as _


def writers_of(post: Any) -> set[int]:
    """Return the keys of the users who have written `post`: whoever began it, and those in its bylines."""
    signed = {byline.author.user_id for byline in post.bylines.select_related("author")}
    return {key for key in (*signed, post.owner_id) if key}


def alone(post: Any, user: Any) -> str:
    """Return why `user` may not publish `post` without anybody else, in words; "" if they may.

    Superusers are for the person who runs the site: somebody must be able to act when nobody else is there.
    """
    if not post.needs_second_pair or user is None or user.is_superuser:
        return ""
    if post.is_legal:
        return _("It is flagged “legal”: a second pair of eyes looks at it. Submit it for review instead.")
    return _("Opinion needs a second pair of eyes. Submit it for review instead.")
