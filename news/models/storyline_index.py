"""The page of all storylines, with a page and a feed for each below it."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.addresses import absolute
from core.at_hand import loaded
from core.images.loading import Use, attach_pictures
from core.metadata import Crumb, Metadata
from core.models import BasePage
from core.paging import page_number
from news.cards import pictures_of
from news.related import words_at_hand
from news.timeline import timeline

from .storylines import Storyline

#: The newest; older ones are found through their posts.
MOST_ON_THE_INDEX = 100


class StorylineIndexPage(RoutablePageMixin, BasePage):
    """All storylines at /storylines/, each with a timeline and a feed below it."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    fixed_slug = "storylines"
    max_count = 1
    template = "news/storyline_index.html"
    page_description = _("The list of storylines, with a timeline for each of them.")
    kind_icon = "list-ol"

    class Meta:
        verbose_name = _("index of storylines")

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        from .posts import PostPage

        storylines = list(Storyline.objects.public().defer("key_dates")[:MOST_ON_THE_INDEX])
        posts = PostPage.objects.listed().filter(pk__in=[line.newest_post for line in storylines]).for_listing()
        newest = {post.pk: post for post in posts}
        # A storyline without a picture of its own is shown with that of its newest post.
        attach_pictures(
            [*pictures_of(newest.values(), "card"), *(Use(line, "picture", ("card",)) for line in storylines)]
        )
        items = [{"storyline": line, "newest": newest.get(line.newest_post)} for line in storylines]
        context = {
            "running": [item for item, line in zip(items, storylines, strict=True) if line.is_running],
            "finished": [item for item, line in zip(items, storylines, strict=True) if not line.is_running],
        }
        with loaded(words_at_hand(line.summary for line in storylines)):
            return self.render(request, context_overrides=context).render()

    @path("<slug:slug>/")
    def storyline(self, request: HttpRequest, slug: str) -> HttpResponse:
        storyline = Storyline.objects.filter(live=True, slug=slug).first()
        if storyline is None:
            raise Http404(f"no storyline {slug!r}")
        number = page_number(request)
        moments, pager = timeline(storyline, number)
        attach_pictures([Use(storyline, "picture", ("social",))])
        context: dict[str, Any] = {
            "storyline": storyline,
            "moments": moments,
            "pager": pager,
            "meta": self._metadata(storyline).on_page(number),
            "breadcrumbs": [Crumb(self.title, self.url)],
        }
        with loaded(words_at_hand([storyline.summary])):
            response = self.render(request, template="news/storyline_page.html", context_overrides=context)
            return response.render()

    def _metadata(self, storyline: Storyline) -> Metadata:
        return Metadata(
            title=storyline.name,
            social_title=storyline.name,
            description=Truncator(strip_tags(storyline.summary)).chars(200),
            canonical=absolute(storyline.url),
            feed_title=storyline.name,
            feed_url=storyline.feed_url,
        ).with_image(storyline.picture)

    @path("<slug:slug>/feed/")
    def feed(self, request: HttpRequest, slug: str) -> HttpResponse:
        from news.feeds import StorylineFeed

        return StorylineFeed()(request, slug=slug)
