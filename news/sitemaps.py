"""What search engines may list: published posts, pages, authors and topics."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from core.querysets import public_pages
from core.sitemaps import PublicSitemap
from news.corrections.pages import ADDRESS as CORRECTIONS
from news.corrections.pages import public_entries
from news.models import (
    Author,
    Byline,
    Column,
    Place,
    PostPage,
    PostPlace,
    ReviewPage,
    SectionPage,
    Storyline,
    Topic,
)
from news.models.review_index import ReviewIndexMixin
from news.opinion.columns import columns_address
from news.places import place_labels


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


class ColumnSitemap(PublicSitemap):
    """Columns with at least one published piece."""

    def items(self) -> Any:
        return Column.objects.in_print() if columns_address() else []


class TopicSitemap(PublicSitemap):
    """Topics with at least one published post."""

    def items(self) -> Any:
        return Topic.objects.in_use()


class ReviewIndexSitemap(PublicSitemap):
    """The indexes of reviews, of sections that have some."""

    def items(self) -> list[Any]:
        reviewed = set(ReviewPage.objects.listed().order_by().values_list("section_id", flat=True).distinct())
        sections = SectionPage.objects.filter(pk__in=reviewed, no_index=False).order_by("path").specific()
        return [section for section in sections if isinstance(section, ReviewIndexMixin)]

    def location(self, item: Any) -> str:
        return str(item.reviews_url)


class PlaceSitemap(PublicSitemap):
    """Live places that have something to read: a description, or published posts there or in a place within."""

    def items(self) -> list[Place]:
        listed = PostPage.objects.listed().order_by().values("pk")
        told = set(PostPlace.objects.filter(post__in=listed).values_list("place_id", flat=True))
        for label in place_labels().values():
            if label.pk in told:
                told.update(label.ancestors)
        places = Place.objects.filter(live=True).only("slug", "description").order_by("slug")
        return [place for place in places if place.description or place.pk in told]


class StorylineSitemap(PublicSitemap):
    """Storylines with at least one listed post."""

    def items(self) -> Any:
        return Storyline.objects.public()

    def lastmod(self, item: Any) -> datetime | None:
        return item.newest_at  # type: ignore[no-any-return]


class CorrectionsSitemap(PublicSitemap):
    """The list of corrections, once there is one."""

    def items(self) -> list[Any]:
        return list(public_entries()[:1])

    def location(self, item: Any) -> str:
        return CORRECTIONS

    def lastmod(self, item: Any) -> datetime:
        return item.when  # type: ignore[no-any-return]
