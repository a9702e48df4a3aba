"""What a reader looks for in the index of recipes: read once from the address."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from core.paging import Pager

from .marks import Course, Diet
from .showing import duration_words

LONGEST_CUISINE = 60
MOST_MINUTES = 20_160
OFFERED_MINUTES = (30, 60, 120)


@dataclass(frozen=True)
class Choice:
    """One option of the form, as its template shows it."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class RecipeFilter:
    """Empty values filter nothing. `diets` must all be true of a recipe."""

    course: str = ""
    diets: tuple[str, ...] = ()
    cuisine: str = ""
    minutes: int | None = None

    @classmethod
    def from_query(cls, query: QueryDict) -> "RecipeFilter":
        """Read the parameters; what no recipe could have is as if it were not there."""
        course, cuisine, minutes = (query.get(name, "") for name in ("course", "cuisine", "minutes"))
        asked = set(query.getlist("diet"))
        fits = minutes.isascii() and minutes.isdecimal() and len(minutes) <= 5 and 1 <= int(minutes) <= MOST_MINUTES
        return cls(
            course=course if course in Course.values else "",
            diets=tuple(value for value in Diet.values if value in asked),
            cuisine=" ".join(cuisine.replace("\x00", "").split()) if len(cuisine) <= LONGEST_CUISINE else "",
            minutes=int(minutes) if fits else None,
        )

    @property
    def is_active(self) -> bool:
        return self != RecipeFilter()

    @property
    def query(self) -> str:
        """Return the parameters of this filter alone, in one order."""
        pairs = [("course", self.course), *[("diet", diet) for diet in self.diets], ("cuisine", self.cuisine)]
        pairs.append(("minutes", str(self.minutes or "")))
        return urlencode([(name, value) for name, value in pairs if value])

    def apply(self, recipes: Any) -> Any:
        """Narrow a queryset of `PostPage` rows that are recipes."""
        if self.course:
            recipes = recipes.filter(recipepage__course=self.course)
        for diet in self.diets:
            recipes = recipes.filter(recipepage__diets__contains=f"|{diet}|")
        if self.cuisine:
            recipes = recipes.filter(recipepage__cuisine__iexact=self.cuisine)
        if self.minutes:
            # No time given is no promise to be quick.
            recipes = recipes.filter(recipepage__total_minutes__range=(1, self.minutes))
        return recipes

    def in_pager(self, pager: Pager) -> Pager:
        """Return `pager` with addresses that keep this filter."""
        return replace(pager, newer_url=self._kept(pager.newer_url), older_url=self._kept(pager.older_url))

    def _kept(self, url: str) -> str:
        if not url or not self.query:
            return url
        return f"{url}{'&' if '?' in url else '?'}{self.query}"

    # What the form offers.

    def courses(self) -> list[Choice]:
        return [Choice(value, str(label), value == self.course) for value, label in Course.choices]

    def diet_choices(self) -> list[Choice]:
        return [Choice(value, str(label), value in self.diets) for value, label in Diet.choices]

    def cuisines(self, known: list[str]) -> list[Choice]:
        return [Choice(name, name, name.casefold() == self.cuisine.casefold()) for name in known]

    def times(self) -> list[Choice]:
        offered = sorted({*OFFERED_MINUTES, *([self.minutes] if self.minutes else [])})
        return [
            Choice(str(limit), _("Up to %(time)s") % {"time": duration_words(limit)}, limit == self.minutes)
            for limit in offered
        ]
