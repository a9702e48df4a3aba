"""Of three words and more: posts in which the words that weigh the most stand together.

What ranking gives a post is mostly the worth of the words that it has. The index adds that up without reading a text,
from the rarest word on, until it has read so many places. Words that are left out weigh the least.
"""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from search.engines.expressions import Expression, Field, Gain, Tier, all_of, any_of, has
from search.ranking import OTHER_FORM, Weighed
from search.vocabulary import Vocabulary

#: Posts that are added up, each as often as it has words, headlines not counted: about a millisecond for a thousand.
MOST = 30_000
#: So many are added up at least: those for which that is too much, beside a rare one, or in the newest posts alone.
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
    parts = _parts(terms, vocabulary)
    rare = parts[: bisect(list(accumulate(part.number for part in parts)), MOST)]
    common = parts[len(rare) : LEAST]
    within = 0
    gains = [Gain(part.expression, part.worth) for part in rare]
    if rare:
        # Beside a rare word, whatever the year; by themselves they decide nothing.
        beside = any_of(part.expression for part in rare)
        gains += [Gain(all_of([part.expression, beside]), part.worth) for part in common]
    else:
        within = vocabulary.total * MOST // sum(part.number for part in common)
        gains += [Gain(part.expression, part.worth, is_common=True) for part in common]
    chosen = {part.expression for part in [*rare, *common]}
    headlines = {has(term.term.stem, Field.HEADLINE): term.worth for term in terms if has(term.term.stem) in chosen}
    gains += [Gain(expression, IN_HEADLINE * worth) for expression, worth in headlines.items()]
    tier = Tier(any_of(gain.expression for gain in gains), limit, within=within, gains=tuple(gains))
    return tier, len(rare) == len(parts)


def _parts(terms: Sequence[Weighed], vocabulary: Vocabulary) -> list[Part]:
    """Return what posts may gain, the rarest first."""
    found: dict[Expression, Part] = {}
    for weighed in terms:
        term, worth = weighed.term, weighed.worth
        number, as_typed = vocabulary.stems[term.stem], vocabulary.forms.get(term.word, 0)
        pieces = [Part(number, has(term.stem), worth if as_typed else OTHER_FORM * worth)]
        if is_much_rarer(as_typed, number):
            form = has(term.word, Field.FORM)
            pieces = [Part(as_typed, form, (1 - OTHER_FORM) * worth), Part(number, has(term.stem), OTHER_FORM * worth)]
        for part in pieces:
            # Two words of one stem count twice, as in ranking.
            before = found.get(part.expression)
            found[part.expression] = part._replace(worth=part.worth + (before.worth if before else 0))
    return sorted(found.values(), key=lambda part: part.number)


def is_much_rarer(as_typed: int, number: int) -> bool:
    """Whether a word is looked for as it was typed: `number` posts have its stem."""
    return 0 < as_typed < number / MUCH_RARER
