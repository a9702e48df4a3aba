"""The index of a section's reviews at <section>/reviews/, for the sections that have reviews."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import path

from core.addresses import absolute
from core.metadata import Crumb
from core.paging import DEEPEST_PAGE, Pager, page_number
from news.cards import load_cards
from news.listing import POSTS_ON_A_PAGE
from news.reviews.board import entry, filter_form, matching
from news.reviews.filters import ReviewFilters

if TYPE_CHECKING:
    from .sections import SectionPage

    Base = SectionPage
else:
    Base = object


class ReviewIndexMixin(Base):
    """Adds the route `reviews/` to a section."""

    @property
    def reviews_url(self) -> str:
        return f"{self.url}reviews/"

    @path("reviews/")
    def reviews(self, request: HttpRequest) -> HttpResponse:
        from news.models.posts import PostPage
        from news.models.reviews import ReviewPage

        number, filters = page_number(request), ReviewFilters.from_query(request.GET)
        listed = ReviewPage.objects.listed().filter(section_id=self.pk)
        rows = listed.values_list("pk", "genre", "cuisine", "card_facts")
        entries = [entry(*row) for row in rows]
        found = matching(entries, filters)
        start = (number - 1) * POSTS_ON_A_PAGE
        keys = [item.pk for item in found[start : start + POSTS_ON_A_PAGE]]
        if number > 1 and not keys:
            raise Http404("no such page of the reviews")
        by_key = PostPage.objects.for_listing().in_bulk(keys)
        posts = [by_key[key] for key in keys if key in by_key]
        load_cards(posts, "card")
        context = {
            "posts": posts,
            "total": len(found),
            "filters": filters,
            "form": filter_form(entries, filters),
            "reviews_url": self.reviews_url,
            "pager": self._pager(filters, number, len(found)),
            **self._words_of_reviews(request, filters, number),
        }
        response: HttpResponse = self.render(request, template="news/review_index.html", context_overrides=context)
        return response

    def _pager(self, filters: ReviewFilters, number: int, total: int) -> Pager:
        def address(page: int) -> str:
            query = "&".join(part for part in (filters.query, f"page={page}" if page > 1 else "") if part)
            return f"{self.reviews_url}?{query}" if query else self.reviews_url

        has_older = total > number * POSTS_ON_A_PAGE and number < DEEPEST_PAGE
        return Pager(number, address(number - 1) if number > 1 else "", address(number + 1) if has_older else "")

    def _words_of_reviews(self, request: HttpRequest, filters: ReviewFilters, number: int) -> dict[str, Any]:
        heading = _("%(section)s reviews") % {"section": self.title}
        meta = replace(
            self.get_metadata(request),
            title=heading,
            social_title=heading,
            canonical=absolute(self.reviews_url),
        )
        # What a filter leaves is the same reviews again: one address of them is enough for search engines.
        meta = replace(meta, no_index=True) if filters.is_asked else meta.on_page(number)
        return {"heading": heading, "meta": meta, "breadcrumbs": [Crumb(self.title, self.url)]}
