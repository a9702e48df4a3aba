"""Posts that are in the index."""

from typing import Any

from news.models import ArticlePage
from search.tasks import index_posts
from tests.factories import article


def indexed_article(section: Any, **fields: Any) -> ArticlePage:
    """Publish an article and index it, as the worker does once everything about it is stored."""
    post = article(section, **fields)
    index_posts([post.pk])
    return post
