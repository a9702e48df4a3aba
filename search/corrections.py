"""What a misspelt word was probably meant to be, from the words of published posts alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, Q
from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA, JaroWinkler

from news.models import PostPage
from search.analysis import WORD, stem, words
from search.engines import engine
from search.models import Word
from search.plans import Plan
from search.questions import Question, Term
from search.results import Link
from search.vocabulary import Vocabulary

#: Words alike that are looked at; of short ones all with the same first letter.
ALIKE, SHORT_ONES = 40, 400
#: Up to this length, three letters in a row say too little.
SHORT = 5
#: A word that few posts have is asked after only when its neighbour is so much more frequent.
MORE_FREQUENT = 10
#: So alike (Jaro-Winkler) is a slip: a letter left out, doubled or swapped, or a wrong one in a long word. One in
#: a short word makes another word ("Köln", "kiln"), and nobody types two letters too many ("gluten", "glue").
ALIKE_ENOUGH, TOO_SHORT = 0.88, 2
#: Posts looked at for one that readers may find.
LOOKED_AT = 50
#: Words of a question that are mended: each is asked after, and a question with more is no slip.
MENDED = 3


@dataclass(frozen=True)
class Mended:
    """A question with misspelt words mended, and the new words."""

    question: Question
    words: list[str]


def corrected(question: Question, vocabulary: Vocabulary) -> Mended | None:
    """Return `question` mended; None when there is nothing to mend, or nothing to mend it with.

    The vocabulary may be behind: whoever offers this asks first whether posts that readers may find have the words.
    """
    mended: dict[str, str] = {}
    doubtful = [term for term in question.wanted if _may_be_wrong(term, vocabulary)][:MENDED]
    alike = _alike([term.word for term in doubtful])
    for term in doubtful:
        if meant := _meant(term, vocabulary, alike[term.word]):
            mended[term.word] = meant[0]
    if not mended:
        return None
    text = WORD.sub(lambda found: _replaced(found[0], mended), question.text)
    return Mended(Question.from_text(text).with_filters_of(question), list(mended.values()))


def stand_in_public(words: list[str]) -> bool:
    """Whether each of `words` stands in a post that readers may find: one query."""
    posts = PostPage.objects.searchable().order_by()
    stands = [Exists(posts.filter(search_document__in=engine().having(word, LOOKED_AT))) for word in words]
    # Asked beside any one row: all there is to say is in the columns.
    return all(all(row) for row in PostPage.objects.order_by().values_list(*stands)[:1])


def _replaced(typed: str, mended: dict[str, str]) -> str:
    parts = words(typed)
    return mended.get(parts[0], typed) if len(parts) == 1 else typed


def _may_be_wrong(term: Term, vocabulary: Vocabulary) -> bool:
    is_word = len(term.word) >= 3 and not any(letter.isdigit() for letter in term.word)
    return is_word and vocabulary.stems.get(term.stem, 0) < MORE_FREQUENT


def _meant(term: Term, vocabulary: Vocabulary, alike: Sequence[tuple[str, int]]) -> list[str]:
    """Return those of the words `alike` that `term` may have been meant to be, the likeliest first."""
    known, allowed = vocabulary.stems.get(term.stem, 0), _allowed(term.word)
    least = known * MORE_FREQUENT
    found = []
    for word, documents in alike:
        distance = OSA.distance(term.word, word, score_cutoff=allowed)
        if 0 < distance <= (1 if known else allowed) and documents > least and stem(word) != term.stem:
            # A first letter is seldom wrong; of words as near, the one that keeps more of what was typed.
            likeness = round(JaroWinkler.similarity(term.word, word), 2)
            is_slip = likeness >= ALIKE_ENOUGH or sorted(word) == sorted(term.word)
            if not is_slip or len(word) <= len(term.word) - TOO_SHORT:
                continue
            found.append((distance + (word[0] != term.word[0]), -likeness, -documents, word))
    return [word for *_, word in sorted(found)]


def _allowed(word: str) -> int:
    """Return how many letters of `word` may be wrong."""
    return 1 if len(word) < SHORT else 2 if len(word) < 10 else 3


def _alike(typed: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """Return for each word `typed` words like it, with their documents: a query for long ones, one for short ones."""
    long = [word for word in typed if len(word) > SHORT]
    found = engine().similar_words(long, ALIKE) if long else {}
    return found | _near([word for word in typed if word not in found])


def _near(typed: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    if not typed:
        return {}
    wanted = Q()
    for word in typed:
        wanted |= engine().words_from(word[0]) & Q(length__in=_lengths(word))
    near = Word.objects.filter(wanted).order_by("-documents").values_list("word", "documents")
    rows = list(near[: SHORT_ONES * len(typed)])
    return {
        word: [(other, number) for other, number in rows if other[0] == word[0] and len(other) in _lengths(word)]
        for word in typed
    }


def _lengths(word: str) -> range:
    return range(len(word) - 1, len(word) + 2)


def fewer_words(question: Question, plan: Plan | None, path: str) -> list[Link]:
    """Return ways to ask for less, for a question that found nothing."""
    found = []
    if not question.filters.is_plain and question.text:
        found.append(Link(_("The same words without filters"), question.with_filters_of(Question()).url(path)))
    known = [weighed.term.word for weighed in plan.terms] if plan else []
    if known and (question.phrases or question.excluded or question.names):
        found.append(_asking(" ".join(known), path))
    found += [_asking(word, path) for word in known if len(known) > 1 or len(question.wanted) > 1]
    return list(dict.fromkeys(found))[:4]


def _asking(text: str, path: str) -> Link:
    return Link(f"“{text}”", Question.from_text(text).url(path))
