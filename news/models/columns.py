"""Columns: an author's place in the paper, with a page and a feed of its own."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from news.opinion.columns import columns_address
from news.slugs import unique_slug

from .authors import Author


class ColumnQuerySet(models.QuerySet["Column"]):
    def in_print(self) -> "ColumnQuerySet":
        """Columns with at least one listed piece: one that only drafts carry is not announced yet."""
        from .posts import PostPage

        pieces = PostPage.objects.listed().order_by().filter(genre="column", opinionpage__column=OuterRef("pk"))
        return self.filter(Exists(pieces))


class Column(index.Indexed, models.Model):
    """A series of pieces by one author under a name that readers come back for."""

    name = models.CharField(
        _("name"), max_length=80, help_text=_("As it stands over each piece, for instance “Low Water”.")
    )
    slug = models.SlugField(
        _("slug"), max_length=80, unique=True, blank=True, help_text=_("The end of the column's address.")
    )
    # A columnist cannot be deleted by mistake; mark them as past instead.
    author = models.ForeignKey(Author, verbose_name=_("author"), on_delete=models.PROTECT, related_name="columns")
    description = models.TextField(
        _("description"),
        blank=True,
        max_length=300,
        help_text=_("A sentence or two: what it is about and when it appears. Readers see it at the column's head."),
    )
    is_active = models.BooleanField(
        _("still appears"), default=True, help_text=_("A column that has ended keeps its page and its feed.")
    )

    objects = ColumnQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        # Not for the columnist, who may only say what the column is.
        *(FieldPanel(name, permission="news.change_column") for name in ("author", "is_active", "slug")),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        ordering = ["-is_active", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(self, self.name)
        super().save(*args, **kwargs)

    def posts(self) -> Any:
        """Return the listed pieces of the column, newest first."""
        from .posts import PostPage

        # A piece that became an essay may still name the column it once stood in.
        return PostPage.objects.listed().filter(genre="column", opinionpage__column=self)

    @property
    def url(self) -> str:
        address = columns_address()
        return f"{address}{self.slug}/" if address else ""

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed/"
