"""The article: a report, in any section."""

from django.utils.translation import gettext_lazy as _

from .posts import PostPage


class ArticlePage(PostPage):
    """A written piece: headline, standfirst, lead picture and a body of blocks."""

    page_description = _("A written piece with pictures, for any section.")
    kind_icon = "doc-full"
    template = "news/article_page.html"
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
