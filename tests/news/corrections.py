"""Posts with entries in the ledger."""

from typing import Any

from wagtail.rich_text import RichText

from news.corrections.filing import file_correction
from news.models import ArticlePage, Correction, PostPage
from tests.factories import article

BEFORE, AFTER = "<p>The bridge opened in 1912.</p>", "<p>The bridge opened in 1907.</p>"


def changed_article(section: Any, **fields: Any) -> ArticlePage:
    """Make an article that was published, changed, and published again."""
    post = article(section, edited=True, body=[("rich_text", RichText(BEFORE))], **fields)
    post.body = [("rich_text", RichText(AFTER))]
    post.save_revision().publish()
    return ArticlePage.objects.get(pk=post.pk)


def corrected(
    post: PostPage, text: str = "We had the year wrong.", kind: str = "correction", **more: Any
) -> Correction:
    return file_correction(post, kind=kind, text=text, **more)
