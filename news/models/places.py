"""Places: neighbourhoods and the venues in them, in a tree; posts of any kind point at them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from core.models.images import WebAddressField
from news.opening_hours import OpeningHours, hours_of
from news.opening_hours.blocks import OpeningHoursBlock
from news.places import PlaceLabel, place_label
from news.slugs import unique_slug

#: A city, a district, a street, a house, a hall in it: deeper is a mistake.
DEEPEST = 6


#: What can be dialled, with the signs that people group digits by.
PHONE = RegexValidator(r"^\+?[0-9][0-9 ()/.–-]{2,}$", _("A telephone number has digits, spaces and perhaps a “+”."))


class Place(DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model):
    """A neighbourhood or a venue. A venue lies in a neighbourhood, which may lie in another."""

    class Kind(models.TextChoices):
        NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")
        VENUE = "venue", _("Venue")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed for good")
        MOVED = "moved", _("Moved")

    class PriceLevel(models.IntegerChoices):
        LOW = 1, _("Low")
        MODERATE = 2, _("Moderate")
        HIGH = 3, _("High")
        TOP = 4, _("Top")

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("slug"), max_length=120, unique=True, blank=True, help_text=_("The end of the page's address.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.VENUE)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("lies in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("A venue's neighbourhood, or the larger place that a neighbourhood is part of."),
    )
    description = RichTextField(_("about"), blank=True, features=["bold", "italic", "link"])
    picture = models.ForeignKey(
        "core.CityImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    street_address = models.CharField(_("street and number"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True, validators=[PHONE])
    website = WebAddressField(_("website"), max_length=500, blank=True)
    opening_hours = StreamField(
        OpeningHoursBlock(),
        verbose_name=_("opening hours"),
        blank=True,
        help_text=_("Readers see whether it is open now. A day without a row is a day on which it is closed."),
    )
    hours_note = models.CharField(
        _("beside the hours"), max_length=160, blank=True, help_text=_("Such as “The kitchen closes at ten”.")
    )
    price_level = models.PositiveSmallIntegerField(_("price level"), choices=PriceLevel.choices, null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    moved_to = models.ForeignKey(
        "self",
        verbose_name=_("moved to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("parent")]),
        FieldPanel("description"),
        FieldPanel("picture"),
        MultiFieldPanel(
            [
                FieldPanel("street_address"),
                FieldPanel("postal_code"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            _("Where it is"),
        ),
        MultiFieldPanel([FieldPanel("phone"), FieldPanel("website"), FieldPanel("price_level")], _("For visitors")),
        MultiFieldPanel([FieldPanel("opening_hours"), FieldPanel("hours_note")], _("Opening hours")),
        MultiFieldPanel([FieldPanel("state"), FieldPanel("moved_to")], _("Is it still there?")),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("street_address"),
        index.FilterField("kind"),
        index.FilterField("name"),
    ]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(self, self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        problems = {**self._problems_of_position(), **self._problems_of_state()}
        if parent := self._problem_of_parent():
            problems["parent"] = parent
        if problems:
            raise ValidationError(problems)

    def _problems_of_position(self) -> dict[str, Any]:
        if (self.latitude is None) == (self.longitude is None):
            return {}
        missing = "latitude" if self.latitude is None else "longitude"
        return {missing: _("A position needs both latitude and longitude.")}

    def _problems_of_state(self) -> dict[str, Any]:
        if self.moved_to_id is None:
            return {}
        if self.moved_to_id == self.pk:
            return {"moved_to": _("A place cannot have moved to itself; make a place for the new address.")}
        if self.state != self.State.MOVED:
            return {"state": _("It has a new place: choose “Moved”, or leave “moved to” empty.")}
        return {}

    def _problem_of_parent(self) -> Any:
        above, depth = self.parent, 0
        if above is not None and self.kind == self.Kind.NEIGHBOURHOOD and above.kind == self.Kind.VENUE:
            return _("A neighbourhood cannot lie in a venue.")
        while above is not None:
            depth += 1
            if above.pk == self.pk:
                return _("A place cannot lie in itself.")
            if depth >= DEEPEST:
                return _("Places cannot lie that deep in one another.")
            above = above.parent
        return None

    @property
    def url(self) -> str:
        return f"/places/{self.slug}/"

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed/"

    @property
    def hours(self) -> OpeningHours | None:
        """The opening hours, where they are known and the place is still there."""
        return hours_of(self.opening_hours) if self.state == self.State.OPEN else None

    @property
    def parent_label(self) -> PlaceLabel | None:
        return place_label(self.parent_id)

    @property
    def neighbourhood(self) -> PlaceLabel | None:
        """The neighbourhood that it lies in, without a query; None for a neighbourhood that lies in none."""
        label = self.parent_label
        return label.neighbourhood if label else None

    @property
    def moved_to_label(self) -> PlaceLabel | None:
        return place_label(self.moved_to_id)

    @property
    def map_url(self) -> str:
        """The address of a map that shows the position; "" without one. Opened by the reader's click only."""
        if self.latitude is None or self.longitude is None:
            return ""
        position = f"{self.latitude}/{self.longitude}"
        return f"https://www.openstreetmap.org/?mlat={self.latitude}&mlon={self.longitude}#map=17/{position}"

    @property
    def website_shown(self) -> str:
        """The website's address as people write it."""
        return self.website.split("://", 1)[-1].removeprefix("www.").rstrip("/")

    @property
    def phone_url(self) -> str:
        return "tel:" + "".join(sign for sign in self.phone if sign.isdecimal() or sign == "+")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from .place_index import PlaceIndexPage

        index_page = PlaceIndexPage.objects.first()
        if index_page is None:
            raise Http404("the paper has no index of places")
        response: HttpResponse = index_page.show(request, self)
        return response


class PostPlace(Orderable):
    """A place that a post points at."""

    post = ParentalKey("news.PostPage", on_delete=models.CASCADE, related_name="post_places")
    place = models.ForeignKey(Place, verbose_name=_("place"), on_delete=models.CASCADE, related_name="post_places")
    #: Made by the kind's own field, such as an event's venue, and gone with it.
    is_derived = models.BooleanField(default=False, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("place of a post")
        verbose_name_plural = _("places of posts")
        constraints = [models.UniqueConstraint(fields=["post", "place"], name="place_once_per_post")]
