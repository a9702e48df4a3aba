"""The demo's posts: made first, filled second, because they refer to each other."""

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.models import CityImage
from news.models import Author, Byline, Place, PostPage, PostPlace, SectionPage

from .bodies import Library, stream_data
from .kinds import kind_of
from .texts import Text, read_text


def load_posts(
    folder: Path,
    pictures: dict[str, CityImage],
    documents: dict[str, Any],
    authors: dict[str, Author],
    places: dict[str, Place],
) -> None:
    """Make and publish the posts that are missing; posts that exist stay as they are."""
    made: list[tuple[PostPage, Text]] = []
    for section in SectionPage.objects.filter(slug__in=[path.name for path in folder.iterdir() if path.is_dir()]):
        for path in sorted((folder / section.slug).glob("*.md")):
            if not section.get_children().filter(slug=path.stem).exists():
                text = read_text(path)
                post = kind_of(text.front).model(title=text.front["title"], slug=text.slug, live=False)
                section.add_child(instance=post)
                made.append((post, text))
    library = Library(pictures, documents, places, authors)
    now = timezone.now()
    # Oldest first, so that the newest is the last one published, as in a newsroom.
    made.sort(key=lambda item: moment_of(item[1].front, now))
    for post, text in made:
        _fill(post, text, library, authors)
        kind_of(text.front).fill(post, text.front, library, now)
        _release(post, text.front, now)


def moment_of(front: dict[str, Any], now: datetime) -> datetime:
    """Return when the post counts as published, never later than `now` for one of today.

    Early in the morning the day's posts move together into the hours that have passed, in their order.
    """
    days = front.get("days_ahead") or -front.get("days_ago", 0)
    clock = time.fromisoformat(front.get("time", "09:00"))
    local = timezone.localtime(now)
    day = local.date() + timedelta(days=days)
    moment = timezone.make_aware(datetime.combine(day, clock))
    if days == 0 and moment > now:
        # In UTC, where a day of 23 or 25 hours can be divided.
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
        part = (clock.hour * 60 + clock.minute) / (24 * 60)
        moment = midnight + (now - midnight) * part
    return moment


def _fill(post: PostPage, text: Text, library: Library, authors: dict[str, Author]) -> None:
    front = text.front
    post.standfirst = front.get("standfirst", "")
    post.short_title = front.get("short_title", "")
    post.lead_image = library.pictures.get(front.get("lead_image", ""))
    post.lead_image_alt = front.get("lead_alt", "")
    post.lead_image_caption = front.get("lead_caption", "")
    post.social_title = front.get("social_title", "")
    post.social_description = front.get("social_description", "")
    post.no_index = bool(front.get("no_index"))
    post.body = json.dumps([{"type": name, "value": value} for name, value in stream_data(text.parts, library)])
    post.bylines = [
        Byline(author=authors[byline["author"]], role=byline["role"], sort_order=order)
        for order, byline in enumerate(front.get("bylines", []))
    ]
    post.topics.set(front.get("topics", []))
    post.post_places = [
        PostPlace(place=library.places[slug], sort_order=order) for order, slug in enumerate(front.get("places", []))
    ]


def _release(post: PostPage, front: dict[str, Any], now: datetime) -> None:
    """Bring the post into the state that its file names, with dates as if it had been published then."""
    state, moment = front.get("state", "live"), moment_of(front, now)
    if state == "draft":
        post.save_revision()
        return
    if state == "scheduled":
        post.go_live_at = moment
        post.save_revision().publish()
        return
    post.date_shown = moment
    post.save_revision().publish()
    hours = front.get("updated_after_hours")
    updated = min(moment + timedelta(hours=hours), now) if hours else None
    Page.objects.filter(pk=post.pk).update(first_published_at=moment, last_published_at=updated or moment)
    PostPage.objects.filter(pk=post.pk).update(updated_at=updated)
    if state == "private":
        PageViewRestriction.objects.create(page=post, restriction_type=PageViewRestriction.LOGIN)
