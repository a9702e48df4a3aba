"""Making events in one line each."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page

from news.models import (
    EntertainmentSectionPage,
    EventDate,
    EventOccurrence,
    EventPage,
    Place,
    PostPage,
    PostPlace,
)
from tests.factories import _insert, put


def entertainment() -> EntertainmentSectionPage:
    return EntertainmentSectionPage.objects.get()


def hall(name: str = "Corn Exchange", **fields: Any) -> Place:
    """Make a venue with an address, in the neighbourhood Lanternhill."""
    hill, _ = Place.objects.get_or_create(slug="lanternhill", defaults={"name": "Lanternhill", "kind": "neighbourhood"})
    return Place.objects.create(name=name, parent=hill, **{"street_address": "2 Market Square", **fields})


def event(
    day: date | None = None,
    at: time | None = time(19, 30),
    *,
    title: str = "Low tide songs",
    live: bool = True,
    until: time | None = time(22, 0),
    others: Sequence[EventDate] = (),
    section: Any = None,
    **fields: Any,
) -> EventPage:
    """Make an event on `day` (tomorrow if not given), live unless `live` is False."""
    if "venue" not in fields and "online_url" not in fields:
        fields["venue"] = Place.objects.filter(slug="corn-exchange").first() or hall()
    post = EventPage(
        title=title,
        slug=fields.pop("slug", ""),
        live=False,
        start_date=day or timezone.localdate() + timedelta(days=1),
        start_time=at,
        end_time=until if at else None,
        **fields,
    )
    post.event_dates = list(others)
    put(section or entertainment(), post, live=live)
    return EventPage.objects.get(pk=post.pk)


def many_events(number: int, first: datetime, *, pictures: Sequence[Any] = (), apart: timedelta) -> None:
    """Make `number` published events as rows in bulk, each `apart` later than the one before, two hours long."""
    section, venue = entertainment(), Place.objects.filter(slug="corn-exchange").first() or hall()
    kind, locale = ContentType.objects.get_for_model(EventPage), Locale.get_default()
    taken, depth, now = section.get_children().count(), section.depth + 1, timezone.now()
    pages = Page.objects.bulk_create(
        Page(
            title=f"Evening {index}",
            draft_title=f"Evening {index}",
            slug=f"evening-{index}",
            path=Page._get_path(section.path, depth, index + 1),
            depth=depth,
            url_path=f"{section.url_path}evening-{index}/",
            content_type=kind,
            locale=locale,
            translation_key=uuid4(),
            live=True,
            first_published_at=now,
        )
        for index in range(taken, taken + number)
    )
    Page.objects.filter(pk=section.pk).update(numchild=taken + number)
    starts = [first + apart * order for order in range(number)]
    facts = {"kind": "concert", "state": "scheduled", "venue": venue.pk, "places": [venue.pk], "has_end": True}
    posts = [
        PostPage(
            page_ptr_id=page.pk,
            standfirst="Songs of the quay.",
            lead_image=pictures[order % len(pictures)] if pictures else None,
            date_shown=now,
            section=section,
            card_facts=facts,
            listed_until=starts[order] + timedelta(hours=2),
        )
        for order, page in enumerate(pages)
    ]
    _insert(PostPage, posts)
    events = [
        EventPage(
            postpage_ptr_id=page.pk, start_date=at.date(), start_time=at.time(), venue=venue, event_kind="concert"
        )
        for page, at in zip(pages, starts, strict=True)
    ]
    _insert(EventPage, events)
    EventOccurrence.objects.bulk_create(
        EventOccurrence(event_id=page.pk, starts_at=at, ends_at=at + timedelta(hours=2))
        for page, at in zip(pages, starts, strict=True)
    )
    PostPlace.objects.bulk_create(PostPlace(post_id=page.pk, place=venue, is_derived=True) for page in pages)
