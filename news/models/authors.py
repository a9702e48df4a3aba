"""People who write, their bylines, and the page that lists them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from core.addresses import absolute
from core.blocks.links import LabelledLinkBlock
from core.metadata import Crumb, Metadata
from core.models import BasePage
from core.paging import page_number
from news.listing import day_stream_context
from news.slugs import unique_slug


class AuthorQuerySet(models.QuerySet["Author"]):
    def with_portrait(self, *shapes: str) -> "AuthorQuerySet":
        """Load portraits in the size that lists of authors show, and in further shapes."""
        from core.models import CityImage

        portraits = CityImage.objects.for_shapes("portrait", *shapes)
        return self.prefetch_related(models.Prefetch("portrait", queryset=portraits))


class Author(index.Indexed, models.Model):
    """A person who writes, draws or takes pictures, with a public page."""

    name = models.CharField(_("name"), max_length=120, help_text=_("As it stands in bylines."))
    slug = models.SlugField(
        _("slug"), max_length=120, unique=True, blank=True, help_text=_("The end of the page's address.")
    )
    role_title = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For instance “City hall reporter”.")
    )
    portrait = models.ForeignKey(
        "core.CityImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    bio = RichTextField(_("about"), blank=True, features=["bold", "italic", "link"])
    links = StreamField([("link", LabelledLinkBlock())], verbose_name=_("links"), blank=True)
    is_active = models.BooleanField(
        _("writes for the paper now"), default=True, help_text=_("Past authors keep their page and their posts.")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("login"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text=_("With a login, this byline is filled in on the posts they begin."),
    )

    objects = AuthorQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("role_title"), FieldPanel("portrait")], _("Who")),
        FieldPanel("bio"),
        FieldPanel("links"),
        # Not for the author whose own page it is: logins and addresses are an editor's to give.
        MultiFieldPanel(
            [FieldPanel(name, permission="news.change_author") for name in ("is_active", "user", "slug")],
            _("In the newsroom"),
            permission="news.change_author",
        ),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("role_title"),
        index.FilterField("is_active"),
        index.FilterField("name"),
    ]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(self, self.name)
        super().save(*args, **kwargs)

    @property
    def url(self) -> str:
        return f"/{AuthorIndexPage.fixed_slug}/{self.slug}/"

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed/"


class Byline(Orderable):
    """An author on a post, with what they did for it."""

    class Role(models.TextChoices):
        REPORTER = "reporter", pgettext_lazy("byline", "By")
        COLUMNIST = "columnist", pgettext_lazy("byline", "Column by")
        PHOTOGRAPHER = "photographer", pgettext_lazy("byline", "Photographs by")
        ILLUSTRATOR = "illustrator", pgettext_lazy("byline", "Illustrations by")
        TRANSLATOR = "translator", pgettext_lazy("byline", "Translated by")
        EDITOR = "editor", pgettext_lazy("byline", "Edited by")

    post = ParentalKey("news.PostPage", on_delete=models.CASCADE, related_name="bylines")
    # An author with posts cannot be deleted by mistake; mark them as past instead.
    author = models.ForeignKey(Author, verbose_name=_("author"), on_delete=models.PROTECT, related_name="bylines")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.REPORTER)

    panels = [FieldPanel("author"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.UniqueConstraint(fields=["post", "author", "role"], name="byline_once_per_role"),
        ]

    def __str__(self) -> str:
        return f"{self.role_label} {self.author}"

    @property
    def shown_key(self) -> tuple[Any, ...]:
        """What a card could show of the byline: see `core.kept`."""
        portrait = self.author._state.fields_cache.get("portrait")
        return self.role, self.author.name, self.author.slug, portrait.shown_key if portrait is not None else None

    @property
    def role_label(self) -> str:
        return str(self.get_role_display())


class AuthorIndexPage(RoutablePageMixin, BasePage):
    """All authors at /authors/, each with a page and a feed below it."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    fixed_slug = "authors"
    max_count = 1
    template = "news/author_index.html"
    page_description = _("The list of authors, with a page for each of them.")
    kind_icon = "group"

    class Meta:
        verbose_name = _("index of authors")

    @path("")
    def index(self, request: HttpRequest) -> HttpResponse:
        authors = list(Author.objects.with_portrait())
        return self.render(
            request,
            context_overrides={
                "authors": [author for author in authors if author.is_active],
                "past_authors": [author for author in authors if not author.is_active],
            },
        )

    @path("<slug:slug>/")
    def author(self, request: HttpRequest, slug: str) -> HttpResponse:
        from news.models.posts import PostPage

        author = Author.objects.with_portrait("square", "social").filter(slug=slug).first()
        if author is None:
            raise Http404(f"no author {slug!r}")
        number = page_number(request)
        posts = PostPage.objects.listed().by_author(author)
        context = {
            "author": author,
            "total": posts.count(),
            "meta": Metadata(
                title=author.name,
                social_title=author.name,
                description=author.role_title,
                type="profile",
                canonical=absolute(author.url),
                feed_title=author.name,
                feed_url=author.feed_url,
            )
            .with_image(author.portrait)
            .on_page(number),
            "breadcrumbs": [Crumb(self.title, self.url)],
            **day_stream_context(posts, request, number, empty_is_missing=number > 1),
        }
        return self.render(request, template="news/author_page.html", context_overrides=context)

    @path("<slug:slug>/feed/")
    def feed(self, request: HttpRequest, slug: str) -> HttpResponse:
        from news.feeds import AuthorFeed

        return AuthorFeed()(request, slug=slug)
