"""What a misspelt word was probably meant to be, from the words of published posts alone."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from search.analysis import WORD, stem, words
from search.engines import engine
from search.models import Word
from search.plans import Vocabulary
from search.questions import Question, Term
from search.results import Link

#: Words alike that are looked at; of short ones all with the same first letter.
ALIKE, SHORT_ONES = 40, 400
#: Up to this length, three letters in a row say too little.
SHORT = 5
#: A word that few posts have is asked after only when its neighbour is so much more frequent.
MORE_FREQUENT = 10
#: Second thoughts, where the first has no post that readers may find.
TRIES = 2
#: Words of a question that are mended: each is asked after, and one with more is no slip.
MENDED = 3


def corrections_of(question: Question, vocabulary: Vocabulary) -> Iterator[tuple[Question, list[str]]]:
    """Yield `question` with misspelt words mended, and the new words; the likeliest first.

    Whoever offers one checks that posts which readers may find have the words: the vocabulary may be behind.
    """
    doubtful = [term for term in question.wanted if _may_be_wrong(term, vocabulary)][:MENDED]
    options = {term.word: _meant(term, vocabulary) for term in doubtful}
    for choice in range(TRIES):
        mended = {word: found[choice] for word, found in options.items() if len(found) > choice}
        if not mended:
            return
        text = WORD.sub(lambda found, mended=mended: _replaced(found[0], mended), question.text)  # type: ignore[misc]
        better = Question.from_text(text)
        yield better.with_filters_of(question), list(mended.values())


def _replaced(typed: str, mended: dict[str, str]) -> str:
    parts = list(words(typed))
    return mended.get(parts[0], typed) if len(parts) == 1 else typed


def _may_be_wrong(term: Term, vocabulary: Vocabulary) -> bool:
    is_word = len(term.word) >= 3 and not any(letter.isdigit() for letter in term.word)
    return is_word and vocabulary.stems.get(term.stem, 0) < MORE_FREQUENT


def _meant(term: Term, vocabulary: Vocabulary) -> list[str]:
    """Return words that `term` may have been meant to be; none when it is right."""
    known, allowed = vocabulary.stems.get(term.stem, 0), _allowed(term.word)
    least = known * MORE_FREQUENT
    found = []
    for word, documents in _alike(term.word):
        distance = OSA.distance(term.word, word, score_cutoff=allowed)
        if 0 < distance <= (1 if known else allowed) and documents > least and stem(word) != term.stem:
            # A first letter is seldom wrong.
            found.append((distance + (word[0] != term.word[0]), -documents, word))
    return [word for _, _, word in sorted(found)]


def _allowed(word: str) -> int:
    """Return how many letters of `word` may be wrong."""
    return 1 if len(word) < SHORT else 2 if len(word) < 10 else 3


def _alike(word: str) -> list[tuple[str, int]]:
    if len(word) > SHORT:
        found = Word.objects.filter(word__in=engine().similar_words(word, ALIKE))
    else:
        near = range(len(word) - 1, len(word) + 2)
        found = Word.objects.filter(word__startswith=word[0], length__in=near).order_by("-documents")[:SHORT_ONES]
    return list(found.values_list("word", "documents"))


def fewer_words(question: Question, vocabulary: Vocabulary, path: str) -> list[Link]:
    """Return ways to ask for less, for a question that found nothing."""
    found = []
    if not question.filters.is_plain and question.text:
        found.append(Link(_("The same words without filters"), question.with_filters_of(Question()).url(path)))
    known = [term.word for term in question.wanted if vocabulary.stems.get(term.stem)]
    if known and (question.phrases or question.excluded or question.names):
        found.append(_asking(" ".join(known), path))
    found += [_asking(word, path) for word in known if len(known) > 1 or len(question.wanted) > 1]
    return list(dict.fromkeys(found))[:4]


def _asking(text: str, path: str) -> Link:
    return Link(f"“{text}”", Question.from_text(text).url(path))
