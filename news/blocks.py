"""The body of a post: the shared blocks, and those that know posts."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core import at_hand
from core.blocks import (
    DividerBlock,
    DocumentBlock,
    EmbedBlock,
    FactBoxBlock,
    GalleryBlock,
    MarkdownBlock,
    PictureBlock,
    PullQuoteBlock,
    RichTextBlock,
    TableBlock,
)
from core.blocks.groups import ASIDES
from core.querysets import public_q
from news.querysets import listed_q


def posts_by_key(keys: set[int]) -> dict[int, Any]:
    """Return posts for boxes and neighbours; each knows whether it is public now (`public_now`), and listed."""
    from news.models import PostPage

    public = Case(When(public_q(), then=True), default=False)
    listed = Case(When(listed_q(), then=True), default=False)
    posts = PostPage.objects.annotate(public_now=public, listed_now=listed).for_listing()
    return dict(posts.in_bulk(keys)) if keys else {}


class PostChooserBlock(blocks.PageChooserBlock):
    """Chooses a post; knows of each whether it is public now, in the same query."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        keys = list(values)
        wanted = {key for key in keys if key}
        posts = at_hand.posts(wanted)
        if posts is None:
            posts = posts_by_key(wanted)
        return [posts.get(key) if key else None for key in keys]


class RelatedPostsBlock(blocks.StructBlock):
    """Posts that an editor points readers to."""

    title = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    posts = blocks.ListBlock(
        PostChooserBlock(page_type="news.PostPage", label=_("Post")), label=_("Posts"), min_num=1, max_num=6
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        # Only what is public now: a post may have been withdrawn since the editor chose it. What comes from
        # a form, in a preview, has not been asked yet.
        posts = [post for post in value["posts"] if post is not None and getattr(post, "public_now", post.live)]
        context["value"] = {"title": value["title"], "posts": posts}
        return context

    class Meta:
        icon = "link"
        label = _("Related posts")
        description = _("Points readers to other posts, with their pictures.")
        template = "blocks/related.html"
        group = ASIDES
        preview_value = {"title": _("More on this"), "posts": []}


class BodyBlock(blocks.StreamBlock):
    """Everything that can stand in the body of a post. No raw HTML."""

    rich_text = RichTextBlock()
    markdown = MarkdownBlock()
    image = PictureBlock()
    gallery = GalleryBlock()
    pull_quote = PullQuoteBlock()
    fact_box = FactBoxBlock()
    table = TableBlock()
    divider = DividerBlock()
    related = RelatedPostsBlock()
    embed = EmbedBlock()
    document = DocumentBlock()

    class Meta:
        required = False
