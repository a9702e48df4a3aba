"""What every page of the site shares."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from core.addresses import absolute, path_of
from core.metadata import Crumb, Metadata
from core.reserved_slugs import check_slug
from core.restrictions import restrictions_on


class BasePage(Page):
    """Abstract base of all pages: address, search and social fields, metadata of the HTML head."""

    social_title = models.CharField(
        _("title when shared"), max_length=120, blank=True, help_text=_("Leave empty to use the headline.")
    )
    social_description = models.CharField(
        _("description when shared"), max_length=300, blank=True, help_text=_("Leave empty to use the standfirst.")
    )
    social_image = models.ForeignKey(
        "core.CityImage",
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave empty to use the lead picture."),
    )
    no_index = models.BooleanField(
        _("do not list in search engines"),
        default=False,
        help_text=_("Readers can still open the page; it leaves the sitemap, and search engines are told to pass."),
    )

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("no_index")],
            _("In search engines"),
        ),
        MultiFieldPanel(
            [FieldPanel("social_title"), FieldPanel("social_description"), FieldPanel("social_image")],
            _("When shared"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], _("In menus")),
    ]

    subpage_types: list[str] = []

    #: Wagtail's icon for this kind of page, where editors choose and list pages.
    kind_icon = "doc-empty"

    #: The one reserved slug that this kind of page may (and must) have.
    fixed_slug = ""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        self._check_address()

    def minimal_clean(self) -> None:
        super().minimal_clean()
        self._check_address()

    def _check_address(self) -> None:
        check_slug(self.slug, own=self.fixed_slug)
        if self.fixed_slug and self.slug != self.fixed_slug:
            raise ValidationError(
                {"slug": _("The address of this page is always “%(slug)s”.") % {"slug": self.fixed_slug}}
            )

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str:
        """Return the address on this site: see `core.addresses` for why Wagtail's way is not taken."""
        return path_of(self.url_path)

    url = property(get_url)

    def relative_url(self, current_site: Any, request: HttpRequest | None = None) -> str:
        return path_of(self.url_path)

    def get_view_restrictions(self) -> Any:
        """Return the restrictions on this page and above it, from those that the request has read."""
        if self.alias_of_id:
            return super().get_view_restrictions()
        return restrictions_on(self)

    # What the head of the HTML says; kinds of pages override the parts that differ.

    def get_description(self) -> str:
        """Return the description for search engines."""
        return self.search_description or self.social_description

    def get_social_image(self) -> Any:
        """Return the CityImage that stands for the page when it is shared, or None."""
        return self.social_image if self.social_image_id else None

    def get_metadata(self, request: HttpRequest) -> Metadata:
        return Metadata(
            title=self.seo_title or self.title,
            social_title=self.social_title or self.title,
            description=self.get_description(),
            social_description=self.social_description or self.get_description(),
            canonical=absolute(self.url),
            no_index=self.no_index,
        ).with_image(self.get_social_image())

    def get_breadcrumbs(self) -> list[Crumb]:
        """Return the way from the front page to this page's parent."""
        return []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["meta"] = self.get_metadata(request)
        context["breadcrumbs"] = self.get_breadcrumbs()
        return context
