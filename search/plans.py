"""Which posts to look at: all that have any of the words while those are few, else the most promising of them.

Ranking reads the texts of what it ranks, so what it ranks is bounded. Where words stand in tens of thousands of
posts, these are looked at: posts with all of them in the headline; of one word or two, the newest with the rarer one,
with both and with any; of more words, posts in which the words that weigh the most stand together. What words weigh the
index alone can tell (search/weights.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, prod

from search.documents import headline_mark
from search.engines.expressions import Expression, Field, Has, Tier, Without, all_of, any_of, has
from search.lookup import Narrowing, post_kinds
from search.questions import MOST_TERMS, Question, Term, Terms
from search.ranking import Weighed, weigh
from search.vocabulary import Vocabulary
from search.weights import heaviest, is_much_rarer

#: What the page counts before it says "more than": as deep as pages go.
COUNTED = 500
#: All posts with any of the words are looked at while there are no more than `FEW`, else `ENOUGH` of each tier, and as
#: many as are counted of the last.
FEW, ENOUGH = 600, 150
#: From so many words a question is long.
MANY = 3

#: Below so many posts no word is too common.
SMALL = 40
#: How many times the posts are looked at first that probably hold enough: words come and go with the years.
SPARE = 2


@dataclass(frozen=True)
class Plan:
    """`tiers` in the order of promise, the last of them whole; `terms` to rank by; `all_words`: posts with all."""

    tiers: list[Tier]
    terms: list[Weighed]
    all_words: Tier | None = None


def plan(question: Question, narrowing: Narrowing, vocabulary: Vocabulary) -> Plan:
    """Return which posts to look at for `question`."""
    used = _used(question, vocabulary)
    terms = weigh(used, vocabulary.stems, vocabulary.total)
    required = [*map(_phrase, question.phrases), *narrowing.expressions]
    if not question.terms:
        nothing = not required and not (narrowing.span.after or narrowing.span.before) and not question.excluded
        newest = Tier(_narrowed(required, question.excluded), COUNTED + 1)
        return Plan([] if nothing else [newest], terms, newest)
    free = tuple(term for term in used if term in question.terms and vocabulary.stems[term.stem])
    if not free:
        return Plan([], terms)
    everywhere = Tier(
        all_of(has(term.stem) for term in free),
        COUNTED + 1,
        within=_within(COUNTED + 1, _all(free, vocabulary), vocabulary),
    )
    wanted = _wanted(free, terms, question.wanted, vocabulary)
    if not required and not question.excluded:
        return Plan(wanted, terms, everywhere)
    *tiers, all_words = (_narrower(tier, required, question.excluded) for tier in [*wanted, everywhere])
    return Plan(tiers, terms, all_words)


def _used(question: Question, vocabulary: Vocabulary) -> Terms:
    """Return the terms that are used: of all wanted ones the rarest; none of half of all posts beside a rarer one."""
    known = [term for term in question.wanted if vocabulary.stems.get(term.stem)]
    half = max(vocabulary.total / 2, SMALL)
    telling = [term for term in known if vocabulary.stems[term.stem] <= half] or known
    rarest = sorted(telling, key=lambda term: vocabulary.stems[term.stem])[:MOST_TERMS]
    return tuple(term for term in telling if term in rarest)


def _wanted(free: Terms, weighed: Sequence[Weighed], wanted: Terms, vocabulary: Vocabulary) -> list[Tier]:
    numbers = vocabulary.stems
    anywhere = any_of(has(term.stem) for term in free)
    if min(vocabulary.total, sum(numbers[term.stem] for term in free)) <= FEW:
        return [Tier(anywhere, FEW + 1)]
    tiers = [
        Tier(has(headline_mark(term.stem for term in wanted), Field.MARK), ENOUGH),
        Tier(all_of(has(term.stem, Field.HEADLINE) for term in free), ENOUGH),
    ]
    if len(free) >= MANY:
        together, is_all = heaviest([term for term in weighed if term.term in free], COUNTED + 1, vocabulary)
        tiers.append(together)
        if is_all:
            return tiers
    else:
        tiers += _of_two(free, vocabulary)
    most = max(numbers[term.stem] for term in free) / vocabulary.total
    return _once([*tiers, Tier(anywhere, COUNTED + 1, within=_within(COUNTED + 1, most, vocabulary))])


def _of_two(terms: Terms, vocabulary: Vocabulary) -> list[Tier]:
    """Return the newest posts with the rarer of two words, with both, and with any in the headline; or with the one."""
    rarest = sorted(terms, key=lambda term: vocabulary.stems[term.stem])
    within = _within(ENOUGH, _all(rarest, vocabulary), vocabulary)
    return [
        _rare(rarest, vocabulary),
        Tier(all_of(has(term.stem) for term in rarest), ENOUGH, within=within),
        Tier(any_of(has(term.stem, Field.HEADLINE) for term in rarest), ENOUGH),
    ]


def _all(terms: Sequence[Term], vocabulary: Vocabulary) -> float:
    """Return the share of all posts that have all of `terms`, if they have nothing to do with each other."""
    return prod(vocabulary.stems[term.stem] / max(1, vocabulary.total) for term in terms)


def _within(limit: int, share: float, vocabulary: Vocabulary) -> int:
    """Return among how many of the newest posts there are `limit` of which `share` of all are; 0 for about all."""
    newest = ceil(SPARE * limit / share) if share else 0
    return newest if newest < vocabulary.total / 2 else 0


def _once(tiers: Sequence[Tier]) -> list[Tier]:
    """Return `tiers` without those that others hold as well: of one word or two, several ask the same."""
    adding_up = [tier for tier in tiers if tier.gains]
    others = [tier for tier in tiers if not tier.gains]
    most = {tier.expression: tier.limit for tier in sorted(others, key=lambda tier: tier.limit)}
    return [*adding_up, *{tier.expression: tier for tier in others if tier.limit == most[tier.expression]}.values()]


def _rare(rarest: Sequence[Term], vocabulary: Vocabulary) -> Tier:
    """Return the posts with the words that few have; as typed where that is much rarer than the stem."""
    chosen: list[Expression] = []
    left, most = FEW, 0
    for term in rarest:
        form = vocabulary.forms.get(term.word, 0)
        as_typed = is_much_rarer(form, vocabulary.stems[term.stem])
        number = form if as_typed else vocabulary.stems[term.stem]
        if chosen and number > left:
            break
        chosen.append(has(term.word, Field.FORM) if as_typed else has(term.stem))
        left, most = left - number, max(most, number)
    within = _within(ENOUGH, most / max(1, vocabulary.total), vocabulary)
    return Tier(any_of(chosen), ENOUGH, within=within)


def _phrase(phrase: Terms) -> Expression:
    """Return the posts with the words side by side, each as it was typed."""
    forms = [has(term.word, Field.FORM) for term in phrase]
    return all_of([Has(tuple(term.stem for term in phrase)), *forms])


def _narrower(tier: Tier, required: Sequence[Expression], excluded: Sequence[Terms]) -> Tier:
    def narrowed(part: Expression) -> Expression:
        return _without(all_of([part, *required]), excluded)

    gains = tuple(gain._replace(expression=narrowed(gain.expression)) for gain in tier.gains)
    expression = narrowed(tier.expression) if tier.expression is not None else None
    # Where what is left then stands, nobody knows. How far back common words are added up is another matter.
    within = tier.within if tier.gains and not required else 0
    return Tier(expression, tier.limit, within=within, gains=gains)


def _narrowed(required: Sequence[Expression], excluded: Sequence[Terms]) -> Expression | None:
    """Return the posts that no word was asked for, None for all."""
    if required:
        return _without(all_of(required), excluded)
    # Something to take them from: every post is of some kind.
    return _without(any_of(has(f"k{kind.pk}", Field.MARK) for kind in post_kinds()), excluded) if excluded else None


def _without(wanted: Expression, excluded: Sequence[Terms]) -> Expression:
    if not excluded:
        return wanted
    unwanted = any_of(
        Has(tuple(term.stem for term in words)) if len(words) > 1 else has(words[0].word, Field.FORM)
        for words in excluded
    )
    return Without(wanted, unwanted)
