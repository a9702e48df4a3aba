"""The posts that a post's page names: more of the section, replies, and the post that it answers."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Value

RELATED_POSTS = 3
#: More than these a page does not name; the newest come first.
MOST_REPLIES = 20


@dataclass(frozen=True)
class Beside:
    """Posts in the order in which they are shown; `answered` is None where it is not public, or no longer."""

    related: list[Any] = field(default_factory=list)
    replies: list[Any] = field(default_factory=list)
    answered: Any = None

    def as_context(self) -> dict[str, Any]:
        return {"related": self.related, "replies": self.replies, "answered": self.answered}


def posts_beside(post: Any) -> Beside:
    """Return what is public now, none of it twice, bylines and pictures not yet loaded: one query for all."""
    slots = _slots(post)
    if not slots:
        return Beside()
    first, *others = (_row(name, keys) for name, keys in slots.items())
    found: dict[str, list[Any]] = {name: [] for name in ("related", "reply", "answered")}
    for row in first.union(*others, all=True):
        found[row.slot].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row.date_shown, row.pk), reverse=True)
    return Beside(found["related"], found["reply"], next(iter(found["answered"]), None))


def _slots(post: Any) -> dict[str, Any]:
    """Return for each slot the query of its posts, cut to as many as it shows."""
    from news.models import PostPage

    listed, answered = PostPage.objects.listed(), getattr(post, "in_reply_to_id", None)
    slots: dict[str, Any] = {}
    if post.section_id and post.shows_related:
        related = listed.filter(section_id=post.section_id).exclude(pk__in=[key for key in (post.pk, answered) if key])
        if post.pk:
            related = related.exclude(opinionpage__in_reply_to=post.pk)
        slots["related"] = related[:RELATED_POSTS]
    if post.pk:
        slots["reply"] = listed.filter(opinionpage__in_reply_to=post.pk)[:MOST_REPLIES]
    if answered:
        # A job that is closed and an event that is over have left the lists, and can still be answered.
        slots["answered"] = PostPage.objects.published().filter(pk=answered)[:1]
    return slots


def _row(slot: str, keys: Any) -> Any:
    from news.models import PostPage

    # Cut and ordered inside: the parts of a union may be neither in SQLite.
    posts = PostPage.objects.filter(pk__in=keys.values("pk")).order_by().for_listing()
    return posts.annotate(slot=Value(slot, output_field=CharField()))
