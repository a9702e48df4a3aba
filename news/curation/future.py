"""Posts as they will be: what is scheduled stands in for what is live, for a preview of the front page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from wagtail.models import Page, Revision

from core.restrictions import all_restrictions
from news.corrections.notes import FACT
from news.places import places_within

from .pools import COLUMNS, Candidate, Pool, front_page_pool
from .slots import Slot
from .versions import read_versions

#: A newsroom that has more than this waiting sees the soonest.
MOST_REVISIONS = 200


def stand_ins(at: datetime) -> dict[int, Any]:
    """Return by key the posts that will have been published by `at`, as they will be; None for one gone by then."""
    due = Revision.objects.filter(base_content_type=_page_type(), approved_go_live_at__lte=at)
    versions = read_versions(list(due.order_by("approved_go_live_at", "pk")[:MOST_REVISIONS]))
    private = tuple(restriction.page.path for restriction in all_restrictions())
    found: dict[int, Any] = {}
    for revision, version in versions:
        version.known_notes = version.card_facts.get(FACT, [])
        is_public = not (private and version.path.startswith(private))
        found[version.pk] = _as_published(version, revision.approved_go_live_at, at) if is_public else None
    return found


def scheduled(page: Page, at: datetime) -> Any:
    """Return `page` (of its own kind) as a revision that is due by `at` will have it, or as it is."""
    due = page.revisions.filter(approved_go_live_at__lte=at).order_by("-approved_go_live_at", "-pk").first()
    return due.as_object() if due else page


def _page_type() -> Any:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(Page)


def _as_published(post: Any, moment: datetime, at: datetime) -> Any:
    """Return `post` as it stands at `at`; None where its time is over by then."""
    post.live = True
    post.date_shown = post.date_shown or moment
    post.derive_facts()
    ends = [end for end in (post.expire_at, post.listed_until) if end]
    return None if any(end <= at for end in ends) else post


def future_pool(slots: list[Slot], at: datetime, instead: Mapping[int, Any]) -> Pool:
    """Return the pool of the front page at `at`, with the posts of `instead` in the place of those that are live."""
    pool = front_page_pool(slots, at)
    public = {section.pk for section in pool.sections}
    coming = [post for post in instead.values() if post is not None and post.section_id in public]
    for post in coming:
        _match(pool, slots, post)
    kept = [candidate for candidate in pool.candidates if candidate.pk not in instead]
    made = [Candidate(*(getattr(post, name) for name in COLUMNS)) for post in coming]
    candidates = sorted([*kept, *made], key=lambda one: (one.date_shown, one.pk), reverse=True)
    return replace(pool, candidates=candidates)


def _match(pool: Pool, slots: list[Slot], post: Any) -> None:
    """Note which topics and places of rules the scheduled `post` will have."""
    topics = {item.tag_id for item in post.topic_items.all()}
    places = set(post.card_facts.get("places", []))
    for rule in (slot.rule for slot in slots):
        if rule.topic:
            keys = pool.matching.topics.setdefault(rule.topic, set())
            (keys.add if rule.topic in topics else keys.discard)(post.pk)
        if rule.place:
            keys = pool.matching.places.setdefault(rule.place, set())
            (keys.add if places & set(places_within(rule.place)) else keys.discard)(post.pk)
