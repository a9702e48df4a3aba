"""The posts to rank: public at this moment, whatever the index still holds."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from news.models import PostPage
from search.engines import engine
from search.ranking import Candidate
from search.signs import unpacked

READ = ("id", "length", "marks", "signs", "listed_until")


def load(keys: Sequence[int]) -> list[Candidate]:
    """Return the documents of `keys` whose posts readers may find: one query."""
    if not keys:
        return []
    # From posts to documents, by joins: SQLite would gather all public posts first for a subquery of them.
    posts = PostPage.objects.searchable().order_by().filter(search_document__in=engine().among(keys))
    rows = posts.values_list("pk", *(F(f"search_document__{name}") for name in READ))
    return [_candidate(*row) for row in engine().rows(rows)]


def _candidate(
    post: int, key: int, length: int, marks: str, signs: str | bytes, listed_until: datetime | None
) -> Candidate:
    text = unpacked(signs) if isinstance(signs, bytes) else signs
    headline, lead, body, forms = text.split("\n")
    return Candidate(key, post, length, marks, headline, lead, body, forms, listed_until)
