"""What readers searched for, counted by day and without a trace of who they were."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchTally(models.Model):
    """How often `text` (normalised) was asked on `day`, and how often nothing was found."""

    text = models.CharField(_("search"), max_length=100)
    day = models.DateField(_("day"), db_index=True)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    empty = models.PositiveIntegerField(_("found nothing"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search by readers")
        verbose_name_plural = _("searches by readers")
        constraints = [models.UniqueConstraint(fields=["text", "day"], name="search_tally_once")]

    def __str__(self) -> str:
        return self.text
