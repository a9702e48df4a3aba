"""What every kind of post says in JSON-LD; each kind adds its own in its own file."""

from typing import Any

from core.addresses import absolute
from core.frame import current_frame
from core.metadata import Metadata
from core.structured_data import without_empty


def publisher() -> dict[str, Any]:
    frame = current_frame()
    return without_empty(
        {
            "@type": "NewsMediaOrganization",
            "name": frame.site_name,
            "url": absolute("/"),
            "correctionsPolicy": absolute("/corrections/"),
        }
    )


def person(author: Any) -> dict[str, Any]:
    return {"@type": "Person", "name": author.name, "url": absolute(author.url)}


def writers(post: Any) -> list[dict[str, Any]]:
    """Return the authors of `post` once each; the paper itself where nobody signed."""
    authors = {byline.author_id: byline.author for byline in post.byline_list}
    return [person(author) for author in authors.values()] or [publisher()]


def post_data(post: Any, meta: Metadata, schema_type: str) -> dict[str, Any]:
    """Return what a written piece says: NewsArticle and its subtypes."""
    return without_empty(
        {
            "@type": schema_type,
            "headline": post.title,
            "description": meta.description,
            "url": meta.canonical,
            "mainEntityOfPage": meta.canonical,
            "image": [meta.image_url] if meta.image_url else [],
            "datePublished": post.date_shown.isoformat() if post.date_shown else "",
            "dateModified": (post.updated_at or post.date_shown).isoformat() if post.date_shown else "",
            "author": writers(post),
            "publisher": publisher(),
            "articleSection": meta.section,
            "keywords": [topic.name for topic in post.topic_list],
            "isAccessibleForFree": True,
        }
    )
