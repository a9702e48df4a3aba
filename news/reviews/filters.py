"""What a reader asks of the index of reviews: read once from the address, odd values ignored."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from news.reviews.ratings import BEST
from news.reviews.subjects import Subject

#: The query parameters, which are the names of the filters.
PARAMETERS = ("kind", "cuisine", "area", "rating", "price")
LONGEST = 120


@dataclass(frozen=True)
class ReviewFilters:
    """Filters by name; "" and 0 ask nothing. `rating` is the fewest stars, `cuisine` and `area` are slugs."""

    kind: str = ""
    cuisine: str = ""
    area: str = ""
    rating: int = 0
    price: int = 0

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> "ReviewFilters":
        return cls(
            kind=_one_of(query.get("kind", ""), Subject.values),
            cuisine=_slug(query.get("cuisine", "")),
            area=_slug(query.get("area", "")),
            rating=_number(query.get("rating", ""), BEST),
            price=_number(query.get("price", ""), 4),
        )

    @property
    def is_asked(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def without(self, name: str) -> "ReviewFilters":
        nothing: dict[str, Any] = {name: getattr(type(self)(), name)}
        return replace(self, **nothing)

    @property
    def query(self) -> str:
        """Return the query string of these filters, "" for none."""
        return urlencode({name: value for name in PARAMETERS if (value := getattr(self, name))})


def _one_of(value: str, choices: list[str]) -> str:
    return value if value in choices else ""


def _slug(value: str) -> str:
    plain = len(value) <= LONGEST and all(sign.isalnum() or sign in "-_" for sign in value)
    return value if plain else ""


def _number(value: str, most: int) -> int:
    return int(value) if len(value) == 1 and value in "123456789" and int(value) <= most else 0
