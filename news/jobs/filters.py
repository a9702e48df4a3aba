"""What a reader asks of the board: the query string, read once into a typed value."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from .choices import Employment, Workplace

#: In whole units of the paper's currency, for a year.
PAY_STEPS = (15_000, 20_000, 25_000, 30_000, 40_000, 50_000)
#: "Posted in the last … days", today among them.
SINCE_DAYS = (1, 3, 7, 14, 30)
CLOSING_WEEK = "week"
SORT_CLOSING = "closing"


@dataclass(frozen=True)
class JobFilter:
    """Each part narrows the board when it is set; `sort` only orders it: "" for newest first, or "closing"."""

    kind: str = ""
    place: str = ""
    workplace: str = ""
    pay: int = 0
    since: int = 0
    closing: str = ""
    sort: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str], places: Collection[str]) -> "JobFilter":
        """Read `query` (request.GET); whatever is not one of the choices is as if it were not there.

        `places` are the slugs of the places that exist.
        """
        return cls(
            kind=_one_of(query, "kind", Employment.values),
            place=_one_of(query, "place", places),
            workplace=_one_of(query, "workplace", Workplace.values),
            pay=_number_of(query, "pay", PAY_STEPS),
            since=_number_of(query, "since", SINCE_DAYS),
            closing=_one_of(query, "closing", (CLOSING_WEEK,)),
            sort=_one_of(query, "sort", (SORT_CLOSING,)),
        )

    @property
    def narrowing(self) -> list[str]:
        """The names of the parts that narrow the board."""
        return [part.name for part in fields(self) if part.name != "sort" and getattr(self, part.name)]

    @property
    def is_plain(self) -> bool:
        return self == JobFilter()

    def without(self, name: str) -> "JobFilter":
        return self.but(**{name: getattr(JobFilter(), name)})

    def but(self, **changes: Any) -> "JobFilter":
        return replace(self, **changes)

    def url(self, path: str, page: int = 1) -> str:
        """Return the one address of this filter's page on the board at `path`."""
        parts = {part.name: getattr(self, part.name) for part in fields(self)}
        asked = {name: value for name, value in parts.items() if value}
        if page > 1:
            asked["page"] = page
        return f"{path}?{urlencode(asked)}" if asked else path


def _one_of(query: Mapping[str, str], name: str, choices: Collection[str]) -> str:
    value = query.get(name, "")
    return value if value in choices else ""


def _number_of(query: Mapping[str, str], name: str, choices: Collection[int]) -> int:
    # Compared as text: int() would take spaces, signs and other scripts' digits for the same number.
    value = query.get(name, "")
    return next((choice for choice in choices if str(choice) == value), 0)
