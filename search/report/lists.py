"""The lists of searches: most frequent, rising, and those that found nothing, over a number of days."""

from datetime import timedelta
from typing import Any

from django.db.models import F, Max, Q, QuerySet, Sum, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.models import SearchTally

PERIODS = (7, 30)


class Show(TextChoices):
    """Which searches are listed; the values stand in addresses."""

    FREQUENT = "frequent", _("Most frequent")
    RISING = "rising", _("Rising")
    NOTHING = "nothing", _("Found nothing")

    @property
    def ordering(self) -> str:
        return {Show.FREQUENT: "-times", Show.RISING: "-rise", Show.NOTHING: "-nothing"}[self]


def searches_of(show: Show, days: int) -> QuerySet[Any, Any]:
    """Return a row for each search of the last `days` days, today among them, that belongs in `show`; unordered.

    A row has `text`, `times` and `nothing` (how often asked, how often without a result), `before` (how often in
    the days before these), `rise` and `last` (the day it was last asked).
    """
    first = timezone.localdate() - timedelta(days=days - 1)
    within = Q(day__gte=first)
    rows = (
        SearchTally.objects.filter(day__gte=first - timedelta(days=days))
        .values("text")
        .annotate(
            times=Sum("searches", filter=within, default=0),
            nothing=Sum("empty", filter=within, default=0),
            before=Sum("searches", filter=~within, default=0),
            last=Max("day"),
        )
        .annotate(rise=F("times") - F("before"))
    )
    wanted = {Show.FREQUENT: Q(times__gt=0), Show.RISING: Q(rise__gt=0), Show.NOTHING: Q(nothing__gt=0)}
    return rows.filter(wanted[show])
