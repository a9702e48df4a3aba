"""The names that suggestions and filters show."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Name(models.Model):
    """An author, topic or place, in one table: what search says of them costs one query, not three."""

    class Kind(models.TextChoices):
        AUTHOR = "a", _("author")
        TOPIC = "t", _("topic")
        PLACE = "p", _("place")

    kind = models.CharField(max_length=1, choices=Kind)
    object_id = models.BigIntegerField()
    label = models.CharField(max_length=255)
    slug = models.CharField(max_length=255)
    #: Words without case and accents, with a blank before each.
    folded = models.CharField(max_length=600)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_name_once")]
        indexes = [models.Index(fields=["kind", "slug"], name="search_name_by_slug")]

    def __str__(self) -> str:
        return self.label
