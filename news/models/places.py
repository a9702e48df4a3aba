"""Places: neighbourhoods and the venues in them, in a tree; posts of any kind point at them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin
from wagtail.search import index

from core.models.images import WebAddressField
from news.slugs import unique_slug

#: A city, a district, a street, a house, a hall in it: deeper is a mistake.
DEEPEST = 6


class Place(DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
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
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = WebAddressField(_("website"), max_length=500, blank=True)
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
        self._check_parents()

    def _check_parents(self) -> None:
        above, depth = self.parent, 0
        while above is not None:
            depth += 1
            if above.pk == self.pk:
                raise ValidationError({"parent": _("A place cannot lie in itself.")})
            if depth >= DEEPEST:
                raise ValidationError({"parent": _("Places cannot lie that deep in one another.")})
            above = above.parent

    @property
    def url(self) -> str:
        return f"/places/{self.slug}/"

    def get_absolute_url(self) -> str:
        return self.url


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
