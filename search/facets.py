"""What the posts found have in common, counted, with the addresses that narrow by it or widen again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from search.lookup import LETTERS, Narrowing, post_kinds, public_sections, section_slug
from search.models import Name
from search.numbering import A_DAY
from search.questions import FACETS, Question
from search.ranking import Candidate
from search.results import Choice, Facet

#: Choices shown of each facet, and looked up by name.
MOST = 8


def count_marks(candidates: Iterable[Candidate]) -> Counter[str]:
    """Return how many of `candidates` have each mark; years as marks of their own (y2019)."""
    found = list(candidates)
    marks = "".join(candidate.marks for candidate in found).split()
    counted = Counter(mark for mark in marks if mark[0] != "h")
    for day, number in Counter(candidate.key // A_DAY for candidate in found).items():
        counted[f"y{date.fromordinal(day).year}"] += number
    return counted


def named_marks(counted: Counter[str]) -> list[str]:
    """Return the most frequent marks of authors, topics and places: those whose names are asked for."""
    return [mark for letter in LETTERS.values() for mark, _ in _most(counted, letter)]


def _most(counted: Counter[str], letter: str) -> list[tuple[str, int]]:
    own = [(mark, number) for mark, number in counted.items() if mark[0] == letter]
    return sorted(own, key=lambda pair: (-pair[1], pair[0]))[:MOST]


def facets_of(question: Question, path: str, counted: Counter[str], names: Mapping[str, Name]) -> list[Facet]:
    """Return the facets that divide the posts found; one whose choices all have the same posts says nothing."""
    labels = {"section": _("Section"), "kind": _("Kind"), "topic": _("Topic"), "author": _("Author")}
    labels |= {"place": _("Place"), "year": _("Year")}
    found = []
    for name in FACETS:
        values = _values(name, counted, names)
        chosen = str(getattr(question.filters, name) or "")
        choices = [
            Choice(
                label,
                question.but(**{name: _empty(name) if value == chosen else _typed(name, value)}).url(path),
                number,
                value == chosen,
            )
            for value, label, number in values
        ]
        if len(choices) > 1 or any(choice.is_chosen for choice in choices):
            found.append(Facet(name, labels[name], choices))
    return found


def _values(name: str, counted: Counter[str], names: Mapping[str, Name]) -> list[tuple[str, str, int]]:
    """Return (value, label, number) of what the posts found have."""
    if name in LETTERS:
        pairs = [(names[mark], number) for mark, number in _most(counted, LETTERS[name]) if mark in names]
        return [(found.slug, found.label, number) for found, number in pairs]
    if name == "year":
        years = sorted((int(mark[1:]) for mark in counted if mark[0] == "y"), reverse=True)[:MOST]
        return [(str(year), str(year), counted[f"y{year}"]) for year in years]
    known: Sequence[tuple[int, str, str]]
    if name == "section":
        known = [(label.pk, section_slug(label), label.title) for label in public_sections()]
        letter = "s"
    else:
        known = [(kind.pk, kind.slug, kind.label) for kind in post_kinds()]
        letter = "k"
    own = [(value, label, counted[f"{letter}{pk}"]) for pk, value, label in known if counted[f"{letter}{pk}"]]
    return sorted(own, key=lambda row: -row[2])


def _typed(name: str, value: str) -> str | int:
    return int(value) if name == "year" else value


def _empty(name: str) -> str | int:
    return 0 if name == "year" else ""


def chosen_filters(question: Question, path: str, narrowing: Narrowing) -> list[Choice]:
    """Return what narrows the answer now, each with the address without it."""
    filters = question.filters
    chosen = [
        (name, narrowing.labels.get(name, str(getattr(filters, name)))) for name in FACETS if getattr(filters, name)
    ]
    if filters.after:
        chosen.append(("after", _("From %(day)s") % {"day": date_format(filters.after)}))
    if filters.before:
        chosen.append(("before", _("Before %(day)s") % {"day": date_format(filters.before)}))
    nothing = {"year": 0, "after": None, "before": None}
    return [Choice(label, question.but(**{name: nothing.get(name, "")}).url(path), 0, True) for name, label in chosen]
