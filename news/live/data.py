"""What live coverage says in JSON-LD: a LiveBlogPosting with the entries that stand on the page."""

from collections.abc import Iterable
from typing import Any

from core.metadata import Metadata
from core.structured_data import without_empty
from news.structured_data import person, post_data

from .entries import Entry
from .states import State


def live_blog(post: Any, meta: Metadata, shown: list[Entry]) -> dict[str, Any]:
    data = post_data(post, meta, "LiveBlogPosting")
    times = [moment for moment in (post.updated_at, post.date_shown, *(entry.time for entry in shown[:1])) if moment]
    data["dateModified"] = max(times).isoformat() if times else ""
    data["coverageStartTime"] = post.coverage_starts.isoformat()
    data["coverageEndTime"] = post.coverage_ends.isoformat() if post.state == State.ENDED else ""
    data["liveBlogUpdate"] = list(_updates(shown, meta.canonical, data.get("author", [])))
    return without_empty(data)


def _updates(shown: Iterable[Entry], address: str, authors: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for entry in shown:
        yield without_empty(
            {
                "@type": "BlogPosting",
                "headline": entry.title,
                "articleBody": entry.words,
                "datePublished": entry.time.isoformat(),
                "url": f"{address}#{entry.anchor}",
                "author": [person(entry.author)] if entry.author else authors,
            }
        )
