"""Live coverage: its entries, with times of the clock that may run past midnight."""

import json
from datetime import datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from cityblog.demo.bodies import Library, picture_data, rich_text
from news.models import LivePage

MODEL = LivePage


def fill(post: LivePage, front: dict[str, Any], library: Library, now: datetime) -> None:
    # Here, not above: the posts' module asks this one for its kinds.
    from cityblog.demo.posts import moment_of

    begins = moment_of(front, now)
    rows = []
    for facts in front["entries"]:
        rows.append(
            {"type": "entry", "id": _id(post, facts), "value": _entry(facts, _after(begins, facts["time"]), library)}
        )
    # As the editor's form keeps them: the newest at the top.
    post.entries = json.dumps(rows[::-1])
    post.starts_at = begins
    post.ended_at = _after(begins, front["ended"]) if "ended" in front else None


def _after(begins: datetime, clock: str) -> datetime:
    """Return the next moment after `begins` at which local clocks show `clock`, however short the coverage."""
    local = timezone.localtime(begins)
    day = local.date() + timedelta(days=time.fromisoformat(clock) < local.time())
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def _id(post: LivePage, facts: dict[str, Any]) -> str:
    return str(uuid5(NAMESPACE_URL, f"{post.slug}/{facts['time']}/{facts['text'][:40]}"))


def _entry(facts: dict[str, Any], moment: datetime, library: Library) -> dict[str, Any]:
    author = library.authors.get(facts.get("author", ""))
    picture = picture_data(facts, library) if "picture" in facts else {}
    return {
        "headline": facts.get("headline", ""),
        "text": rich_text(facts["text"], library),
        "is_key": bool(facts.get("key")),
        "time": moment.isoformat(),
        "author": author.pk if author else None,
        **picture,
    }
