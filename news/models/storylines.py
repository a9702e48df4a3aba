"""Storylines: posts of any kind under a running story, with a summary and the dates that matter."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin
from wagtail.search import index

from core.rich_text import LINE_FEATURES
from news.slugs import unique_slug

#: A storyline whose key dates fill more than this is a book.
MOST_DATES = 60


class KeyDateBlock(blocks.StructBlock):
    """A day on which something happened, or will, that need not have a post."""

    date = blocks.DateBlock(label=_("Date"))
    words = blocks.CharBlock(label=_("What happens"), max_length=240)

    class Meta:
        icon = "date"
        label = _("Key date")
        label_format = "{date} {words}"


class StorylineQuerySet(models.QuerySet["Storyline"]):
    def with_newest(self) -> "StorylineQuerySet":
        """Add of each storyline its newest listed post's key (`newest_post`) and date (`newest_at`), or None."""
        from news.models.posts import PostPage

        listed = PostPage.objects.listed().filter(storyline_entries__storyline=models.OuterRef("pk"))
        return self.annotate(
            newest_post=models.Subquery(listed.values("pk")[:1]),
            newest_at=models.Subquery(listed.values("date_shown")[:1]),
        )

    def public(self) -> "StorylineQuerySet":
        """Live storylines with a listed post, the one with the newest first.

        One that only hidden posts carry would give away what the newsroom is working on.
        """
        return self.filter(live=True).with_newest().filter(newest_post__isnull=False).order_by("-newest_at", "name")


class Storyline(DraftStateMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """A running story. Readers follow it on a page of its own and from post to post."""

    name = models.CharField(
        _("name"), max_length=120, help_text=_("Short, as readers would call it: “Line 4 at night”.")
    )
    slug = models.SlugField(
        _("slug"), max_length=120, unique=True, blank=True, help_text=_("The end of the page's address.")
    )
    summary = RichTextField(
        _("summary"), features=LINE_FEATURES, help_text=_("What has happened so far, for somebody who comes to it new.")
    )
    picture = models.ForeignKey(
        "core.CityImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_running = models.BooleanField(
        _("still running"), default=True, help_text=_("Running storylines stand on the page of the News section.")
    )
    key_dates = StreamField(
        [("date", KeyDateBlock())],
        verbose_name=_("key dates"),
        blank=True,
        max_num=MOST_DATES,
        help_text=_("They stand in the timeline between the posts; coming ones at its head."),
    )

    objects = StorylineQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("summary"),
        InlinePanel(
            "entries",
            heading=_("Posts"),
            label=_("post"),
            panels=[PageChooserPanel("post", "news.PostPage")],
            help_text=_("In the order in which readers should go from one to the next. The timeline goes by date."),
        ),
        FieldPanel("key_dates"),
        FieldPanel("picture"),
        FieldRowPanel([FieldPanel("is_running"), FieldPanel("slug")]),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("summary"),
        index.FilterField("is_running"),
        index.FilterField("name"),
    ]

    class Meta:
        verbose_name = _("storyline")
        verbose_name_plural = _("storylines")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(self, self.name)
        if not kwargs.get("update_fields"):
            self._merge_entries()
        super().save(*args, **kwargs)

    def _merge_entries(self) -> None:
        """Keep each post once: the first that is stored, or the first at all."""
        # An editor who presses Publish while an autosave is under way sends as new what that has just stored.
        seen: set[int] = set()
        for entry in sorted(self.entries.all(), key=lambda entry: entry.pk is None):
            if entry.post_id in seen:
                self.entries.remove(entry)
            seen.add(entry.post_id)

    @property
    def url(self) -> str:
        return f"/storylines/{self.slug}/"

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed/"


class StorylineEntry(Orderable):
    """A post in a storyline."""

    storyline = ParentalKey(Storyline, on_delete=models.CASCADE, related_name="entries")
    post = models.ForeignKey(
        "news.PostPage", verbose_name=_("post"), on_delete=models.CASCADE, related_name="storyline_entries"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("post of a storyline")
        verbose_name_plural = _("posts of storylines")
