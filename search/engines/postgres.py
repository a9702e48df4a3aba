"""PostgreSQL's tsvector.

The rows of the index are narrow and their vectors lie apart, so that a common word's rows are sorted by key without
reading a vector; stock ranking reads the vector of each match (measured: 3 s at 100,000 posts, .8 with an index).
Four sorts of lexeme share one vector: stems as they are, those of the headline once more after "^", whole words
after "=", marks after "#". Weights would say what the headline's are, but an index knows none: the vector of each
match was read for them (measured: half a second for a common word at 10,000 posts). The index stands on an expression
so that the planner never takes the table's whole instead (migration 0006).
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from search.documents import BREAK
from search.models import Document

from .base import rows_by_tier
from .expressions import AllOf, AnyOf, Expression, Field, Has, Span, Tier, Without, has

PREFIX = {Field.STEM: "", Field.HEADLINE: "^", Field.FORM: "=", Field.MARK: "#"}
#: What so many posts have is found the soonest by walking them; to gather all that have it takes longer.
FREQUENT = 0.4
COUNT_WORDS = """
    INSERT INTO search_word (word, stem, length, documents)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::int[], %s::int[])
    ON CONFLICT (word) DO UPDATE SET documents = search_word.documents + excluded.documents
"""


class PostgresEngine:
    def matching(self, tiers: Sequence[Tier], span: Span) -> list[list[int]]:
        parts: list[str] = []
        values: list[Any] = []
        for number, tier in enumerate(tiers):
            order = "ASC" if tier.oldest else "DESC"
            condition = "" if tier.expression is None else "search_vector(vector) @@ %s::tsquery AND "
            # Offset 0 keeps the planner from walking the posts by key in the hope that the word is frequent.
            fence = "" if tier.share >= FREQUENT else " OFFSET 0"
            inner = f"SELECT id FROM search_fulltext WHERE {condition}id >= %s AND id < %s{fence}"  # noqa: S608
            parts.append(f"(SELECT {number}, id FROM ({inner}) matched ORDER BY id {order} LIMIT %s)")  # noqa: S608
            values += [] if tier.expression is None else [write(tier.expression)]
            values += [*span.keys, tier.limit]
        return rows_by_tier(" UNION ALL ".join(parts), values, len(tiers))

    def among(self, keys: Sequence[int]) -> RawSQL:
        return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])

    def titles_beginning(self, words: Sequence[str], limit: int) -> RawSQL:
        *whole, begun = words
        question = " & ".join([*(_quoted(word) for word in whole), f"{_quoted(begun)}:*"])
        return RawSQL(
            "SELECT id FROM (SELECT id FROM search_fulltext WHERE title @@ %s::tsquery OFFSET 0) found"
            " ORDER BY id DESC LIMIT %s",
            [question, limit],
        )

    def similar_words(self, words: Sequence[str], limit: int) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {word: [] for word in words}
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT typed, word, documents FROM unnest(%s::text[]) typed CROSS JOIN LATERAL (SELECT word, documents"
                " FROM search_word WHERE word %% typed ORDER BY similarity(word, typed) DESC LIMIT %s) alike",
                [list(words), limit],
            )
            for word, similar, documents in cursor.fetchall():
                found[word].append((similar, documents))
        return found

    def words_from(self, letter: str) -> Q:
        # An index of its own serves this; order is a matter of the database's language.
        return Q(word__startswith=letter)

    def having(self, form: str, limit: int) -> RawSQL:
        return RawSQL(
            "SELECT id FROM (SELECT id FROM search_fulltext WHERE search_vector(vector) @@ %s::tsquery OFFSET 0) found"
            " ORDER BY id DESC LIMIT %s",
            [write(has(form, Field.FORM)), limit],
        )

    def store(self, rows: Sequence[tuple[int, str]]) -> None:
        titles = dict(rows)
        documents = Document.objects.filter(pk__in=titles).only("headline", "rest", "forms", "marks")
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_fulltext (id, vector, title) VALUES (%s, %s::tsvector, %s::tsvector)",
                [(document.pk, vector(document), titles[document.pk]) for document in documents],
            )

    def count_words(self, rows: Sequence[tuple[str, str, int, int]]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(COUNT_WORDS, [list(column) for column in zip(*rows, strict=True)])


def vector(document: Document) -> str:
    """Return the lexemes of `document` in PostgreSQL's notation; stems have their places, for phrases.

    Analysis lets letters and digits through and nothing else, so nothing needs quotes. PostgreSQL itself keeps
    to the places that a vector takes: 16,383, beyond which no phrase is found, and 255 of one lexeme.
    """
    places: dict[str, str] = {}
    # The break between sorts of text has a place of its own, so no phrase stands across.
    for place, stem in enumerate(f"{document.headline}{BREAK}{document.rest}".split(), 1):
        places[stem] = f"{places[stem]},{place}" if stem in places else f"{stem}:{place}"
    places.pop(BREAK.strip(), None)
    sorts = ((Field.HEADLINE, document.headline), (Field.FORM, document.forms), (Field.MARK, document.marks))
    return " ".join([*places.values(), *(PREFIX[field] + word for field, text in sorts for word in set(text.split()))])


def write(expression: Expression) -> str:
    """Return `expression` as a tsquery. Words are quoted: no operator can come in with them."""
    match expression:
        case Has(words, field):
            return "(" + " <-> ".join(_quoted(PREFIX[field] + word) for word in words) + ")"
        case AllOf(parts):
            return "(" + " & ".join(write(part) for part in parts) + ")"
        case AnyOf(parts):
            return "(" + " | ".join(write(part) for part in parts) + ")"
        case Without(part, excluded):
            return f"({write(part)} & !{write(excluded)})"


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
