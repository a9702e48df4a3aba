"""Of three words and more: posts in which the words that weigh the most stand together.

What ranking gives a post is mostly the worth of the words that it has. The index adds that up without reading a text,
from the rarest word on, until it has read so many places. Words that are left out weigh the least.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from search.engines.expressions import Expression, Field, Gain, Tier, any_of, has
from search.ranking import OTHER_FORM, Weighed
from search.vocabulary import Vocabulary

#: Posts that are added up, each as often as it has words: about half a millisecond for a thousand.
MOST = 30_000
#: So many words are added up at least: those for which that is too much, in the newest posts alone.
LEAST = 3
#: What a word gains once more for standing in the headline.
IN_HEADLINE = 1.0
#: A word as typed is looked for by itself where its stem has so many times its posts ("Waters", "water").
MUCH_RARER = 2


class Part(NamedTuple):
    """Posts to be added up: `number` of them match `expression` and gain `worth`."""

    number: int
    expression: Expression
    worth: float


def heaviest(terms: Sequence[Weighed], limit: int, vocabulary: Vocabulary) -> tuple[Tier, bool]:
    """Return the `limit` posts in which the rarest of `terms` weigh the most, and whether that is all of them."""
    parts = sorted((part for term in terms for part in _parts(term, vocabulary)), key=lambda part: part.number)
    read = list(accumulate(part.number for part in parts))
    rare = parts[: bisect(read, MOST)]
    common = parts[len(rare) : LEAST]
    within = vocabulary.total * MOST // sum(part.number for part in common) if common else 0
    chosen = {part.expression for part in [*rare, *common]}
    gains = [Gain(part.expression, part.worth) for part in rare]
    gains += [Gain(part.expression, part.worth, is_common=True) for part in common]
    gains += [
        Gain(has(term.term.stem, Field.HEADLINE), IN_HEADLINE * term.worth)
        for term in terms
        if has(term.term.stem) in chosen
    ]
    tier = Tier(any_of(gain.expression for gain in gains), limit, within=within, gains=tuple(gains))
    return tier, len(rare) == len(parts)


def _parts(weighed: Weighed, vocabulary: Vocabulary) -> Iterator[Part]:
    term, worth = weighed.term, weighed.worth
    number, as_typed = vocabulary.stems[term.stem], vocabulary.forms.get(term.word, 0)
    if is_much_rarer(as_typed, number):
        yield Part(as_typed, has(term.word, Field.FORM), (1 - OTHER_FORM) * worth)
        worth *= OTHER_FORM
    yield Part(number, has(term.stem), worth)


def is_much_rarer(as_typed: int, number: int) -> bool:
    """Whether a word is looked for as it was typed: `number` posts have its stem."""
    return 0 < as_typed < number / MUCH_RARER
