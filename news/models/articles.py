"""The article: a report, in any section."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.metadata import Metadata
from news.structured_data import post_data

from .posts import PostPage


class ArticleGenre(models.TextChoices):
    """What sort of written piece an article is."""

    REPORT = "report", _("Report")
    EXPLAINER = "explainer", _("Explainer")
    INTERVIEW = "interview", _("Interview")
    PROFILE = "profile", _("Profile")
    OBITUARY = "obituary", _("Obituary")
    SPONSORED = "sponsored", _("Sponsored")


SCHEMA_TYPES = {ArticleGenre.REPORT: "ReportageNewsArticle", ArticleGenre.SPONSORED: "AdvertiserContentArticle"}


class ArticlePage(PostPage):
    """A written piece: headline, standfirst, lead picture and a body of blocks."""

    genres = ArticleGenre
    default_genre = ArticleGenre.REPORT
    genre_help = _("Readers see it beside the section's name. Choose “Sponsored” for whatever was paid for.")
    content_panels = [PostPage.content_panels[0], FieldPanel("genre"), *PostPage.content_panels[1:]]
    page_description = _("A written piece with pictures, for any section.")
    kind_icon = "doc-full"
    template = "news/article_page.html"
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @classmethod
    def label_on_cards(cls, genre: str, facts: dict[str, Any]) -> str:
        # A report is what readers expect; naming it on every card would say nothing.
        return "" if genre in ("", ArticleGenre.REPORT) else _genre_label(genre)

    @classmethod
    def prefix_in_feeds(cls, genre: str) -> str:
        return _genre_label(genre) if genre == ArticleGenre.SPONSORED else ""

    def get_structured_data(self, meta: Metadata) -> dict[str, Any]:
        return post_data(self, meta, SCHEMA_TYPES.get(self.genre, "NewsArticle"))  # type: ignore[call-overload]


def _genre_label(genre: str) -> str:
    return str(ArticleGenre(genre).label) if genre in ArticleGenre.values else ""
