"""What an engine does."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from search.models import Document

from .expressions import Span, Tier


class Engine(Protocol):
    def matching(self, tiers: Sequence[Tier], span: Span) -> list[list[int]]:
        """Return the keys that each of `tiers` yields within `span`, in one query or two."""

    def among(self, keys: Sequence[int]) -> RawSQL:
        """Return, to be asked with, `keys` as one parameter: Django takes longer over a thousand than the database."""

    def rows(self, queryset: QuerySet[Any]) -> list[Any]:
        """Return the rows of a `values_list`, as fast as the database gives them."""

    def titles_beginning(self, words: Sequence[str], limit: int) -> RawSQL:
        """Return, to be asked with, the keys of the newest posts whose headline has all `words`, the last one begun."""

    def similar_words(self, words: Sequence[str], limit: int) -> dict[str, list[tuple[str, int]]]:
        """Return for each of `words` those that share letters in a row with it, with their documents: one query.

        Of each the most alike; a word of fewer than three letters has none.
        """

    def words_from(self, letter: str) -> Q:
        """Return the condition of words that begin with `letter`, as an index of the database answers it."""

    def having(self, form: str, limit: int) -> RawSQL:
        """Return, to be asked with, the keys of the newest posts that have the word `form` as it is."""

    def store(self, documents: Sequence[Document], headlines: Mapping[int, str]) -> None:
        """Index documents that are about to be inserted; `headlines` are the folded words of each post's.

        What the database keeps in its index alone is taken from the documents.
        """

    def count_words(self, rows: Sequence[tuple[str, str, int, int]]) -> None:
        """Change the counts of words, in order: (word, stem, length, more or fewer documents). New ones are added."""


def rows_by_tier(statements: Sequence[tuple[str, list[Any]]]) -> list[list[int]]:
    """Run the statements of tiers, each with its values and selecting keys, as one; return the keys of each."""
    numbered = [f"SELECT {number}, id FROM ({statement}) found" for number, (statement, _) in enumerate(statements)]  # noqa: S608
    found: list[list[int]] = [[] for _ in statements]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(numbered), [value for _, values in statements for value in values])
        for number, key in cursor.fetchall():
            found[number].append(key)
    return found
