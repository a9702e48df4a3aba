"""From the names in a question to marks in the index."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Q, When, Window
from django.db.models.functions import RowNumber
from django.utils.text import capfirst

from news.models import PostPage
from news.sections import SectionLabel, section_labels
from search.analysis import fold, words
from search.engines.expressions import Expression, Field, Span, any_of, has
from search.models import Name
from search.questions import Question

LETTERS = {"author": Name.Kind.AUTHOR, "topic": Name.Kind.TOPIC, "place": Name.Kind.PLACE}
#: Authors or topics that one typed name may mean.
MOST_MEANT = 20


@dataclass(frozen=True)
class PostKind:
    """A kind of post: its number in marks, its name in addresses and on pages."""

    pk: int
    slug: str
    label: str


@dataclass
class Narrowing:
    """What every post found must be, and the names that nobody has."""

    expressions: list[Expression] = field(default_factory=list)
    span: Span = field(default_factory=Span)
    unknown: list[str] = field(default_factory=list)
    #: Labels of chosen names, by parameter.
    labels: dict[str, str] = field(default_factory=dict)


def post_kinds() -> list[PostKind]:
    """Return the kinds of post, in the order of their names."""
    return [PostKind(pk, slug, capfirst(str(model._meta.verbose_name))) for pk, slug, model in _kinds()]


@lru_cache
def _models() -> tuple[type[PostPage], ...]:
    return tuple(sorted(PostPage.__subclasses__(), key=lambda model: model.__name__))


def _kinds() -> Iterable[tuple[int, str, type[PostPage]]]:
    found = ContentType.objects.get_for_models(*_models())
    for model in _models():
        yield found[model].pk, (model._meta.model_name or "").removesuffix("page"), model


def section_slug(label: SectionLabel) -> str:
    return label.url.rstrip("/").rpartition("/")[2]


def public_sections() -> list[SectionLabel]:
    return [label for label in section_labels().values() if label.is_public]


def narrow(question: Question) -> Narrowing:
    """Return what `question` narrows by: no query without names in it, else one."""
    found = Narrowing(span=_span(question))
    filters = question.filters
    if filters.section:
        meant = [label for label in public_sections() if section_slug(label) == filters.section]
        _keep_to(meant, found, filters.section)
        found.labels["section"] = meant[0].title if meant else filters.section
    if filters.kind:
        kinds = [kind for kind in post_kinds() if kind.slug == filters.kind]
        found.expressions.append(_marks("k", (kind.pk for kind in kinds)))
        found.labels["kind"] = kinds[0].label if kinds else filters.kind
    _narrow_by_names(found, question)
    return found


def _keep_to(sections: Sequence[SectionLabel], found: Narrowing, typed: str) -> None:
    found.expressions.append(_marks("s", (label.pk for label in sections)))
    found.unknown += [] if sections else [typed]


def _narrow_by_names(found: Narrowing, question: Question) -> None:
    chosen = {key: getattr(question.filters, key) for key in LETTERS if getattr(question.filters, key)}
    typed = [(key, name) for key, name in question.names if key in LETTERS]
    for _, name in (pair for pair in question.names if pair[0] == "section"):
        wanted = fold(name)
        _keep_to([s for s in public_sections() if wanted in (fold(s.title), section_slug(s))], found, name)
    if not (chosen or typed):
        return
    picked = [Q(kind=LETTERS[key], slug=slug) for key, slug in chosen.items()]
    names = _names_that([*picked, *(_called(key, name) for key, name in typed)])
    for key, slug in chosen.items():
        meant = [name for name in names if name.kind == LETTERS[key] and name.slug == slug]
        found.expressions.append(_marks(LETTERS[key], (name.object_id for name in meant)))
        found.labels[key] = meant[0].label if meant else slug
    for key, typed_name in typed:
        meant = [name for name in names if name.kind == LETTERS[key] and _means(typed_name, name)]
        found.expressions.append(_marks(LETTERS[key], (name.object_id for name in meant)))
        found.unknown += [] if meant else [typed_name]


def _names_that(conditions: Sequence[Q]) -> list[Name]:
    """Return the first names of each of `conditions`: many may be called as one of them says, and hide no other."""
    number = Case(*(When(condition, then=at) for at, condition in enumerate(conditions)))
    place = Window(RowNumber(), partition_by=number, order_by="label")
    names = Name.objects.filter(reduce(or_, conditions)).in_use()
    return list(names.annotate(place=place).filter(place__lte=MOST_MEANT).order_by("label"))


def _called(key: str, name: str) -> Q:
    called = Q(kind=LETTERS[key])
    for word in words(name):
        called &= Q(folded__contains=f" {word}")
    return called


def _means(typed: str, name: Name) -> bool:
    return all(f" {word}" in name.folded for word in words(typed))


def _marks(letter: str, keys: Iterable[int]) -> Expression:
    # No such name: a mark that no post has, so that nothing is found.
    return any_of([has(f"{letter}{key}", Field.MARK) for key in keys] or [has(f"{letter}0", Field.MARK)])


def _span(question: Question) -> Span:
    after, before = question.after, question.before
    if year := question.filters.year:
        after = max(after or date.min, date(year, 1, 1))
        before = min(before or date.max, date(year + 1, 1, 1))
    return Span(after, before)
