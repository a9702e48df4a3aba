"""The words of published posts, counted by documents; changed with each post that is stored or dropped."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from search.analysis import stems
from search.engines import engine
from search.models import Document, Word
from search.questions import Term

#: Stands in every document: its count is the number of documents.
EVERY = ""
BATCH = 5_000


@dataclass(frozen=True)
class Vocabulary:
    """How many documents there are, and how many have each stem and each word of a question."""

    total: int
    stems: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)


def read_vocabulary(terms: Sequence[Term]) -> Vocabulary:
    """Return what is known of the words of a question: one query."""
    stems = {term.stem for term in terms}
    rows = Word.objects.filter(Q(stem__in=stems) | Q(word=EVERY)).values_list("word", "stem", "documents")
    total, by_stem, by_form = 0, dict.fromkeys(stems, 0), {}
    for word, stem, documents in rows:
        if word == EVERY:
            total = documents
        else:
            by_stem[stem] += documents
            by_form[word] = documents
    return Vocabulary(total, {stem: min(number, total) for stem, number in by_stem.items()}, by_form)


def words_of(documents: Iterable[Document]) -> Counter[str]:
    """Return in how many of `documents` each word stands."""
    counted: Counter[str] = Counter()
    for document in documents:
        counted.update(document.forms.split())
        counted[EVERY] += 1
    return counted


def change(added: Counter[str], removed: Counter[str]) -> None:
    """Count what documents bring and take along. Words that no document has any more go."""
    changes = {word: added[word] - removed[word] for word in added.keys() | removed.keys()}
    # In one order, so that two that change the same words wait for each other and do not block.
    changed = sorted(word for word, number in changes.items() if number)
    rows = [(word, stem, len(word), changes[word]) for word, stem in zip(changed, stems(changed), strict=True)]
    if not rows:
        return
    engine().count_words(rows)
    fewer = [word for word, _, _, number in rows if number < 0]
    for start in range(0, len(fewer), BATCH):
        Word.objects.filter(word__in=fewer[start : start + BATCH], documents__lte=0).delete()


def forget_all() -> None:
    Word.objects.all().delete()
