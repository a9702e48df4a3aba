"""The post: anything dated that is published in a section."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from core.at_hand import loaded
from core.metadata import Crumb, Metadata
from core.models import BasePage
from core.structured_data import script
from news import post_panels
from news.blocks import BodyBlock
from news.content import content_digest, count_words
from news.corrections.markup import with_corrections
from news.corrections.notes import FACT, last_told, note_facts
from news.forms import PostForm
from news.querysets import PostManager
from news.readership.keys import key_of
from news.related import load_for_reading
from news.rights import PostPermissionTester
from news.storylines import storyline_parts

from .flagged import Flagged
from .places import PostPlace
from .showing import Showing

#: No newspaper of ours is older; archives that are moved in may go far back.
FIRST_DATE = datetime(1800, 1, 1, tzinfo=UTC)

#: How editors see a post beside its form, other than as its page.
PREVIEWS = {"card": "news/preview_card.html", "search": "news/preview_search.html"}


class PostPage(Showing, Flagged, BasePage):
    """What all kinds of post share, in a table of its own.

    Concrete, so that lists, search, feeds and archives of all kinds are one query; not creatable
    itself: editors make articles, jobs, recipes (docs/decisions/0002).
    """

    standfirst = models.TextField(
        _("standfirst"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences under the headline; shown on cards and in search engines too."),
    )
    short_title = models.CharField(
        _("short headline"),
        max_length=120,
        blank=True,
        help_text=_("For cards and lists. Leave empty to use the headline."),
    )
    lead_image = models.ForeignKey(
        "core.CityImage",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        _("alt text"),
        max_length=255,
        blank=True,
        help_text=_(
            "What the picture shows here, for readers who cannot see it. Leave empty to use the picture's own."
        ),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    topics = ClusterTaggableManager(
        through="news.PostTopic",
        verbose_name=_("topics"),
        blank=True,
        help_text=_("Type and press Enter. Capital letters do not matter."),
    )
    date_shown = models.DateTimeField(
        _("date shown"),
        null=True,
        blank=True,
        help_text=_("Leave empty to show the moment of first publication. Lists and the archive go by it."),
    )

    genre = models.CharField(_("genre"), max_length=20, blank=True)
    never_most_read = models.BooleanField(
        _("never among the most read"), default=False, help_text=_("However many read it.")
    )

    is_legal = models.BooleanField(
        _("legal"),
        default=False,
        help_text=_("For the newsroom, not for readers: it may have legal consequences, so a second editor reads it."),
    )

    # Derived when the post is saved: what lists need, so that they read this one table.
    section = models.ForeignKey(
        "news.SectionPage", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    section.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    word_count = models.PositiveIntegerField(default=0, editable=False)
    updated_at = models.DateTimeField(null=True, editable=False)
    content_digest = models.CharField(max_length=64, blank=True, editable=False)
    card_facts = models.JSONField(default=dict, blank=True, editable=False)
    listed_until = models.DateTimeField(null=True, editable=False)

    #: What the ledger says of it, where somebody who derives many posts has asked already.
    known_notes: list[dict[str, Any]] | None = None

    objects = PostManager()

    base_form_class = PostForm
    is_creatable = False
    #: A copy is a new post: it has a date of its own once it is published.
    exclude_fields_in_copy = ["date_shown", "updated_at", "content_digest"]
    show_in_menus_default = False
    template = "news/article_page.html"

    content_panels = [*BasePage.content_panels, *post_panels.CONTENT]
    promote_panels = [*post_panels.PROMOTE, *BasePage.promote_panels[:-1]]
    settings_panels = [*BasePage.settings_panels, *post_panels.SETTINGS]

    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst", boost=2),
        index.SearchField("body"),
        index.SearchField("lead_image_caption"),
        index.FilterField("date_shown"),
        index.FilterField("section_id"),
        index.FilterField("genre"),
    ]

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes = [
            models.Index(fields=["-date_shown", "-page_ptr"], name="post_newest"),
            models.Index(fields=["section", "-date_shown", "-page_ptr"], name="post_newest_in_section"),
            models.Index(
                fields=["listed_until"], name="post_listed_until", condition=models.Q(listed_until__isnull=False)
            ),
        ]

    def save(self, clean: bool = True, user: Any = None, log_action: Any = False, **kwargs: Any) -> None:
        # Partial saves (the editor's drafts among them) do not touch what readers see.
        if not kwargs.get("update_fields"):
            self._merge_bylines()
            self._merge_places()
            self._derive()
        super().save(clean=clean, user=user, log_action=log_action, **kwargs)

    def _merge_bylines(self) -> None:
        """Drop new bylines that are stored already.

        An editor who presses Publish while an autosave is under way sends as new what that has just stored.
        """
        bylines = list(self.bylines.all())
        stored = {(byline.author_id, byline.role): byline for byline in bylines if byline.pk}
        for byline in bylines:
            twin = stored.get((byline.author_id, byline.role))
            if byline.pk is None and twin is not None:
                twin.sort_order = byline.sort_order
                self.bylines.remove(byline)

    def _merge_places(self) -> None:
        """Keep the places in step with those that the kind's own fields name, each of them once."""
        own = [key for key in self.get_own_places() if key]
        seen: set[int] = set()
        # Stored rows first: of two that say the same, the new one goes.
        for row in sorted(self.post_places.all(), key=lambda row: row.pk is None):
            if row.place_id in seen or (row.is_derived and row.place_id not in own):
                self.post_places.remove(row)
            else:
                seen.add(row.place_id)
        for key in dict.fromkeys(own):
            if key not in seen:
                self.post_places.add(PostPlace(place_id=key, is_derived=True))

    def derive_facts(self) -> None:
        """Set what lists and cards show of the kind's own fields."""
        places = [row.place_id for row in self.post_places.all()]
        notes = note_facts(self.pk) if self.known_notes is None else self.known_notes
        shared = {"places": places, FACT: notes}
        self.card_facts = {**self.get_card_facts(), **{name: fact for name, fact in shared.items() if fact}}
        self.listed_until = self.get_listed_until()

    def _derive(self) -> None:
        """Set what follows from other fields: section, length, dates."""
        parent = self.get_parent() if self.path else None
        self.section_id = parent.pk if parent is not None else None
        self.word_count = count_words(self)
        self.derive_facts()
        if not self.live:
            return
        now = timezone.now()
        if self.date_shown is None:
            self.date_shown = self.first_published_at or now
        digest = content_digest(self)
        if self.content_digest and self.content_digest != digest and self.first_published_at:
            self.updated_at = now
        told = last_told(self.card_facts.get(FACT, []))
        self.updated_at = max(filter(None, (self.updated_at, told)), default=None)
        self.content_digest = digest

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, **kwargs: Any) -> Any:
        # Only published bylines protect an author; modelcluster raises for one that a draft names and who is gone.
        from news.models.authors import Author

        if check_fks:
            lines = data.get("bylines") or []
            here = set(Author.objects.filter(pk__in=[line["author"] for line in lines]).values_list("pk", flat=True))
            data = {**data, "bylines": [line for line in lines if line["author"] in here]}
        return super().from_serializable_data(data, check_fks, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.date_shown is None:
            return
        latest = max(timezone.now(), self.go_live_at or timezone.now()) + timedelta(days=1)
        if not FIRST_DATE <= self.date_shown <= latest:
            # A mistyped year would head every list, or give the archive a thousand empty years.
            raise ValidationError(
                {"date_shown": _("The date shown lies between the year 1800 and the day after publication.")}
            )

    def with_content_json(self, content: dict[str, Any]) -> "PostPage":
        # These belong to the post, not to a revision: an old revision must not bring old values back.
        obj: PostPage = super().with_content_json(content)
        obj.section_id = self.section_id
        obj.updated_at = self.updated_at
        obj.content_digest = self.content_digest
        obj.card_facts = self.card_facts
        obj.listed_until = self.listed_until
        return obj

    # The head of the HTML.

    def permissions_for_user(self, user: Any) -> PostPermissionTester:
        return PostPermissionTester(user, self)

    def get_description(self) -> str:
        return self.search_description or self.standfirst

    def get_social_image(self) -> Any:
        return self.social_image if self.social_image_id else self.lead_image

    def get_metadata(self, request: HttpRequest) -> Metadata:
        label = self.section_label
        return replace(
            super().get_metadata(request),
            type="article",
            published=self.date_shown,
            modified=self.updated_at,
            section=label.title if label else "",
            authors=[self.signature] if self.signature else [byline.author.name for byline in self.byline_list],
            feed_title=label.title if label else "",
            feed_url=f"{label.url}feed/" if label else "",
        )

    def get_breadcrumbs(self) -> list[Crumb]:
        label = self.section_label
        return [Crumb(label.title, label.url)] if label else []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if getattr(request, "is_preview", False):
            # A preview shows what is typed, not what was derived at the last publish.
            self.derive_facts()
        beside, at_hand = load_for_reading(self)
        with loaded(at_hand):
            context = {**super().get_context(request, *args, **kwargs), **self.get_own_context(request)}
            data = self.get_structured_data(context["meta"])
        context["structured_data"] = script(with_corrections(data, self.card_facts)) if data else ""
        context["read_key"] = "" if getattr(request, "is_preview", False) else key_of(self.pk)
        context["storyline_parts"] = storyline_parts(self.pk, at_hand.posts)
        return {**context, **beside.as_context(), "at_hand": at_hand}

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("The page")), ("card", _("As a card")), ("search", _("As a search result"))]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return PREVIEWS.get(mode_name) or str(super().get_preview_template(request, mode_name))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        # Rendered here, while what the body names is at hand for its blocks.
        with loaded(response.context_data["at_hand"]):
            return response.render()
