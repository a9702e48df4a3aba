"""Posts found, as the page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.html import escape
from modelsearch.conf import get_app_config

from core.addresses import path_of
from news.corrections.notes import label_with_retraction
from news.models import PostPage
from news.sections import section_label
from search.models import Name
from search.ranking import Candidate
from search.results import Hit, Link
from search.snippets import Wanted, marked, snippet

LATEST = 5
FIELDS = (
    *("pk", "title", "url_path", "content_type_id", "section_id"),
    *("genre", "card_facts", "date_shown", "standfirst"),
)


def posts_with_texts(keys: Sequence[int]) -> dict[int, Any]:
    """Return rows of the posts `keys`, each with the text that modelsearch indexed: one query.

    Whether readers may see them was asked a moment ago (search/candidates.py).
    """
    entry = get_app_config().get_model("IndexEntry")
    text = "body_text" if hasattr(entry, "body_text") else "body"
    entries = entry.objects.filter(
        content_type_id=OuterRef("content_type_id"), object_id=Cast(OuterRef("pk"), CharField())
    )
    texts = Subquery(entries.values(text)[:1], output_field=TextField())
    rows = PostPage.objects.filter(pk__in=keys).order_by().annotate(indexed_text=texts)
    return {row.pk: row for row in rows.values_list(*FIELDS, "indexed_text", named=True)}


def hits_of(candidates: Sequence[Candidate], wanted: Wanted, names: Mapping[str, Name], now: datetime) -> list[Hit]:
    """Return `candidates` as hits in their order; posts that were deleted since are left out."""
    posts = posts_with_texts([candidate.post for candidate in candidates])
    return [
        _hit(posts[candidate.post], candidate, wanted, names, now)
        for candidate in candidates
        if candidate.post in posts
    ]


def _kind(post: Any) -> Any:
    return ContentType.objects.get_for_id(post.content_type_id).model_class() or PostPage


def _hit(post: Any, candidate: Candidate, wanted: Wanted, names: Mapping[str, Name], now: datetime) -> Hit:
    return replace(
        _plain_hit(post),
        title=marked(post.title, wanted),
        authors=[names[mark].label for mark in candidate.marks.split() if mark[0] == "a" and mark in names],
        snippet=snippet(post.indexed_text or "", wanted, post.standfirst),
        is_over=candidate.listed_until is not None and candidate.listed_until <= now,
    )


def latest() -> list[Hit]:
    """Return the newest posts, for readers who found nothing."""
    now = timezone.now()
    posts = PostPage.objects.listed(now).filter(no_index=False)
    return [_plain_hit(row) for row in posts.values_list(*FIELDS, named=True)[:LATEST]]


def _plain_hit(post: Any) -> Hit:
    label = section_label(post.section_id)
    return Hit(
        pk=post.pk,
        title=escape(post.title),
        url=path_of(post.url_path),
        section=Link(label.title, label.url, label.hue) if label and label.is_public else None,
        kind=label_with_retraction(str(_kind(post).label_on_cards(post.genre, post.card_facts)), post.card_facts),
        note=str(_kind(post).note_on_cards(post.card_facts)),
        date=post.date_shown,
        authors=[],
        snippet=escape(post.standfirst),
        over_label=str(_kind(post).over_label),
    )
