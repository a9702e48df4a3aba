"""What search engines may list: published posts, pages, authors and topics."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from core.querysets import public_pages
from core.sitemaps import PublicSitemap
from news.models import Author, Byline, PostPage, SectionPage, Storyline, Topic


class PostSitemap(PublicSitemap):
    """Posts of all kinds, without those that search engines are told to pass."""

    limit = 10_000

    def items(self) -> Any:
        posts = PostPage.objects.listed().filter(no_index=False)
        return posts.only("url_path", "updated_at", "date_shown", "path", "depth")

    def location(self, item: PostPage) -> str:
        return item.url

    def lastmod(self, item: PostPage) -> datetime | None:
        return item.updated_at or item.date_shown


class SectionSitemap(PublicSitemap):
    """Sections of the paper."""

    def items(self) -> Any:
        return SectionPage.objects.filter(pk__in=public_pages().values("pk"), no_index=False).order_by("path")

    def location(self, item: SectionPage) -> str:
        return item.url


class AuthorSitemap(PublicSitemap):
    """Authors with at least one published post."""

    def items(self) -> Any:
        published = Byline.objects.filter(
            author=OuterRef("pk"), post__in=PostPage.objects.listed().order_by().values("pk")
        )
        return Author.objects.filter(Exists(published))


class TopicSitemap(PublicSitemap):
    """Topics with at least one published post."""

    def items(self) -> Any:
        return Topic.objects.in_use()


class StorylineSitemap(PublicSitemap):
    """Storylines with at least one listed post."""

    def items(self) -> Any:
        return Storyline.objects.public()

    def lastmod(self, item: Any) -> datetime | None:
        return item.newest_at  # type: ignore[no-any-return]
