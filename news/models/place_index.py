"""All places at /places/, each with a page and a feed below it."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.rich_text import get_text_for_indexing

from core.addresses import absolute
from core.caching import changes_at
from core.metadata import Crumb, Metadata
from core.models import BasePage
from core.paging import page_number
from core.structured_data import script
from news.opening_hours import words
from news.place_data import place_data
from news.place_posts import place_context
from news.places import place_tree
from news.prices import price_words

from .places import Place

#: As much of a place's text as search engines show.
DESCRIPTION = 200


class PlaceIndexPage(RoutablePageMixin, BasePage):
    """The neighbourhoods of the city with their venues."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    fixed_slug = "places"
    max_count = 1
    template = "news/place_index.html"
    page_description = _("The neighbourhoods and venues, with a page for each of them.")
    kind_icon = "site"

    class Meta:
        verbose_name = _("index of places")

    def get_description(self) -> str:
        return super().get_description() or self.intro

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        tree = place_tree()
        return self.render(
            request,
            context_overrides={
                "neighbourhoods": [branch for branch in tree if branch.place.kind == Place.Kind.NEIGHBOURHOOD],
                "elsewhere": [branch for branch in tree if branch.place.kind != Place.Kind.NEIGHBOURHOOD],
            },
        )

    @path("<slug:slug>/")
    def place(self, request: HttpRequest, slug: str) -> HttpResponse:
        place = Place.objects.filter(slug=slug, live=True).first()
        if place is None:
            raise Http404(f"no place {slug!r}")
        return self.show(request, place)

    def show(self, request: HttpRequest, place: Place) -> HttpResponse:
        """Return the page of `place`, which may be one that an editor is still typing."""
        number = page_number(request)
        listed = place_context(place, request.path, number)
        context = {
            "place": place,
            "meta": _metadata(place).on_page(number),
            "breadcrumbs": [Crumb(self.title, self.url), *_way(place)],
            "structured_data": script(place_data(place)) if place.live and number == 1 else "",
            "price": price_words(place.price_level),
            "venues": next((branch.within for branch in _branches(place_tree()) if branch.place.pk == place.pk), []),
            **_opening(request, place),
            **listed,
        }
        response: HttpResponse = self.render(request, template="news/place_page.html", context_overrides=context)
        return response

    @path("<slug:slug>/feed/")
    def feed(self, request: HttpRequest, slug: str) -> HttpResponse:
        from news.feeds import PlaceFeed

        return PlaceFeed()(request, slug=slug)


def _branches(tree: list[Any]) -> list[Any]:
    return [found for branch in tree for found in (branch, *_branches(branch.within))]


def _way(place: Place) -> list[Crumb]:
    parent = place.parent_label
    around = [parent, *parent.around] if parent else []
    return [Crumb(label.name, label.url) for label in reversed(around)]


def _metadata(place: Place) -> Metadata:
    neighbourhood = place.neighbourhood
    title = f"{place.name}, {neighbourhood.name}" if neighbourhood else place.name
    text = " ".join(get_text_for_indexing(place.description).split())
    metadata = Metadata(
        title=title,
        social_title=title,
        description=text if len(text) <= DESCRIPTION else f"{text[:DESCRIPTION].rsplit(' ', 1)[0]}…",
        canonical=absolute(place.url),
        feed_title=place.name,
        feed_url=place.feed_url,
    )
    return metadata.with_image(place.picture)


def _opening(request: HttpRequest, place: Place) -> dict[str, Any]:
    """Return what the page says of the hours; it changes when the place opens or closes."""
    hours = place.hours
    if hours is None:
        return {}
    now, zone = timezone.now(), timezone.get_default_timezone()
    state = hours.state_at(now, zone)
    if state.changes_at is not None:
        changes_at(request, state.changes_at)
    return {
        "is_open": state.is_open,
        "opening": words.state_words(state, now, zone),
        "week": words.week_rows(hours),
        "specials": words.special_rows(hours, now.astimezone(zone).date()),
    }
