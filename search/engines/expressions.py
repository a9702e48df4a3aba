"""What an index is asked for: words and marks, joined by and, or and not. Each engine writes it in its own way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from search.numbering import first_key


class Field(Enum):
    """Where a word must stand. STEM is headline or rest."""

    STEM = "stem"
    HEADLINE = "headline"
    FORM = "form"
    MARK = "mark"


@dataclass(frozen=True)
class Has:
    """Posts with a word, or with several words one after the other."""

    words: tuple[str, ...]
    field: Field = Field.STEM


@dataclass(frozen=True)
class AllOf:
    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class AnyOf:
    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Without:
    """Posts of `part` that are not in `excluded`."""

    part: "Expression"
    excluded: "Expression"


Expression = Has | AllOf | AnyOf | Without


def all_of(parts: Iterable[Expression]) -> Expression:
    given = tuple(dict.fromkeys(parts))
    return given[0] if len(given) == 1 else AllOf(given)


def any_of(parts: Iterable[Expression]) -> Expression:
    given = tuple(dict.fromkeys(parts))
    return given[0] if len(given) == 1 else AnyOf(given)


def has(word: str, field: Field = Field.STEM) -> Has:
    return Has((word,), field)


@dataclass(frozen=True)
class Span:
    """Days of posts, from `after` up to, not including, `before`."""

    after: date | None = None
    before: date | None = None

    @property
    def keys(self) -> tuple[int, int]:
        """The lowest key within, and the lowest beyond."""
        low = first_key(self.after) if self.after else 0
        return low, first_key(self.before) if self.before else (1 << 62)


class Gain(NamedTuple):
    """What posts that match `expression` gain. Where that `is_common`, only the newest of them do."""

    expression: Expression
    worth: float
    is_common: bool = False


@dataclass(frozen=True)
class Tier:
    """Posts to fetch: at most `limit` that match, the newest, or with `oldest` the oldest. No expression: all.

    Among the first `within` posts there are probably as many as that, as far as is known beforehand (0: it is not).
    With `gains`, those that gain the most together, and of equals the newest; `within` then says how many of the newest
    posts are looked through for what is common.
    """

    expression: Expression | None
    limit: int
    oldest: bool = False
    within: int = 0
    gains: tuple[Gain, ...] = ()
