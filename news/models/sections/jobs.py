"""The section Jobs: the board, and under it what the paper writes about work."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from core.paging import page_number
from news import archive
from news.cards import load_cards
from news.curation.composing import pictures_in
from news.jobs import board
from news.jobs.filters import JobFilter
from news.jobs.moments import today
from news.jobs.paging import board_page
from news.jobs.rows import row_of
from news.places import place_labels

from .section import SectionPage

#: Articles about work under the board; the archive has the others.
STORIES = 6


class JobsSectionPage(SectionPage):
    """Jobs and work."""

    template = "news/jobs_board.html"
    strip_build = "rows"
    may_lead = False
    page_description = _("Jobs: vacancies, and stories about work.")
    kind_icon = "clipboard-list"
    subpage_types = ["news.JobPage", "news.ArticlePage"]

    class Meta:
        verbose_name = _("jobs section")

    def open_jobs(self) -> Any:
        """Return the open jobs of this section, newest first."""
        from news.models.jobs import JobPage

        return JobPage.objects.listed().in_section(self)

    def stories(self) -> Any:
        """Return the published posts of this section that are no jobs, newest first."""
        from news.models.jobs import JobPage

        return self.posts().not_exact_type(JobPage)

    @path("")
    def latest(self, request: HttpRequest) -> HttpResponse:
        number = page_number(request)
        asked = JobFilter.from_query(request.GET, {label.slug for label in place_labels().values()})
        counts = board.count(self.open_jobs(), asked)
        page = board_page(board.narrow(self.open_jobs(), asked).for_board(), asked, self.url, number)
        if number > 1 and not page.items:
            raise Http404("no such page of the board")
        day, facets = today(timezone.now()), board.facets(counts)
        context = {
            "asked": asked,
            "rows": [row_of(job, day) for job in page.items],
            "pager": page.pager,
            "total": counts.total(),
            "facets": facets,
            "chosen": board.chosen_parts(counts, facets, self.url),
            "views": board.views(counts, self.url),
            "years": archive.years(self),
            "meta": self._head_of(request, asked, number),
        }
        if asked.is_plain and number == 1:
            # The board is whole: what may stand on top is what the paper writes about work.
            top = self.fill_top(request, self.stories())
            context |= {"top": top, "stories": self._stories(top)}
        return self.render(request, context_overrides=context)

    def _stories(self, top: list[Any]) -> list[Any]:
        stories = list(self.stories().for_listing()[:STORIES])
        load_cards(stories, "card", beside=pictures_in(top))
        return stories

    def _head_of(self, request: HttpRequest, asked: JobFilter, number: int) -> Any:
        meta = self.get_metadata(request)
        # A filtered board is for readers: to search engines it is the board.
        return meta.on_page(number) if asked.is_plain else replace(meta, no_index=True)
