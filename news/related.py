"""Everything a post's page shows beside its own row, in few queries."""

from collections import defaultdict
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from core.at_hand import AtHand, named_images, named_pages
from core.images.loading import Use, load_pictures
from core.querysets import public_pages
from news.cards import load_bylines, pictures_of, portraits_of

RELATED_POSTS = 3
#: In which a block of the body may show a picture.
BODY_SHAPES = ("column", "wide", "full")


def related_posts(post: Any) -> list[Any]:
    """Return up to three newest published posts of the same section, pictures not yet loaded."""
    from news.models import PostPage

    if not post.section_id:
        return []
    posts = PostPage.objects.published().filter(section_id=post.section_id).exclude(pk=post.pk)
    return list(posts.for_listing()[:RELATED_POSTS])


def has_unsaved_children(post: Any) -> bool:
    """Whether bylines and topics come from a form or a revision (a preview) and not from the database."""
    return bool(getattr(post, "_cluster_related_objects", None))


def load_for_reading(post: Any) -> tuple[list[Any], AtHand]:
    """Load bylines, topics and pictures of `post`; return its related posts, and what its body names.

    Lead picture, portraits, pictures of the body and of related posts come in two queries together.
    """
    from news.models import PostTopic

    related = related_posts(post)
    if post.pk and not has_unsaved_children(post):
        load_bylines([post], "author__role_title", "author__bio")
        prefetch_related_objects([post], Prefetch("topic_items", queryset=PostTopic.objects.select_related("tag")))
    in_body = named_images(post.body)
    owned = [
        *pictures_of([post], "story", "social"),
        *pictures_of(related, "card"),
        *portraits_of([post]),
        Use(post, "social_image", ("social",)),
    ]
    wanted: dict[int, set[str]] = defaultdict(set)
    for use in owned:
        if use.key is not None:
            wanted[use.key].update(use.shapes)
    for key in in_body:
        wanted[key].update(BODY_SHAPES)
    images = load_pictures(wanted)
    for use in owned:
        setattr(use.owner, use.name, images.get(use.key) if use.key is not None else None)
    return related, AtHand({key: images.get(key) for key in in_body}, linked_pages([post]))


def bodies_at_hand(posts: list[Any]) -> AtHand:
    """Load what the bodies of several posts name, for a feed: three queries, however many posts."""
    keys = {key for post in posts for key in named_images(post.body)}
    images = load_pictures(dict.fromkeys(keys, BODY_SHAPES))
    return AtHand({key: images.get(key) for key in keys}, linked_pages(posts))


def linked_pages(posts: list[Any]) -> dict[int, Any]:
    """Return the pages that the bodies link to, by key; None for one that is not public."""
    keys = {key for post in posts for key in named_pages(post.body)}
    pages = public_pages().in_bulk(keys) if keys else {}
    return {key: pages.get(key) for key in keys}
