"""The stored dates of events: rows derived from the fields, kept in step when an event is published."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from core import generations
from core.periodic import PeriodicJob


def store_dates(event: Any, now: datetime | None = None) -> bool:
    """Bring the occurrences of `event` in step with its fields; return whether any differed."""
    from news.models import EventOccurrence

    wanted = {found.starts: found.ends for found in event.get_dates(now).all}
    rows = EventOccurrence.objects.filter(event_id=event.pk)
    stored = {starts: (pk, ends) for pk, starts, ends in rows.values_list("pk", "starts_at", "ends_at")}
    gone = [pk for starts, (pk, ends) in stored.items() if wanted.get(starts) != ends]
    new = [
        EventOccurrence(event_id=event.pk, starts_at=starts, ends_at=ends)
        for starts, ends in wanted.items()
        if stored.get(starts, (0, None))[1] != ends
    ]
    if gone:
        rows.filter(pk__in=gone).delete()
    if new:
        EventOccurrence.objects.bulk_create(new, batch_size=200)
    return bool(gone or new)


def extend_dates() -> int:
    """Work out the dates of repeating events as far ahead as is due today; return how many events changed.

    May run late or never: what lists show comes from dates that were stored up to eighteen months before.
    """
    from news.models import EventPage, PostPage

    changed, now = 0, timezone.now()
    repeating = EventPage.objects.filter(live=True, listed_until__gt=now).exclude(repeats="never")
    for event in repeating.prefetch_related("event_dates", "post_places").iterator(chunk_size=200):
        before = (event.card_facts, event.listed_until)
        event.derive_facts()
        with transaction.atomic():
            is_new = store_dates(event, now)
            if (event.card_facts, event.listed_until) != before:
                is_new = True
                # The row alone: a save would count as a change by an editor.
                PostPage.objects.filter(pk=event.pk).update(
                    card_facts=event.card_facts, listed_until=event.listed_until
                )
        changed += is_new
    if changed:
        generations.bump("pages")
    return changed


def extending_job() -> PeriodicJob:
    return PeriodicJob("extend the dates of repeating events", every=timedelta(days=1), run=extend_dates)
