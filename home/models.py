"""The front page, and the pages that are neither news nor section."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from core.caching import changes_at
from core.metadata import Metadata
from core.models import BasePage
from home import front_page
from home.blocks import StandardBodyBlock
from home.forms import FrontPageForm
from home.gone import Gone, gone_at
from home.routing import find_page
from home.slots import FrontPageBlock
from news.rights import PillarPermissionTester


class HomePage(BasePage):
    """The front page. Sections, indexes and standard pages lie below it."""

    slots = StreamField(
        FrontPageBlock(),
        verbose_name=_("slots"),
        blank=True,
        help_text=_("From top to bottom. Without any, the paper's newest stories stand here by rule."),
    )

    base_form_class = FrontPageForm
    content_panels = [*BasePage.content_panels, FieldPanel("slots")]
    subpage_types = [
        "news.SectionPage",
        "news.NewsSectionPage",
        "news.OpinionSectionPage",
        "news.JobsSectionPage",
        "news.FoodSectionPage",
        "news.EntertainmentSectionPage",
        "news.AuthorIndexPage",
        "news.TopicIndexPage",
        "news.PlaceIndexPage",
        "news.StorylineIndexPage",
        "home.StandardPage",
    ]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "home/home_page.html"
    page_description = _("The front page of the paper.")
    kind_icon = "home"

    class Meta:
        verbose_name = _("front page")

    def permissions_for_user(self, user: Any) -> PillarPermissionTester:
        return PillarPermissionTester(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        if not path_components:
            return super().route(request, path_components)
        try:
            page, remaining = find_page(self, path_components)
            return page.route(request, remaining)
        except Http404:
            gone = gone_at(self, request, path_components)
            if gone is None:
                raise
            return RouteResult(self, kwargs={"gone": gone})

    def serve(self, request: HttpRequest, *args: Any, gone: Gone | None = None, **kwargs: Any) -> HttpResponse:
        return gone.answer(request) if gone else super().serve(request, *args, **kwargs)

    def get_metadata(self, request: HttpRequest) -> Metadata:
        from dataclasses import replace

        from core.frame import current_frame

        frame = current_frame()
        return replace(
            super().get_metadata(request),
            title=self.seo_title or frame.site_name,
            social_title=self.social_title or frame.site_name,
            description=self.get_description() or frame.tagline,
            social_description=self.social_description or self.get_description() or frame.tagline,
            feed_title=frame.site_name,
            feed_url=frame.feed_url,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        front = front_page.compose(self.slots)
        if front.changes_at is not None:
            changes_at(request, front.changes_at)
        return {**super().get_context(request, *args, **kwargs), "slots": front.slots}


class StandardPage(BasePage):
    """A page that stays: About, Contact, Corrections policy, Privacy, Imprint."""

    standfirst = models.TextField(_("standfirst"), blank=True, max_length=400)
    lead_image = models.ForeignKey(
        "core.CityImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(_("alt text"), max_length=255, blank=True)
    body = StreamField(StandardBodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_image_alt")], _("Picture")),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.SearchField("body")]
    subpage_types = ["home.StandardPage"]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    template = "home/standard_page.html"
    page_description = _("A page that stays: About, Contact, a policy.")
    kind_icon = "doc-full-inverse"
    is_found_beside_posts = True

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    @property
    def updated_on(self) -> Any:
        return self.last_published_at

    def get_description(self) -> str:
        return self.search_description or self.standfirst

    def get_social_image(self) -> Any:
        return self.social_image if self.social_image_id else self.lead_image
