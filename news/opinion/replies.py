"""Pieces that answer a post, and the post that a piece answers: only what is public now."""

from typing import Any

#: More than these a page does not name; the newest come first.
MOST_REPLIES = 20


def replies_to(post: Any) -> list[Any]:
    """Return the newest listed replies to `post`, bylines not yet loaded: one query on an index."""
    from news.models import PostPage

    if not post.pk:
        return []
    return list(PostPage.objects.listed().filter(opinionpage__in_reply_to=post.pk).for_listing()[:MOST_REPLIES])


def answered_post(pk: int | None) -> Any:
    """Return the published post with the key `pk`; None where it is not public, or no longer."""
    from news.models import PostPage

    return PostPage.objects.published().for_listing().filter(pk=pk).first() if pk else None
