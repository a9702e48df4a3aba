"""The index of reviews: which match, and how many each choice of each filter would leave.

All reviews are read as small rows, two columns of numbers and a word or two each, and counted here: one query
whatever is asked, and every count agrees with the list.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _

from news.places import place_label
from news.prices import price_words
from news.reviews.filters import PARAMETERS, ReviewFilters
from news.reviews.ratings import STARS
from news.reviews.subjects import Subject


@dataclass(frozen=True)
class Entry:
    """What the filters ask of one review."""

    pk: int
    kind: str
    cuisine: str
    cuisine_slug: str
    area: str
    area_name: str
    halves: int
    price: int

    def answers(self, filters: ReviewFilters, name: str) -> bool:
        asked: Any = getattr(filters, name)
        if not asked:
            return True
        if name == "rating":
            return self.halves >= 2 * asked
        own = self.cuisine_slug if name == "cuisine" else getattr(self, name)
        return bool(own == asked)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Filter:
    """A filter as the form shows it: with its choices that lead somewhere."""

    name: str
    label: str
    choices: list[Choice]


def entry(pk: int, genre: str, cuisine: str, facts: dict[str, Any]) -> Entry:
    """Make an entry from a row: a review's key, genre, cuisine and card facts."""
    label = place_label(facts.get("place"))
    area = label.neighbourhood if label else None
    cuisine = capfirst(" ".join(cuisine.split()))
    return Entry(
        pk,
        genre,
        cuisine,
        slugify(cuisine),
        area.slug if area else "",
        area.name if area else "",
        facts.get("rating") or 0,
        price_of(facts) or 0,
    )


def price_of(facts: dict[str, Any]) -> int | None:
    """Return the price level of a reviewed venue: the review's own, else its place's, as it is now."""
    if facts.get("work"):
        return None
    label = place_label(facts.get("place"))
    price: int | None = facts.get("price") or (label.price if label else None)
    return price


def matching(entries: Iterable[Entry], filters: ReviewFilters) -> list[Entry]:
    return [item for item in entries if all(item.answers(filters, name) for name in PARAMETERS)]


def filter_form(entries: list[Entry], filters: ReviewFilters) -> list[Filter]:
    """Return the filters that divide `entries`, each choice with what it would leave beside the other filters."""
    labels = {
        "kind": _("What"),
        "cuisine": _("Cuisine"),
        "area": _("Neighbourhood"),
        "rating": _("Rating"),
        "price": _("Prices"),
    }
    form = []
    for name in PARAMETERS:
        known = _choices(name, entries)
        if len(known) < 2 and not getattr(filters, name):
            continue
        left = matching(entries, filters.without(name))
        counts = _counts(name, left)
        asked = str(getattr(filters, name) or "")
        choices = [Choice(value, label, counts[value], value == asked) for value, label in known.items()]
        form.append(Filter(name, labels[name], choices))
    return form


def _choices(name: str, entries: list[Entry]) -> dict[str, str]:
    """Return the values of a filter that any review has, with their words, in the order of the form."""
    if name == "rating":
        most = max((item.halves for item in entries), default=0)
        return {
            str(stars): _("%(stars)s and more") % {"stars": stars} if stars < len(STARS) else str(stars)
            for stars in reversed(STARS)
            if most >= 2 * stars
        }
    if name == "price":
        return {str(level): price_words(level) for level in sorted({item.price for item in entries} - {0})}
    if name == "kind":
        found = {item.kind for item in entries}
        return {subject.value: str(subject.label) for subject in Subject if subject.value in found}
    # Two spellings of a cuisine are one choice, under the one that comes first.
    pairs = [
        (item.cuisine_slug, item.cuisine) if name == "cuisine" else (item.area, item.area_name) for item in entries
    ]
    return dict(
        sorted({key: words for key, words in reversed(pairs) if key}.items(), key=lambda pair: pair[1].casefold())
    )


def _counts(name: str, entries: list[Entry]) -> Counter[str]:
    if name == "rating":
        return Counter({str(stars): sum(item.halves >= 2 * stars for item in entries) for stars in STARS})
    key = "cuisine_slug" if name == "cuisine" else name
    return Counter(str(getattr(item, key)) for item in entries)
