"""The section News."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from news.live.coverage import running_coverage
from news.storylines import newest_of_running

from .section import SectionPage

#: As many as stand side by side.
STORYLINES_IN_THE_BAND = 4


class NewsSectionPage(SectionPage):
    """The news: what is happening at this moment on top, then the newest, and the stories that go on."""

    template = "news/news_section_page.html"
    subpage_types = ["news.ArticlePage", "news.LivePage"]
    strip_build = "pictures"
    page_description = _("News: reports from the city.")
    kind_icon = "globe"

    class Meta:
        verbose_name = _("news section")

    #: Coverage that leads the section's page, and so leaves its stream: nothing stands twice.
    on_top: tuple[Any, ...] = ()

    def posts(self) -> Any:
        posts = super().posts()
        return posts.exclude(pk__in=[post.pk for post in self.on_top]) if self.on_top else posts

    @path("")
    def latest(self, request: HttpRequest) -> HttpResponse:
        self.on_top = tuple(post for post in running_coverage() if post.section_id == self.pk)
        response = super().latest(request)
        if response.context_data["is_first_page"]:
            storylines = newest_of_running(STORYLINES_IN_THE_BAND)
            response.context_data.update(coverage=self.on_top, storylines=storylines)
        return response
