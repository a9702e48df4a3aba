"""What a reader asks: read once at the door into a typed value, whatever was typed.

Understood are words, "exact phrases", -words and -"phrases" to leave out, and names after author:, topic:,
section:, before: and after:. Everything else is words, or nothing.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from core.paging import DEEPEST_PAGE
from search.analysis import stem, words

LONGEST = 200
#: Words in phrases and left out, all together; of the others search uses the rarest (search/plans.py).
MOST_TERMS = 12
SORTS = ("newest", "oldest")
#: The filters that stand in the query string beside the question, in the order of the page.
FACETS = ("section", "kind", "topic", "author", "place", "year")
NAMED = ("author", "topic", "section")
DATES = ("before", "after")

_PIECE = re.compile(
    r"""(?P<minus>(?<!\S)-)?(?:(?P<key>author|topic|section|before|after):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))""",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[\w\-]{1,100}\Z")
_YEAR = re.compile(r"[1-8][0-9]{3}\Z")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?\Z")


@dataclass(frozen=True)
class Term:
    """A word, folded, and its stem."""

    word: str
    stem: str


Terms = tuple[Term, ...]


@dataclass(frozen=True)
class Filters:
    """What narrows the answer. Names are slugs when chosen, as typed after `author:` and the like in `named`."""

    section: str = ""
    kind: str = ""
    topic: str = ""
    author: str = ""
    place: str = ""
    year: int = 0
    after: date | None = None
    before: date | None = None

    @property
    def is_plain(self) -> bool:
        return self == Filters()


@dataclass(frozen=True)
class Question:
    """What was asked. `terms` are wanted, the more the better; each of `phrases` is required.

    `text` is what was typed, cleaned; `names` are the (key, name) of author:, topic: and section:.
    """

    text: str = ""
    terms: Terms = ()
    phrases: tuple[Terms, ...] = ()
    excluded: tuple[Terms, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    typed_after: date | None = None
    typed_before: date | None = None
    filters: Filters = field(default_factory=Filters)
    sort: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Question":
        """Read `query` (request.GET). Never raises: what cannot be meant is as if it were not there."""
        raw_page = query.get("page", "1")
        is_page = raw_page.isascii() and raw_page.isdecimal() and len(raw_page) <= 3
        return replace(
            cls.from_text(query.get("q", "")),
            filters=_filters(query),
            sort=query.get("sort", "") if query.get("sort") in SORTS else "",
            page=min(max(int(raw_page), 1), DEEPEST_PAGE) if is_page else 1,
        )

    @classmethod
    def from_text(cls, raw: str) -> "Question":
        """Read what was typed in the box."""
        text = clean(raw)
        found = _Reading()
        for piece in _PIECE.finditer(text):
            found.take(piece)
        return cls(
            text=text,
            terms=tuple(dict.fromkeys(found.terms)),
            phrases=tuple(found.phrases),
            excluded=tuple(found.excluded),
            names=tuple(found.names),
            typed_after=found.after,
            typed_before=found.before,
        )

    @property
    def is_empty(self) -> bool:
        """Nothing to look for and nothing to narrow by."""
        return not (self.wanted or self.names or self.typed_after or self.typed_before) and self.filters.is_plain

    @property
    def wanted(self) -> Terms:
        """All words that found posts may be known by, those of phrases among them."""
        return tuple(dict.fromkeys((*self.terms, *(term for phrase in self.phrases for term in phrase))))

    @property
    def after(self) -> date | None:
        return max(filter(None, (self.filters.after, self.typed_after)), default=None)

    @property
    def before(self) -> date | None:
        return min(filter(None, (self.filters.before, self.typed_before)), default=None)

    def but(self, **changes: Any) -> "Question":
        """Return the same question with other filters, on the first page."""
        return replace(self, filters=replace(self.filters, **changes), page=1)

    def with_filters_of(self, other: "Question") -> "Question":
        return replace(self, filters=other.filters, sort=other.sort)

    def url(self, path: str, page: int = 1) -> str:
        """Return the one address of this question's answer."""
        parts: dict[str, Any] = {"q": self.text}
        parts |= {part.name: getattr(self.filters, part.name) for part in fields(self.filters)}
        parts["sort"] = self.sort
        asked = {name: str(value) for name, value in parts.items() if value}
        if page > 1:
            asked["page"] = str(page)
        return f"{path}?{urlencode(asked)}" if asked else path


class _Reading:
    """Pieces of a question, gathered until there are enough."""

    def __init__(self) -> None:
        self.terms: list[Term] = []
        self.phrases: list[Terms] = []
        self.excluded: list[Terms] = []
        self.names: list[tuple[str, str]] = []
        self.after: date | None = None
        self.before: date | None = None
        self.room = MOST_TERMS

    def take(self, piece: re.Match[str]) -> None:
        key, value = (piece["key"] or "").lower(), piece["quoted"] if piece["quoted"] is not None else piece["plain"]
        if key in NAMED and words(value):
            self.names.append((key, value.strip()))
        elif key in DATES and (moment := read_date(value)):
            setattr(self, key, moment)
        else:
            self._take_words(value, excluded=bool(piece["minus"]), is_phrase=piece["quoted"] is not None)

    def _take_words(self, value: str, *, excluded: bool, is_phrase: bool) -> None:
        found = tuple(Term(word, stem(word)) for word in words(value))
        if not (excluded or is_phrase):
            self.terms += found
            return
        found = found[: self.room]
        self.room -= len(found)
        if found:
            (self.excluded if excluded else self.phrases).append(found)


def clean(raw: str) -> str:
    """Return `raw` bounded, on one line and without control characters."""
    # Cut twice: first so that a very long question costs nothing.
    bounded = raw[: LONGEST * 4].translate({0x201C: '"', 0x201D: '"', 0x201E: '"', 0xAB: '"', 0xBB: '"'})
    visible = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in bounded)
    return " ".join(visible.split())[:LONGEST].strip()


def read_date(value: str) -> date | None:
    """Read 2019, 2019-11 or 2019-11-28 as the first day of it."""
    found = _DATE.match(value)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _filters(query: Mapping[str, str]) -> Filters:
    year = _YEAR.match(query.get("year", ""))
    slugs = {name: query.get(name, "") for name in FACETS if name != "year"}
    return Filters(
        **{name: value if _SLUG.match(value) else "" for name, value in slugs.items()},
        year=int(year[0]) if year else 0,
        after=read_date(query.get("after", "")),
        before=read_date(query.get("before", "")),
    )
