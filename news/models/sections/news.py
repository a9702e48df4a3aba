"""The section News."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from news.curation.slots import read_slots
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

    @path("")
    def latest(self, request: HttpRequest) -> HttpResponse:
        picked = {pick.post for slot in read_slots(self.top) for pick in slot.picks} if self.top else set()
        # Coverage leads the section's page, and so leaves its stream; one that is picked stands where it is picked.
        coverage = [post for post in running_coverage() if post.section_id == self.pk and post.pk not in picked]
        self.on_top = frozenset(post.pk for post in coverage)
        response = super().latest(request)
        if response.context_data["is_first_page"]:
            storylines = newest_of_running(STORYLINES_IN_THE_BAND)
            response.context_data.update(coverage=coverage, storylines=storylines)
        return response
