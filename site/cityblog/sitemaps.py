"""The index of all sitemaps; each app brings its own."""

from typing import Any

from django.contrib.sitemaps import Sitemap

from core.querysets import public_pages
from core.sitemaps import PublicSitemap
from home.models import HomePage, StandardPage
from news.models import AuthorIndexPage, PlaceIndexPage, StorylineIndexPage, TopicIndexPage
from news.sitemaps import (
    AuthorSitemap,
    ColumnSitemap,
    CorrectionsSitemap,
    PlaceSitemap,
    PostSitemap,
    ReviewIndexSitemap,
    SectionSitemap,
    StorylineSitemap,
    TopicSitemap,
)


class StandardPageSitemap(PublicSitemap):
    """The front page, the indexes and the pages that stay."""

    def items(self) -> list[Any]:
        public = public_pages().values("pk")
        front = HomePage.objects.filter(pk__in=public, no_index=False)
        others = [
            page
            for model in (AuthorIndexPage, TopicIndexPage, PlaceIndexPage, StorylineIndexPage, StandardPage)
            for page in model.objects.filter(pk__in=public, no_index=False).order_by("path")
        ]
        return [*front, *others]

    def location(self, item: Any) -> str:
        return str(item.url)


SITEMAPS: dict[str, type[Sitemap] | Sitemap] = {
    "pages": StandardPageSitemap,
    "sections": SectionSitemap,
    "posts": PostSitemap,
    "authors": AuthorSitemap,
    "columns": ColumnSitemap,
    "topics": TopicSitemap,
    "places": PlaceSitemap,
    "storylines": StorylineSitemap,
    "reviews": ReviewIndexSitemap,
    "corrections": CorrectionsSitemap,
}
