"""The review: of a restaurant in Food, of a film, book, record, play, exhibition or concert in Entertainment."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from core.metadata import Metadata
from news.places import place_label
from news.prices import price_signs, price_words
from news.publishing import Problem
from news.reviews.board import price_of
from news.reviews.ratings import BEST, Rating, rating_context, rating_figure, rating_value
from news.reviews.subjects import Subject, is_venue, subject_data, subject_label
from news.structured_data import post_data

from .places import Place
from .posts import PostPage


class ReviewPage(PostPage):
    """A judgement on a place or a work, with what a reader needs to weigh it: who went, when, and who paid."""

    class PaidBy(models.TextChoices):
        PAPER = "paper", _("The paper paid")
        REVIEWER = "reviewer", _("The reviewer paid")
        PRESS_TICKET = "press_ticket", _("Press ticket or review copy, free of charge")
        VENUE = "venue", _("Invited by the venue, free of charge")
        FREE = "free", _("Free for everybody")

    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The restaurant itself, or where the play or concert was. The review shows on its page too."),
    )
    work_title = models.CharField(
        _("title of the work"), max_length=200, blank=True, help_text=_("Leave empty for restaurants and cafés.")
    )
    work_creator = models.CharField(
        _("by whom"), max_length=200, blank=True, help_text=_("Director, author, artist, company or band.")
    )
    work_year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(2200)]
    )
    work_detail = models.CharField(
        _("in a line"), max_length=200, blank=True, help_text=_("Such as “Pontoon Press, 64 pages, £9.99”.")
    )
    rating = models.PositiveSmallIntegerField(
        _("rating"),
        choices=Rating.choices,
        null=True,
        blank=True,
        help_text=_("Readers see stars and words. “No rating” is a choice of its own: no stars anywhere."),
    )
    cuisine = models.CharField(
        _("cuisine"),
        max_length=60,
        blank=True,
        help_text=_("One word or two, such as “Vietnamese”: readers choose by it in the index."),
    )
    price_level = models.PositiveSmallIntegerField(
        _("price level"),
        choices=Place.PriceLevel.choices,
        null=True,
        blank=True,
        help_text=_("Leave empty to show the place's own."),
    )
    had = models.TextField(
        _("what we ate or saw"), blank=True, max_length=1500, help_text=_("One to a line; readers see a list.")
    )
    visited_on = models.DateField(_("date of visit"), null=True, blank=True)
    paid_by = models.CharField(
        _("who paid"),
        max_length=20,
        choices=PaidBy.choices,
        blank=True,
        help_text=_("Readers see it under the review."),
    )
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When prices, hours and address were last checked.")
    )

    genres = Subject
    default_genre = Subject.RESTAURANT
    genre_help = _("It stands over the headline and says which fields below matter.")
    content_panels = [
        PostPage.content_panels[0],
        FieldPanel("genre", heading=_("What is reviewed")),
        MultiFieldPanel(
            [
                FieldPanel("place"),
                FieldPanel("work_title"),
                FieldRowPanel([FieldPanel("work_creator"), FieldPanel("work_year")]),
                FieldPanel("work_detail"),
                FieldRowPanel([FieldPanel("cuisine"), FieldPanel("price_level")]),
            ],
            _("The place or the work"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("rating"),
                FieldPanel("had"),
                FieldRowPanel([FieldPanel("visited_on"), FieldPanel("checked_on")]),
                FieldPanel("paid_by"),
            ],
            _("The judgement"),
        ),
        *PostPage.content_panels[1:],
    ]
    search_fields = [
        *PostPage.search_fields,
        index.SearchField("work_title", boost=2),
        index.SearchField("work_creator"),
        index.SearchField("cuisine"),
        index.SearchField("had"),
        index.FilterField("rating"),
    ]
    page_description = _("A restaurant, film, book, record, play, exhibition or concert, with a rating or without one.")
    kind_icon = "pick"
    template = "news/review_page.html"
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        today = timezone.localdate()
        for name in ("visited_on", "checked_on"):
            day = getattr(self, name)
            if day is not None and day > today:
                problems[name] = _("This day has not come yet.")
        if not problems and self.visited_on and self.checked_on and self.checked_on < self.visited_on:
            problems["checked_on"] = _("It cannot have been checked before the visit.")
        if problems:
            raise ValidationError(problems)

    # What a kind says of itself.

    def get_own_places(self) -> list[int | None]:
        return [self.place_id]

    def get_card_facts(self) -> dict[str, Any]:
        facts = {
            "rating": self.rating,
            "place": self.place_id,
            "price": self.price_level if is_venue(self.genre) else None,
            "work": "" if is_venue(self.genre) else self.work_title,
        }
        return {name: value for name, value in facts.items() if value}

    def get_extra_digest(self) -> list[Any]:
        # Not the day of the last check: that nothing has changed is no change.
        return [self.genre, self.place_id, self.work_title, self.work_creator, self.rating, self.had, self.paid_by]

    def get_publishing_problems(self) -> Iterable[Problem]:
        if is_venue(self.genre):
            if self.place_id is None and not self.work_title:
                yield Problem("place", _now("Choose the restaurant or café; make a place for it if there is none."))
        elif not self.work_title:
            yield Problem("work_title", _now("Name what is reviewed."))
        if self.rating is None:
            yield Problem("rating", _now("Choose a rating, or “No rating”."))
        if not self.paid_by:
            yield Problem("paid_by", _now("Readers have a right to know who paid."))

    @classmethod
    def label_on_cards(cls, genre: str, facts: dict[str, Any]) -> str:
        return subject_label(genre)

    @classmethod
    def note_on_cards(cls, facts: dict[str, Any]) -> str:
        halves, label = facts.get("rating"), place_label(facts.get("place"))
        quarter = label.neighbourhood if label else None
        stars = _now("%(stars)s of %(best)s") % {"stars": rating_figure(halves), "best": BEST} if halves else ""
        where = None if facts.get("work") else (quarter or label)
        parts = [stars, facts.get("work", ""), where.name if where else "", price_signs(price_of(facts))]
        if label and label.is_gone and not facts.get("work"):
            parts.append(_now("closed") if label.state == "closed" else _now("moved"))
        return " · ".join(part for part in parts if part)

    def get_structured_data(self, meta: Metadata) -> dict[str, Any]:
        data = post_data(self, meta, "Review")
        data["name"] = data.pop("headline")
        for name in ("articleSection", "mainEntityOfPage"):
            data.pop(name, None)
        data["itemReviewed"] = subject_data(self)
        if self.rating:
            value = rating_value(self.rating)
            data["reviewRating"] = {"@type": "Rating", "ratingValue": value, "bestRating": BEST, "worstRating": 1}
        return data

    # What its page shows.

    @property
    def place_now(self) -> Place | None:
        """The place as readers may see it: None for one that is not published. Asked for once."""
        known: tuple[int | None, Place | None] | None = self.__dict__.get("_place_known")
        if known is None or known[0] != self.place_id:
            found = Place.objects.filter(pk=self.place_id, live=True).first() if self.place_id else None
            known = self._place_known = self.place_id, found
        return known[1]

    @property
    def is_of_venue(self) -> bool:
        return is_venue(self.genre)

    @property
    def subject_name(self) -> str:
        """What is reviewed, by its name."""
        place = self.place_now if is_venue(self.genre) else None
        return (place.name if place else "") or self.work_title or self.title

    @property
    def listed_subject(self) -> str:
        """What is reviewed, as the newsroom lists it: with places that are not published."""
        return self.work_title or (self.place.name if self.place else "")

    @property
    def price_now(self) -> int | None:
        place = self.place_now
        return self.price_level or (place.price_level if place else None)

    def get_facts(self) -> list[dict[str, Any]]:
        """Return the lines under the review: label, words and, for a place, its address on this site."""
        place = self.place_now
        rows: list[tuple[Any, Any, str]] = [] if is_venue(self.genre) else self._facts_of_work()
        if place is not None:
            around = [place.street_address, place.neighbourhood.name if place.neighbourhood else "", place.postal_code]
            rows.append((_("Where"), place.name, place.url))
            rows.append((_("Address"), ", ".join(line for line in around if line), ""))
        rows += [
            (_("Cuisine"), self.cuisine, ""),
            (_("Prices"), price_words(self.price_now) if is_venue(self.genre) else "", ""),
            (_("Visited"), _day(self.visited_on), ""),
            (_("Who paid"), self.get_paid_by_display(), ""),
            (_("Checked on"), _day(self.checked_on), ""),
        ]
        return [{"label": label, "words": words, "url": url} for label, words, url in rows if words]

    def _facts_of_work(self) -> list[tuple[Any, Any, str]]:
        return [
            (_("Title"), self.work_title, ""),
            (_("By"), self.work_creator, ""),
            (_("Year"), str(self.work_year or ""), ""),
            (_("Details"), self.work_detail, ""),
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        place = self.place_now
        return {
            **context,
            "rating": rating_context(self.rating),
            "facts": self.get_facts(),
            "had": [line.strip() for line in self.had.splitlines() if line.strip()],
            "gone": place if place is not None and place.state != Place.State.OPEN else None,
        }


def _day(day: Any) -> str:
    return date_format(day, "j F Y") if day else ""
