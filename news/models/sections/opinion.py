"""The section Opinion."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from core.addresses import absolute
from core.images.loading import Use, attach_pictures
from core.metadata import Crumb, Metadata
from core.paging import cut_page, page_number
from news import archive
from news.curation.composing import pictures_in
from news.listing import POSTS_ON_A_PAGE, day_stream_context
from news.opinion.columns import columns_address
from news.opinion.filters import OpinionFilter
from news.opinion.front import columns_in_print, compose

from .section import SectionPage


class OpinionSectionPage(SectionPage):
    """Opinion: editorials, columns, letters; and the columns, each with a page and a feed."""

    template = "news/opinion_section_page.html"
    subpage_types = [*SectionPage.subpage_types, "news.OpinionPage"]
    strip_build = "opinion"
    may_lead = False
    page_description = _("Opinion: editorials, columns, guest essays, letters.")
    kind_icon = "openquote"

    class Meta:
        verbose_name = _("opinion section")

    @path("")
    def latest(self, request: HttpRequest) -> HttpResponse:
        chosen, number = OpinionFilter.from_query(request.GET), page_number(request)
        # A list of one genre is whole: what stands on top elsewhere is in it.
        top = [] if chosen.genre else self.fill_top(request)
        if chosen.genre or number > 1:
            shown = self._stream(request, chosen, number)
        else:
            page = cut_page(self.posts().for_listing(), request.path, 1, POSTS_ON_A_PAGE)
            front = compose(list(page.items), beside=pictures_in(top))
            shown = {**front.as_context(), "top": top, "pager": page.pager, "has_front": bool(page.items or top)}
        return self.render(
            request,
            context_overrides={
                **shown,
                "chosen": chosen,
                "genre_links": chosen.links(self.url),
                "columns_url": columns_address(),
                "letters_url": f"{self.url}?genre=letter",
                "years": archive.years(self),
                "meta": chosen.in_metadata(self.get_metadata(request)).on_page(number),
            },
        )

    def _stream(self, request: HttpRequest, chosen: OpinionFilter, number: int) -> dict[str, Any]:
        stream = day_stream_context(chosen.of(self.posts()), request, number, empty_is_missing=number > 1)
        return {**stream, "pager": chosen.on(stream["pager"], request.path)}

    @path("columns/")
    def columns(self, request: HttpRequest) -> HttpResponse:
        columns = columns_in_print()
        attach_pictures([Use(column.author, "portrait", ("portrait",)) for column in columns])
        title = _now("Columns")
        return self.render(
            request,
            template="news/column_index.html",
            context_overrides={
                "columns": [column for column in columns if column.is_active],
                "ended": [column for column in columns if not column.is_active],
                "meta": Metadata(title=title, social_title=title, canonical=absolute(f"{self.url}columns/")),
                "breadcrumbs": [Crumb(self.title, self.url)],
            },
        )

    @path("columns/<slug:slug>/")
    def column(self, request: HttpRequest, slug: str) -> HttpResponse:
        from news.models import Column

        column = Column.objects.in_print().select_related("author").filter(slug=slug).first()
        if column is None:
            raise Http404(f"no column {slug!r}")
        number = page_number(request)
        attach_pictures([Use(column.author, "portrait", ("square", "social"))])
        meta = Metadata(
            title=column.name,
            social_title=column.name,
            description=column.description,
            canonical=absolute(column.url),
            feed_title=column.name,
            feed_url=column.feed_url,
        )
        return self.render(
            request,
            template="news/column_page.html",
            context_overrides={
                "column": column,
                "meta": meta.with_image(column.author.portrait).on_page(number),
                "breadcrumbs": [Crumb(self.title, self.url), Crumb(_now("Columns"), columns_address())],
                **day_stream_context(column.posts(), request, number, empty_is_missing=number > 1),
            },
        )

    @path("columns/<slug:slug>/feed/")
    def column_feed(self, request: HttpRequest, slug: str) -> HttpResponse:
        from news.column_feeds import ColumnFeed

        return ColumnFeed()(request, slug=slug)
