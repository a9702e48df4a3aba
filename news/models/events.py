"""The event: something to go to, once or again and again."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.url_routing import RouteResult

from core.caching import changes_at
from core.frame import current_frame
from core.metadata import Metadata
from core.models.images import WebAddressField
from news.events import markup, words
from news.events.facts import card_facts
from news.events.page import page_context
from news.events.panels import edit_handler
from news.publishing import Problem
from news.related import has_unsaved_children

from .event_times import EventTimes
from .posts import PostPage


def default_currency() -> str:
    return current_frame().currency


class EventKind(models.TextChoices):
    """What one goes to."""

    CONCERT = "concert", _("Concert")
    THEATRE = "theatre", _("Theatre")
    FILM = "film", _("Film")
    EXHIBITION = "exhibition", _("Exhibition")
    MARKET = "market", _("Market")
    TALK = "talk", _("Talk")
    SPORT = "sport", _("Sport")
    FAMILY = "family", _("Family")
    FESTIVAL = "festival", _("Festival")
    OTHER = "other", _("Event")


class EventState(models.TextChoices):
    """Whether it takes place as it was said to."""

    SCHEDULED = "scheduled", _("Takes place as planned")
    CANCELLED = "cancelled", _("Cancelled")
    POSTPONED = "postponed", _("Postponed, new date not known")
    RESCHEDULED = "rescheduled", _("Moved to another date")
    MOVED_ONLINE = "moved_online", _("Moved online")


class EventPage(EventTimes, PostPage):
    """An event: when, where, what it costs and how to get in."""

    event_kind = models.CharField(_("kind of event"), max_length=20, choices=EventKind.choices, default=EventKind.OTHER)
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=EventState.choices,
        default=EventState.SCHEDULED,
        help_text=_("Readers see it large on the page, and on every card and in their calendars."),
    )
    previous_date = models.DateField(
        _("was planned for"), null=True, blank=True, help_text=_("Only for one that was moved to another date.")
    )
    previous_time = models.TimeField(_("at"), null=True, blank=True)
    venue = models.ForeignKey(
        "news.Place",
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
        help_text=_("Leave empty for one that is only online. The event shows on the place's page too."),
    )
    venue_details = models.CharField(
        _("room or meeting point"), max_length=160, blank=True, help_text=_("Such as “Studio 2” or “at the fountain”.")
    )
    online_url = WebAddressField(_("address online"), max_length=500, blank=True)
    is_free = models.BooleanField(_("free"), default=False, help_text=_("Nobody pays to get in."))
    price_from = models.DecimalField(
        _("price from"), max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    price_to = models.DecimalField(
        _("price to"), max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        default=default_currency,
        validators=[RegexValidator(r"^[A-Z]{3}\Z", _("Three capital letters, such as GBP or EUR."))],
    )
    tickets_url = WebAddressField(_("tickets"), max_length=500, blank=True, help_text=_("Where to book or register."))
    organiser = models.CharField(_("organiser"), max_length=160, blank=True)
    organiser_url = WebAddressField(_("organiser's site"), max_length=500, blank=True)
    age = models.CharField(_("age"), max_length=80, blank=True, help_text=_("Such as “14 and over” or “from 3 years”."))
    accessibility = models.TextField(
        _("accessibility"), max_length=600, blank=True, help_text=_("Steps, lifts, loops, interpreters, quiet rooms.")
    )

    edit_handler = edit_handler(PostPage.content_panels, PostPage.promote_panels, PostPage.settings_panels)
    page_description = _("Something to go to: a concert, a market, a match, a festival.")
    may_lead = False
    is_story = False
    over_label = _("Past")
    kind_icon = "calendar-alt"
    template = "news/event_page.html"
    subpage_types: list[str] = []
    exclude_fields_in_copy = [*PostPage.exclude_fields_in_copy, "occurrences"]
    search_fields = [
        *PostPage.search_fields,
        index.SearchField("organiser"),
        index.SearchField("venue_details"),
        index.FilterField("event_kind"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def save(self, *args: Any, **kwargs: Any) -> None:
        from news.events.rows import store_dates

        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.live and not kwargs.get("update_fields"):
                store_dates(self)

    def clean(self) -> None:
        super().clean()
        self.check_times()
        errors = {}
        if self.is_free and (self.price_from or self.price_to):
            errors["price_from"] = _now("A free event has no price. Empty this, or untick “free”.")
        elif self.price_to is not None and self.price_from is None:
            errors["price_from"] = _now("Give the lowest price too.")
        elif self.price_to is not None and self.price_from is not None and self.price_to < self.price_from:
            errors["price_to"] = _now("The highest price is below the lowest.")
        if errors:
            raise ValidationError(errors)

    def get_publishing_problems(self) -> list[Problem]:
        problems = []
        if not self.all_day and self.start_time is None:
            problems.append(Problem("start_time", _now("Say when it starts, or tick “all day”.")))
        elif not self.get_dates().all:
            problems.append(Problem("start_date", _now("No date is left: every one is taken out.")))
        if not self.venue_id and not self.online_url:
            problems.append(Problem("venue", _now("Say where: a venue, or an address online.")))
        if self.state == EventState.MOVED_ONLINE and not self.online_url:
            problems.append(Problem("online_url", _now("An event that moved online needs its address there.")))
        if self.state == EventState.RESCHEDULED and not self.previous_date:
            problems.append(Problem("previous_date", _now("Say for which day it was planned before.")))
        return problems

    # What lists and cards show.

    def get_listed_until(self) -> datetime | None:
        return self.get_dates().ends

    def get_own_places(self) -> list[int | None]:
        return [self.venue_id]

    def get_card_facts(self) -> dict[str, Any]:
        return card_facts(self, timezone.now())

    @classmethod
    def label_on_cards(cls, genre: str, facts: dict[str, Any]) -> str:
        kind = facts.get("kind")
        return str(EventKind(kind if kind in EventKind.values else EventKind.OTHER).label)

    @classmethod
    def note_on_cards(cls, facts: dict[str, Any]) -> str:
        return words.note(facts)

    def get_extra_digest(self) -> list[Any]:
        schedule = self.get_schedule()
        return [
            repr(schedule),
            *(str(getattr(self, name)) for name in DIGESTED),
        ]

    def get_structured_data(self, meta: Metadata) -> dict[str, Any] | None:
        return markup.event_data(self, meta, timezone.now())

    @property
    def state_words(self) -> str:
        """What has become of the event, in a word; "" for one that takes place as planned."""
        return words.state_words(self.state)

    @property
    def price_words(self) -> str:
        return words.price(self.is_free, self.price_from, self.price_to, self.currency)

    # Its page, and its calendar file below it.

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        if path_components == ["calendar.ics"] and self.live:
            return RouteResult(self, kwargs={"calendar": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs.pop("calendar", False):
            from news.events.ics import event_file

            return event_file(self)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if self.pk and not has_unsaved_children(self):
            # Asked for several times on the way.
            models.prefetch_related_objects([self], "event_dates")
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        about_time, moments = page_context(self, now)
        for moment in moments:
            changes_at(request, moment)
        return {**context, **about_time}


#: What readers see of an event's own fields, beside its dates.
DIGESTED = (
    "event_kind",
    "state",
    "previous_date",
    "previous_time",
    "venue_id",
    "venue_details",
    "online_url",
    "is_free",
    "price_from",
    "price_to",
    "currency",
    "tickets_url",
    "organiser",
    "age",
    "accessibility",
)


class EventDate(Orderable):
    """A further date of an event, or a day on which its rule does not hold."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_dates")
    is_exception = models.BooleanField(
        _("not on this day"), default=False, help_text=_("Takes a repeated date out. Otherwise the date is added.")
    )
    date = models.DateField(_("date"))
    start_time = models.TimeField(_("starts at"), null=True, blank=True, help_text=_("Empty: as always."))
    end_time = models.TimeField(_("ends at"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("other date")
        verbose_name_plural = _("other dates")

    def clean(self) -> None:
        super().clean()
        if self.start_time and self.end_time and self.end_time <= self.start_time:
            raise ValidationError({"end_time": _("The end is before the start.")})
        if self.date and not 2000 <= self.date.year <= timezone.localdate().year + 10:
            raise ValidationError({"date": _("This year is too far away.")})


class EventOccurrence(models.Model):
    """One date of a published event, derived from it, so that lists by day are plain queries."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="occurrences")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ends_at", "starts_at"], name="event_occurrence_time")]
        constraints = [models.UniqueConstraint(fields=["event", "starts_at"], name="event_occurrence_once")]

    def __str__(self) -> str:
        return f"{self.event_id} {self.starts_at:%Y-%m-%d %H:%M}"
