"""The section Entertainment."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from core.paging import cut_page, page_number
from news import archive
from news.cards import load_cards
from news.curation.composing import pictures_in
from news.events import section as events
from news.events.filters import EventFilter
from news.listing import POSTS_ON_A_PAGE, by_day
from news.models.review_index import ReviewIndexMixin

from .section import SectionPage


class EntertainmentSectionPage(ReviewIndexMixin, SectionPage):
    """Going out: what is on, when and where; and the stories about it."""

    template = "news/entertainment_page.html"
    strip_build = "events"
    page_description = _("Entertainment: what’s on by day and month, stage, screen, music, books and festivals.")
    kind_icon = "calendar"
    subpage_types = [*SectionPage.subpage_types, "news.EventPage", "news.ReviewPage"]

    class Meta:
        verbose_name = _("entertainment section")

    def stories(self) -> Any:
        """Return the published posts of this section that are not events, newest first."""
        from news.models.events import EventPage

        return self.posts().not_type(EventPage)

    @path("")
    def latest(self, request: HttpRequest) -> HttpResponse:
        number, top = page_number(request), self.fill_top(request)
        whats_on: dict[str, Any] = {}
        posts: list[Any] = []
        stories = self.stories().for_listing()
        if number == 1:
            # Further pages go on with the stories; what is on has pages of its own.
            whats_on, posts, stories = events.front_context(self, request, self.stories()[: POSTS_ON_A_PAGE + 1])
        page = cut_page(stories, request.path, number, POSTS_ON_A_PAGE)
        if number > 1 and not page.items:
            raise Http404("no such page of the list")
        # Events and stories together: their pictures are two queries.
        load_cards([*page.items, *posts], "card", beside=pictures_in(top) if number == 1 else [])
        stream = {"days": by_day(page.items), "pager": page.pager, "is_first_page": number == 1}
        years = archive.years(self)
        meta = self.get_metadata(request).on_page(number)
        return self.render(
            request,
            context_overrides={**stream, **whats_on, "top": top if number == 1 else [], "years": years, "meta": meta},
        )

    @path("events/")
    def events(self, request: HttpRequest) -> HttpResponse:
        return self._agenda(request, events.coming_context(self, request))

    # Months and days are read by `news.events.days`: an address that is none is a 404.
    @path("events/<slug:day>/")
    def events_of_day(self, request: HttpRequest, day: str) -> HttpResponse:
        context = events.month_context if len(day) == len("2026-11") else events.day_context
        return self._agenda(request, context(self, request, day))

    @path("calendar.ics/")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        from news.events.ics import section_file

        return section_file(self, EventFilter.from_query(request.GET))

    def _agenda(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        return self.render(request, template="news/events_page.html", context_overrides=context)
