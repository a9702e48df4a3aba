"""SQLite's FTS5.

Rows come in order of keys without being ranked, so that `LIMIT` ends the reading: the newest thousand of a word
that stands in eighty thousand posts cost a thousand. Stock ranking reads them all, and Wagtail's own compiler asks
once more for each of them (measured: 4.4 s at 10,000 posts).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from search.models import Document

from .base import rows_by_tier
from .expressions import AllOf, AnyOf, Expression, Field, Has, Span, Tier, Without, has

COLUMNS = {
    Field.STEM: "{headline rest}",
    Field.HEADLINE: "headline",
    Field.FORM: "forms",
    Field.MARK: "marks",
}


#: One statement for all: FTS5 writes out what it holds before each statement, and took 70 µs a word that way.
COUNT_WORDS = """
    INSERT INTO search_word (word, stem, length, documents)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
        json_extract(value, '$[3]') FROM json_each(%s) WHERE true
    ON CONFLICT (word) DO UPDATE SET documents = search_word.documents + excluded.documents
"""
MATCHES = (
    "SELECT rowid AS id, %s AS gain FROM search_fulltext WHERE search_fulltext MATCH %s AND rowid >= %s AND rowid < %s"
)
#: Where the newest so many posts begin; FTS5's own table of lengths has the narrowest rows.
WITHIN = (
    " AND rowid >= coalesce((SELECT id FROM search_fulltext_docsize WHERE id >= %s AND id < %s"
    " ORDER BY id DESC LIMIT 1 OFFSET %s), 0)"
)
HEAVIEST = "SELECT id FROM ({}) GROUP BY id ORDER BY sum(gain) DESC, id DESC LIMIT %s"
INDEX_NEW_WORDS = "INSERT INTO search_trigrams (rowid, word) SELECT id, word FROM search_word WHERE id > %s"


class SQLiteEngine:
    def matching(self, tiers: Sequence[Tier], span: Span) -> list[list[int]]:
        return rows_by_tier([_heaviest(tier, span) if tier.gains else _newest(tier, span) for tier in tiers])

    def among(self, keys: Sequence[int]) -> RawSQL:
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(keys)])

    def rows(self, queryset: QuerySet[Any]) -> list[Any]:
        return list(queryset)

    def titles_beginning(self, words: Sequence[str], limit: int) -> RawSQL:
        *whole, begun = words
        question = " AND ".join([*(_quoted(word) for word in whole), f"{_quoted(begun)} *"])
        return RawSQL(
            "SELECT rowid FROM search_titles WHERE search_titles MATCH %s ORDER BY rowid DESC LIMIT %s",
            [question, limit],
        )

    def similar_words(self, words: Sequence[str], limit: int) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {word: [] for word in words}
        parts: list[str] = []
        values: list[Any] = []
        for word in words:
            if pieces := {word[at : at + 3] for at in range(len(word) - 2)}:
                parts.append(
                    "SELECT %s, w.word, w.documents FROM (SELECT rowid FROM search_trigrams"
                    " WHERE search_trigrams MATCH %s ORDER BY rank LIMIT %s) found"
                    " JOIN search_word w ON w.id = found.rowid"
                )
                values += [word, " OR ".join(_quoted(piece) for piece in sorted(pieces)), limit]
        if parts:
            with connection.cursor() as cursor:
                cursor.execute(" UNION ALL ".join(parts), values)
                for word, similar, documents in cursor.fetchall():
                    found[word].append((similar, documents))
        return found

    def words_from(self, letter: str) -> Q:
        # Its LIKE knows no index.
        return Q(word__gte=letter, word__lt=chr(ord(letter) + 1))

    def having(self, form: str, limit: int) -> RawSQL:
        return RawSQL(
            "SELECT rowid FROM search_fulltext WHERE search_fulltext MATCH %s ORDER BY rowid DESC LIMIT %s",
            [write(has(form, Field.FORM)), limit],
        )

    def store(self, documents: Sequence[Document], headlines: Mapping[int, str]) -> None:
        rows = [(document.pk, headlines[document.post_id]) for document in documents]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_titles(rowid, words) VALUES (%s, %s)", rows)

    def count_words(self, rows: Sequence[tuple[str, str, int, int]]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(max(id), 0) FROM search_word")
            [last] = cursor.fetchone()
            cursor.execute(COUNT_WORDS, [json.dumps(rows)])
            cursor.execute(INDEX_NEW_WORDS, [last])


def _newest(tier: Tier, span: Span) -> tuple[str, list[Any]]:
    order = "ASC" if tier.oldest else "DESC"
    if tier.expression is None:
        rows, condition = "SELECT id FROM search_document WHERE", []
    else:
        rows = "SELECT rowid AS id FROM search_fulltext WHERE search_fulltext MATCH %s AND"
        condition = [write(tier.expression)]
    # "rowid" names the key of both tables.
    statement = f"{rows} rowid >= %s AND rowid < %s ORDER BY rowid {order} LIMIT %s"
    return statement, [*condition, *span.keys, tier.limit]


def _heaviest(tier: Tier, span: Span) -> tuple[str, list[Any]]:
    matches: list[str] = []
    values: list[Any] = []
    for gain in tier.gains:
        is_bounded = gain.is_common and tier.within
        matches.append(MATCHES + WITHIN if is_bounded else MATCHES)
        values += [gain.worth, write(gain.expression), *span.keys, *([*span.keys, tier.within] if is_bounded else [])]
    return HEAVIEST.format(" UNION ALL ".join(matches)), [*values, tier.limit]


def write(expression: Expression) -> str:
    """Return `expression` in the language of FTS5. Words are quoted: no operator can come in with them."""
    match expression:
        case Has(words, field):
            return f"{COLUMNS[field]} : {_quoted(' '.join(words))}"
        case AllOf(parts):
            return "(" + " AND ".join(write(part) for part in parts) + ")"
        case AnyOf(parts):
            return "(" + " OR ".join(write(part) for part in parts) + ")"
        case Without(part, excluded):
            return f"({write(part)} NOT {write(excluded)})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
