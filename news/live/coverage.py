"""The coverage that runs now, and when the clock next changes that."""

from datetime import datetime
from typing import Any

from django.db.models import Min
from django.utils import timezone

#: More at once is a festival, and its list is the section.
MOST = 3


def running_coverage(at: datetime | None = None) -> list[Any]:
    """Return the listed coverage that is live now, newest first; one query, and mostly an empty list."""
    from news.models import LivePage

    now = at or timezone.now()
    running = LivePage.objects.listed(now).filter(coverage_starts__lte=now, coverage_until__gt=now)
    return list(running.defer("body", "entries", "content_digest")[:MOST])


def next_state_change(now: datetime) -> datetime | None:
    """Return the next moment at which live coverage begins or is over by the clock alone, or None."""
    from news.models import LivePage

    moments = LivePage.objects.filter(live=True, coverage_until__gt=now).aggregate(until=Min("coverage_until"))
    begins = LivePage.objects.filter(live=True, coverage_starts__gt=now).aggregate(starts=Min("coverage_starts"))
    return min((moment for moment in (moments["until"], begins["starts"]) if moment), default=None)
