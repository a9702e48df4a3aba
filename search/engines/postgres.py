"""PostgreSQL's tsvector.

The rows of the index are narrow and their vectors lie apart, so that a common word's rows are sorted by key without
reading a vector; stock ranking reads the vector of each match (measured: 3 s at 100,000 posts, .8 with an index).
Four sorts of lexeme share one vector: stems as they are, those of the headline once more after "^", whole words
after "=", marks after "#". Weights would say what the headline's are, but an index knows none: the vector of each
match was read for them (measured: half a second for a common word at 10,000 posts). The index stands on an expression
so that the planner never takes the table's whole instead (migration 0006).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from psycopg import Cursor
from psycopg.pq import Format

from search.documents import BREAK
from search.models import Document
from search.signs import packed, signs

from .base import rows_by_tier
from .expressions import AllOf, AnyOf, Expression, Field, Has, Span, Tier, Without, all_of, has

PREFIX = {Field.STEM: "", Field.HEADLINE: "^", Field.FORM: "=", Field.MARK: "#"}
STORE = "COPY search_fulltext (id, vector, title) FROM STDIN"
COUNT_WORDS = """
    INSERT INTO search_word (word, stem, length, documents)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::int[], %s::int[])
    ON CONFLICT (word) DO UPDATE SET documents = search_word.documents + excluded.documents
"""


#: The first so many posts of those between two keys: how far they reach. Asked by the narrow index of keys.
REACH = {
    False: "id >= (SELECT min(id) FROM (SELECT id FROM search_fulltext WHERE id >= %s AND id < %s"
    " ORDER BY id DESC LIMIT %s) newest)",
    True: "id <= (SELECT max(id) FROM (SELECT id FROM search_fulltext WHERE id >= %s AND id < %s"
    " ORDER BY id ASC LIMIT %s) oldest)",
}
#: As alike must words be that a misspelt one is compared with; pg_trgm's own .3 leaves out "bridge" for "brigde".
ALIKE = 0.25
#: Not "exists", which the planner would ask of all before the first is given out.
SIDE_BY_SIDE = "(SELECT position(%s IN signs) FROM search_document WHERE search_document.id = matched.id) > 0"


#: Offset 0: the planner would look through all keys of a range for each word.
MATCHES = (
    "SELECT id, %s::float AS gain FROM"
    " (SELECT id FROM search_fulltext WHERE search_vector(vector) @@ %s::tsquery OFFSET 0) found"
    " WHERE id >= %s AND id < %s"
)
#: That is worth it where a word is so common that only the newest posts are read; how far those reach is asked once.
MATCHES_WITHIN = (
    "(SELECT id, %s::float AS gain FROM search_fulltext WHERE search_vector(vector) @@ %s::tsquery"
    " AND id >= greatest(%s, (SELECT low FROM reach)) AND id < %s OFFSET 0)"
)
WITHIN = (
    "WITH reach AS MATERIALIZED (SELECT min(id) AS low FROM (SELECT id FROM search_fulltext"
    " WHERE id >= %s AND id < %s ORDER BY id DESC LIMIT %s) newest) "
)
HEAVIEST = "SELECT id FROM (SELECT id FROM ({}) parts GROUP BY id ORDER BY sum(gain) DESC, id DESC) matched{} LIMIT %s"


class PostgresEngine:
    def matching(self, tiers: Sequence[Tier], span: Span) -> list[list[int]]:
        found = _matching(tiers, span)
        # The index gives all posts with a word. Of a common one's, those that are not among the newest are left out
        # before they are read; when too few are left, all are.
        newest = [number for number, tier in enumerate(tiers) if tier.within and not tier.gains]
        if short := [number for number in newest if len(found[number]) < tiers[number].limit]:
            for number, keys in zip(short, _matching([replace(tiers[n], within=0) for n in short], span), strict=True):
                found[number] = keys
        return found

    def among(self, keys: Sequence[int]) -> RawSQL:
        # Written by us: the driver takes longer over a list of numbers than the database over all they stand for.
        return RawSQL("SELECT unnest(%s::bigint[])", [f"{{{','.join(map(str, keys))}}}"])

    def rows(self, queryset: QuerySet[Any]) -> list[Any]:
        statement, values = queryset.query.sql_with_params()
        with connection.cursor() as cursor:
            # As text, bytes come as digits, and texts take twice the time; Django's own cursors know text alone.
            cursor.cursor = Cursor(connection.connection)
            cursor.cursor.format = Format.BINARY
            cursor.execute(statement, values)
            return cursor.fetchall()

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

    def store(self, documents: Sequence[Document], headlines: Mapping[int, str]) -> None:
        if not documents:
            return
        # Not as arrays: writing those out takes the driver as long as making the vectors.
        with connection.cursor() as cursor, cursor.copy(STORE) as copy:
            for document in documents:
                copy.write_row((document.pk, vector(document), headlines[document.post_id]))
        for document in documents:
            document.headline = document.rest = ""

    def count_words(self, rows: Sequence[tuple[str, str, int, int]]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(COUNT_WORDS, [list(column) for column in zip(*rows, strict=True)])


def set_up(connection: BaseDatabaseWrapper) -> None:
    """Tell a new connection how alike words must be."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, false)", [str(ALIKE)])


def _matching(tiers: Sequence[Tier], span: Span) -> list[list[int]]:
    return rows_by_tier([_heaviest(tier, span) if tier.gains else _newest(tier, span) for tier in tiers])


def _newest(tier: Tier, span: Span) -> tuple[str, list[Any]]:
    conditions = ["id >= %s", "id < %s"]
    values: list[Any] = [*span.keys]
    phrases: list[bytes] = []
    if tier.within:
        conditions.append(REACH[tier.oldest])
        values += [*span.keys, tier.within]
    if tier.expression is not None:
        loose, phrases = loosened(tier.expression)
        conditions.append("search_vector(vector) @@ %s::tsquery")
        values.append(write(loose))
    # Offset 0 keeps the planner from walking the posts by key, reading the vector of each.
    inner = f"SELECT id FROM search_fulltext WHERE {' AND '.join(conditions)} OFFSET 0"  # noqa: S608
    order = "ASC" if tier.oldest else "DESC"
    if phrases:
        inner = f"SELECT id FROM ({inner}) loose ORDER BY id {order}"  # noqa: S608
    statement = f"SELECT id FROM ({inner}) matched{_with(phrases)} ORDER BY id {order} LIMIT %s"  # noqa: S608
    return statement, [*values, *phrases, tier.limit]


def _heaviest(tier: Tier, span: Span) -> tuple[str, list[Any]]:
    within = WITHIN if tier.within else ""
    values: list[Any] = [*span.keys, tier.within] if within else []
    phrases: list[bytes] = []
    for gain in tier.gains:
        loose, phrases = loosened(gain.expression)
        values += [gain.worth, write(loose), *span.keys]
    matches = " UNION ALL ".join(MATCHES_WITHIN if gain.is_common and within else MATCHES for gain in tier.gains)
    return within + HEAVIEST.format(matches, _with(phrases)), [*values, *phrases, tier.limit]


def _with(phrases: Sequence[bytes]) -> str:
    return " WHERE " + " AND ".join([SIDE_BY_SIDE] * len(phrases)) if phrases else ""


def loosened(expression: Expression) -> tuple[Expression, list[bytes]]:
    """Return `expression` with words anywhere that it wants side by side, and the signs of those.

    The index knows no places: PostgreSQL would read the vector of each post with the words. Signs are read in half of
    that time, and only until there are enough.
    """
    match expression:
        case Has(words, Field.STEM) if len(words) > 1:
            return all_of(has(word) for word in words), [packed(signs(words))]
        case AllOf(parts):
            loose = [loosened(part) for part in parts]
            return all_of(part for part, _ in loose), [phrase for _, phrases in loose for phrase in phrases]
        case Without(part, excluded):
            rest, phrases = loosened(part)
            return Without(rest, excluded), phrases
    return expression, []


def vector(document: Document) -> str:
    """Return the lexemes of `document` in PostgreSQL's notation; stems have their places, for phrases.

    Analysis lets letters, digits and marks of scripts through and nothing else, so nothing needs quotes. PostgreSQL
    itself keeps to the places that a vector takes: 16,383, and 255 of one lexeme. Phrases that are left out go by them.
    """
    places: dict[str, str] = {}
    # The break between sorts of text has a place of its own, so no phrase stands across.
    for place, stem in enumerate(f"{document.headline}{BREAK}{document.rest}".split(), 1):
        places[stem] = f"{places[stem]},{place}" if stem in places else f"{stem}:{place}"
    places.pop(BREAK.strip(), None)
    lexemes = list(places.values())
    sorts = ((Field.HEADLINE, document.headline), (Field.FORM, document.forms), (Field.MARK, document.marks))
    for field, text in sorts:
        prefix = PREFIX[field]
        lexemes += [prefix + word for word in set(text.split())]
    return " ".join(lexemes)


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
