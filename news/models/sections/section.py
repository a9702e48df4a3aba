"""The section: a list of posts with archive and feed. An editor can add a plain one."""

from dataclasses import replace
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from core.caching import changes_at
from core.metadata import Metadata
from core.models import BasePage
from core.paging import page_number
from news import archive
from news.curation.blocks import TopBlock
from news.curation.composing import pictures_in
from news.curation.slots import next_end
from news.curation.tops import fill_top
from news.listing import day_stream_context
from news.rights import PillarPermissionTester


class SectionPage(RoutablePageMixin, BasePage):
    """A section under the front page, with its list, archive and feed.

    Creatable itself: an editor adds a section without a developer. The five sections of the paper are
    kinds of their own below, so that each can name the kinds of post that belong in it.
    """

    class Hue(models.TextChoices):
        NEWS = "news", _("Blue")
        OPINION = "opinion", _("Violet")
        JOBS = "jobs", _("Teal")
        FOOD = "food", _("Amber")
        ENTERTAINMENT = "entertainment", _("Magenta")
        SLATE = "slate", _("Slate")
        MOSS = "moss", _("Moss")
        ROSE = "rose", _("Rose")

    intro = models.TextField(
        _("introduction"), blank=True, max_length=300, help_text=_("A sentence under the section's name.")
    )
    hue = models.CharField(
        _("colour"), max_length=20, choices=Hue.choices, default=Hue.SLATE, help_text=_("For the bar and the kickers.")
    )

    top = StreamField(
        TopBlock(),
        verbose_name=_("top of the page"),
        blank=True,
        help_text=_("Stories picked by hand, above all others. Without any, the page begins as it does by rule."),
    )

    longest_headline = models.PositiveSmallIntegerField(
        _("longest headline"), default=90, null=True, blank=True, help_text=_("In characters. Empty for any length.")
    )
    hard_headline = models.BooleanField(_("no longer headline"), default=False)
    hard_picture = models.BooleanField(_("a lead picture with alt text"), default=False)
    hard_topic = models.BooleanField(_("a topic"), default=False)
    hard_byline = models.BooleanField(_("a byline"), default=False)

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("hue"), FieldPanel("top")]
    settings_panels = [
        *BasePage.settings_panels,
        MultiFieldPanel(
            [
                FieldPanel("longest_headline"),
                *(FieldPanel(f"hard_{name}") for name in ("headline", "picture", "topic", "byline")),
            ],
            _("Checklist"),
            help_text=_("Writers are shown all of it. What is ticked, a post is not published without."),
        ),
    ]
    show_in_menus_default = True
    subpage_types = ["news.ArticlePage"]
    template = "news/section_page.html"
    page_description = _("A section of the paper: its own list of posts, archive and feed.")
    kind_icon = "folder-open-1"

    #: How the section's strip on the front page is built.
    strip_build = "text"
    #: Whether its newest post may lead the front page.
    may_lead = True
    #: The keys of posts that stand on top of the section's page, and so leave its lists: nothing stands twice.
    on_top: frozenset[int] = frozenset()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def permissions_for_user(self, user: Any) -> PillarPermissionTester:
        return PillarPermissionTester(user, self)

    @property
    def has_hard_checks(self) -> bool:
        return self.hard_headline or self.hard_picture or self.hard_topic or self.hard_byline

    def get_description(self) -> str:
        return super().get_description() or self.intro

    def get_metadata(self, request: HttpRequest) -> Metadata:
        return replace(super().get_metadata(request), feed_title=self.title, feed_url=self.feed_url)

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed/"

    def get_route_paths(self) -> list[str]:
        # Redirects are made for these where the section is renamed: feed readers never look at the page.
        return [*super().get_route_paths(), "/feed/"]

    def posts(self) -> Any:
        """Return the published posts of this section, newest first."""
        from news.models.posts import PostPage

        posts = PostPage.objects.listed().in_section(self)
        return posts.exclude(pk__in=self.on_top) if self.on_top else posts

    def fill_top(self, request: HttpRequest, posts: Any = None) -> list[Any]:
        """Return the slots on top, filled from `posts` (the section's, if not given), and remember what they show."""
        top = fill_top(self, self.posts() if posts is None else posts)
        self.on_top |= {post.pk for filled in top for post in filled.posts}
        if (ends := next_end(self.top)) is not None:
            changes_at(request, ends)
        return top

    @path("")
    def latest(self, request: HttpRequest) -> HttpResponse:
        number, top = page_number(request), self.fill_top(request)
        uses = pictures_in(top) if number == 1 else []
        stream = day_stream_context(self.posts(), request, number, "lead", empty_is_missing=number > 1, beside=uses)
        days = stream["days"]
        lead = None
        if number == 1 and days and not top:
            # The newest leads the page and leaves the stream: nothing stands twice.
            lead, *rest = days[0].posts
            days = [replace(days[0], posts=rest), *days[1:]] if rest else days[1:]
        years = archive.years(self)
        meta = self.get_metadata(request).on_page(number)
        return self.render(
            request,
            context_overrides={
                **stream,
                "days": days,
                "lead": lead,
                "top": top if number == 1 else [],
                "years": years,
                "meta": meta,
            },
        )

    @path("<int:year>/")
    def year(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.render(
            request, template="news/archive_year.html", context_overrides=archive.year_context(self, request, year)
        )

    @path("<int:year>/<int:month>/")
    def month(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        return self.render(
            request, template="news/archive.html", context_overrides=archive.month_context(self, request, year, month)
        )

    @path("feed/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        from news.feeds import SectionFeed

        return SectionFeed()(request, section=self)
