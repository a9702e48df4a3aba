"""What the box offers while a reader types: headlines, and names of sections, topics, authors and places."""

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from core.addresses import path_of
from core.restrictions import asked_in_place
from news.models import PostPage
from news.sections import SectionLabel
from search.analysis import stems, words
from search.engines import engine
from search.lookup import public_sections
from search.models import Name
from search.naming import KINDS
from search.questions import Question, clean
from search.results import Suggestion

LEAST_LETTERS = 2
HEADLINES, NAMES = 5, 4
#: Names over the results.
NAMED = 3
#: Looked at, so that hidden posts among the newest leave none too few.
LOOKED_AT = 40
MOST_WORDS = 6


def suggest(text: str) -> list[Suggestion]:
    """Return suggestions for what was typed so far, names first: two queries, none for a letter."""
    typed = list(words(clean(text)))[:MOST_WORDS]
    if not typed or (len(typed[-1]) < LEAST_LETTERS and len(typed) == 1):
        return []
    with asked_in_place():
        return [*_sections(typed), *_names(typed), *_headlines(typed)]


def _sections(typed: Sequence[str]) -> list[Suggestion]:
    """Return the sections whose names have all words of `typed`, each perhaps only begun: no query."""
    return [
        _section(label)
        for label in _offered()
        if all(any(own.startswith(word) for own in words(label.title)) for word in typed)
    ]


def _offered() -> list[SectionLabel]:
    return [label for label in public_sections() if not label.no_index]


def _section(label: SectionLabel) -> Suggestion:
    return Suggestion(label.title, label.url, _("Section"))


def _headlines(typed: list[str]) -> list[Suggestion]:
    keys = engine().titles_beginning(typed, LOOKED_AT)
    posts = PostPage.objects.searchable().filter(search_document__in=keys).order_by("-search_document__id")
    rows = posts.values_list("title", "url_path")[:HEADLINES]
    return [Suggestion(title, path_of(address), _("Post")) for title, address in rows]


def _names(typed: list[str]) -> list[Suggestion]:
    called = Q()
    for word in typed:
        called &= Q(folded__contains=f" {word}")
    names = Name.objects.filter(called).in_use().order_by("label")[:NAMES]
    return [_suggestion(name) for name in names]


def named(question: Question, names: Iterable[Name]) -> list[Suggestion]:
    """Return sections, and those of `names`, of posts that were found, that have all words of `question`.

    The fewest others first. Who asks for a name may want who is called so, and not only what was written of them;
    who asks for "jobs", all of them.
    """
    asked = {term.word for term in question.wanted}
    if not asked or question.page > 1 or not question.filters.is_plain:
        return []
    sought = {term.stem for term in question.wanted}
    sections = [_section(label) for label in _offered() if sought <= set(stems(words(label.title)))]
    meant = [name for name in names if asked <= set(name.folded.split())]
    meant.sort(key=lambda name: (len(name.folded.split()), name.label))
    return [*sections, *(_suggestion(name) for name in meant[:NAMED])]


def _suggestion(name: Name) -> Suggestion:
    models = {kind: model for model, kind in KINDS.items()}
    labels = {Name.Kind.AUTHOR: _("Author"), Name.Kind.TOPIC: _("Topic"), Name.Kind.PLACE: _("Place")}
    kind = Name.Kind(name.kind)
    return Suggestion(name.label, models[kind](slug=name.slug).url, labels[kind])
