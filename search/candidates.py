"""The posts to rank: public at this moment, whatever the index still holds."""

from collections.abc import Sequence

from django.db.models import Case, F, TextField, Value, When

from news.models import PostPage
from search.ranking import Candidate

#: Whole texts that are read: all where the question's words are rare (search/plans.py), else the most promising;
#: of the others the headline decides.
READ, FEW_READ = 1_200, 400


def load(keys: Sequence[int]) -> list[Candidate]:
    """Return the documents of `keys` whose posts readers may find: one query."""
    if not keys:
        return []
    # From posts to documents, by joins: SQLite would gather all public posts first for a subquery of them.
    posts = PostPage.objects.searchable().order_by().filter(search_document__in=keys)
    fields: dict[str, Case | F] = {
        name: F(f"search_document__{name}") for name in ("length", "headline", "rest", "forms", "marks")
    }
    if len(keys) > READ:
        read = {"search_document__in": keys[:FEW_READ]}
        for name in ("rest", "forms"):
            fields[name] = Case(When(**read, then=fields[name]), default=Value(""), output_field=TextField())
    rows = posts.annotate(**{f"document_{name}": value for name, value in fields.items()})
    named = [f"document_{name}" for name in ("length", "headline", "rest", "forms", "marks")]
    return [
        Candidate(*row)
        for row in rows.values_list("search_document__id", "pk", *named, "search_document__listed_until")
    ]
