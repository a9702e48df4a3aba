"""Live coverage and storylines for tests, in one line each."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from news.models import LivePage, Storyline, StorylineEntry
from tests.factories import put


def entry(words: str, time: datetime | None = None, **fields: Any) -> dict[str, Any]:
    """Return an entry in its stored form."""
    time = time or timezone.now()
    value = {"text": f"<p>{words}</p>", "time": time.isoformat(), "headline": "", "is_key": False, **fields}
    return {"type": "entry", "id": str(uuid4()), "value": value}


def entries(number: int, newest: datetime | None = None, **fields: Any) -> list[dict[str, Any]]:
    """Return `number` entries a minute apart, oldest first."""
    newest = (newest or timezone.now()).replace(microsecond=0)
    times = [newest - timedelta(minutes=back) for back in range(number)]
    return [entry(f"Update {index}", time, **fields) for index, time in enumerate(reversed(times))]


def coverage(
    section: Any,
    rows: Iterable[dict[str, Any]] = (),
    *,
    title: str = "The river rises",
    live: bool = True,
    **fields: Any,
) -> LivePage:
    """Make live coverage in `section`, live unless `live` is False."""
    post = LivePage(title=title, live=False, entries=json.dumps(list(rows)), **fields)
    put(section, post, live=live)
    return LivePage.objects.get(pk=post.pk)


def storyline(name: str = "Line 4 at night", posts: Iterable[Any] = (), **fields: Any) -> Storyline:
    line = Storyline(name=name, summary=fields.pop("summary", "<p>What happened.</p>"), **fields)
    line.entries = [StorylineEntry(post_id=post.pk, sort_order=order) for order, post in enumerate(posts)]
    line.save()
    return line
