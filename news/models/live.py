"""Live coverage: a post that grows entry by entry while something happens."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.http import quote_etag
from django.utils.translation import gettext as now_in_words
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from core.at_hand import loaded
from core.caching import changes_at
from core.metadata import Metadata
from news.live.blocks import MOST_ENTRIES, EntryBlock
from news.live.data import live_blog
from news.live.entries import ENTRIES_IN_A_FRAGMENT, ENTRIES_ON_A_PAGE, Entry, entries_of
from news.live.forms import LiveForm
from news.live.states import State, runs_until, state_at, state_of
from news.publishing import Problem
from news.related import bodies_at_hand

from .posts import PostPage

#: The newest of them, as a feed reader shows the whole text again after each change.
ENTRIES_IN_FEEDS = 20
#: Clocks differ; more than this ahead is a mistyped time.
AHEAD = timedelta(minutes=5)


class LivePage(RoutablePageMixin, PostPage):
    """Live coverage: what readers should know above, entries with their times below, newest first."""

    starts_at = models.DateTimeField(
        _("starts"),
        null=True,
        blank=True,
        help_text=_("Leave empty to start with publication. Until then the page says that coverage is coming up."),
    )
    ended_at = models.DateTimeField(
        _("ended"),
        null=True,
        blank=True,
        help_text=_(
            "Fill in when it is over; readers then see “As it happened”. Coverage without a new entry for a day "
            "counts as over too."
        ),
    )
    entries = StreamField(
        [("entry", EntryBlock())],
        verbose_name=_("entries"),
        blank=True,
        max_num=MOST_ENTRIES,
        collapsed=True,
        help_text=_("The plus sign at the top adds the next one. Publish to bring it to readers."),
    )

    # Derived when the post is saved, so that what runs now is one look-up.
    coverage_starts = models.DateTimeField(null=True, editable=False)
    coverage_until = models.DateTimeField(null=True, editable=False, db_index=True)

    base_form_class = LiveForm
    template = "news/live_page.html"
    page_description = _("News entry by entry while it happens: a vote, a storm, a match.")
    kind_icon = "time"
    feeds_own_fields = True
    subpage_types: list[str] = []

    content_panels = [
        *PostPage.content_panels[:2],
        FieldPanel("entries"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ended_at")])], _("When")),
        *PostPage.content_panels[2:],
    ]
    search_fields = [*PostPage.search_fields, index.SearchField("entries")]

    class Meta:
        verbose_name = _("live coverage")
        verbose_name_plural = _("live coverage")

    # What follows from the entries and the clock.

    @property
    def state(self) -> State:
        if self.coverage_starts is None or self.coverage_until is None:
            return State.UPCOMING
        return state_at(self.coverage_starts, self.coverage_until, timezone.now())

    @property
    def coverage_ends(self) -> datetime | None:
        """The end as readers are told it: the editor's, or the last entry of coverage that fell silent."""
        newest = self.newest_at
        return self.ended_at or newest or self.coverage_starts

    @property
    def newest_at(self) -> datetime | None:
        return max((entry.time for entry in entries_of(self.entries)), default=None)

    @property
    def newest_words(self) -> str:
        """The title of the newest entry, from the card's facts: lists do not load the entries."""
        return str(self.card_facts.get("latest", ""))

    @property
    def newest_moment(self) -> datetime | None:
        return parse_datetime(self.card_facts.get("newest", ""))

    def get_streams(self) -> list[Any]:
        return [self.body, self.entries]

    def derive_facts(self) -> None:
        newest = self.newest_at
        self.coverage_starts = self.starts_at or self.date_shown or self.first_published_at or timezone.now()
        self.coverage_until = runs_until(self.coverage_starts, self.ended_at, newest)
        super().derive_facts()

    def get_card_facts(self) -> dict[str, Any]:
        newest = entries_of(self.entries)[:1]
        times = {"starts": self.coverage_starts, "until": self.coverage_until}
        return {
            **{name: moment.isoformat() for name, moment in times.items() if moment},
            "entries": len(self.entries),
            **({"newest": newest[0].time.isoformat(), "latest": newest[0].title} if newest else {}),
        }

    def get_extra_digest(self) -> list[Any]:
        # In the order that readers see: moving an entry in the form changes nothing.
        rows = {row["id"]: row["value"] for row in self.entries.get_prep_value()}
        return [
            {**rows[entry.id], "time": entry.time.astimezone(UTC).isoformat(timespec="minutes")}
            for entry in entries_of(self.entries)
        ]

    @classmethod
    def label_on_cards(cls, genre: str, facts: dict[str, Any]) -> str:
        return str(state_of(facts, timezone.now()).label)

    @classmethod
    def note_on_cards(cls, facts: dict[str, Any]) -> str:
        if state_of(facts, timezone.now()) != State.UPCOMING:
            return ""
        begins = timezone.localtime(datetime.fromisoformat(facts["starts"]))
        return now_in_words("Begins on %(moment)s") % {"moment": date_format(begins, "l, j F, H:i")}

    # Editing and publishing.

    def clean(self) -> None:
        super().clean()
        if self.ended_at and self.starts_at and self.ended_at < self.starts_at:
            raise ValidationError({"ended_at": _("The coverage cannot end before it starts.")})

    def get_publishing_problems(self) -> Iterable[Problem]:
        yield from super().get_publishing_problems()
        latest = max(timezone.now(), self.go_live_at or timezone.now()) + AHEAD
        for entry in entries_of(self.entries):
            if entry.time > latest:
                moment = date_format(timezone.localtime(entry.time), "j F Y, H:i")
                yield Problem(
                    "entries",
                    now_in_words("The entry “%(title)s” has a time in the future: %(moment)s.")
                    % {"title": entry.title, "moment": moment},
                )

    # What readers are answered.

    @path("")
    def newest_entries(self, request: HttpRequest) -> HttpResponse:
        return self._whole_page(request)

    @path("all/")
    def all_entries(self, request: HttpRequest) -> HttpResponse:
        self.shows_all = True
        return self._whole_page(request)

    @path("entries/")
    def fragment(self, request: HttpRequest) -> HttpResponse:
        """Return the newest entries alone: one answer for all readers, who know themselves which they have.

        So there is one page to keep, made once after each publish; whoever has it is told "not modified".
        """
        self._tell_the_clock(request)
        with loaded(bodies_at_hand([self])):
            shown = entries_of(self.entries)[:ENTRIES_IN_A_FRAGMENT]
            html = render_to_string("news/live_entries.html", self._stream_context(shown), request)
        response = HttpResponse(html)
        response["X-Robots-Tag"] = "noindex"
        response["ETag"] = quote_etag(f"{self.latest_revision_id}-{self.state.value}")
        return get_conditional_response(request, etag=response["ETag"], response=response) or response

    shows_all = False

    def _whole_page(self, request: HttpRequest) -> HttpResponse:
        self._tell_the_clock(request)
        return PostPage.serve(self, request)

    def _tell_the_clock(self, request: HttpRequest) -> None:
        for moment in (self.coverage_starts, self.coverage_until):
            if moment is not None:
                changes_at(request, moment)

    def get_own_context(self, request: HttpRequest) -> dict[str, Any]:
        entries = entries_of(self.entries)
        shown = self._shown(entries)
        return {
            **self._stream_context(shown),
            "key_moments": [(entry, self._address_of(entry, shown)) for entry in entries if entry.is_key],
            "older": len(entries) - len(shown),
        }

    def _stream_context(self, shown: list[Entry]) -> dict[str, Any]:
        return {"page": self, "entries": shown, "state": self.state, "refreshed_at": timezone.now()}

    def _shown(self, entries: list[Entry]) -> list[Entry]:
        return entries if self.shows_all else entries[:ENTRIES_ON_A_PAGE]

    def _address_of(self, entry: Entry, shown: list[Entry]) -> str:
        """Return the entry's address on this page, or on the page of all entries where it is folded away."""
        return f"#{entry.anchor}" if entry in shown else f"{self.url}all/#{entry.anchor}"

    def get_structured_data(self, meta: Metadata) -> dict[str, Any]:
        return live_blog(self, meta, self._shown(entries_of(self.entries)))

    def get_feed_parts(self) -> list[str]:
        shown = entries_of(self.entries)[:ENTRIES_IN_FEEDS]
        return [*super().get_feed_parts(), render_to_string("news/live_in_feeds.html", {"entries": shown})]
