"""Which posts to look at: all that have any of the words while those are few, else the most promising of them.

Ranking reads the texts of what it ranks, so what it ranks is bounded. Where words stand in tens of thousands of
posts, these are looked at: posts with them in the headline, the newest with all words, those with the rarest words
(which decide), with two of the rarest, and the newest with any.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import ceil, prod

from django.db.models import Q

from search.documents import headline_mark
from search.engines.expressions import Expression, Field, Has, Tier, Without, all_of, any_of, has
from search.lookup import Narrowing, post_kinds
from search.models import Word
from search.questions import MOST_TERMS, Question, Term, Terms
from search.ranking import Weighed, weigh
from search.vocabulary import EVERY

#: What the page counts before it says "more than": as deep as pages go.
COUNTED = 500


@dataclass(frozen=True)
class Bounds:
    """How many posts are looked at: all while no more than `few` have any of the words, else `enough` of each tier."""

    few: int
    enough: int
    anywhere: int


#: One word or two say what is meant, and are asked the most; of more words, more posts have some.
SHORT, LONG = Bounds(600, 150, COUNTED + 1), Bounds(2_500, 400, 1_000)
#: From so many words a question is long.
MANY = 3

#: Below so many posts no word is too common.
SMALL = 40
#: A word as typed is looked for by itself where its stem has so many times its posts ("Waters", "water").
MUCH_RARER = 2
#: How many times the posts are looked at first that probably hold enough: words come and go with the years.
SPARE = 2
#: Of these many rarest words, posts with two are looked at.
PAIRED = 5


@dataclass(frozen=True)
class Vocabulary:
    """How many documents there are, and how many have each stem and each word of a question."""

    total: int
    stems: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """`tiers` in the order of promise, the last of them whole; `terms` to rank by; `all_words`: posts with all."""

    tiers: list[Tier]
    terms: list[Weighed]
    all_words: Tier | None = None


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


def plan(question: Question, narrowing: Narrowing, vocabulary: Vocabulary) -> Plan:
    """Return which posts to look at for `question`."""
    used = _used(question, vocabulary)
    terms = weigh(used, vocabulary.stems, vocabulary.total)
    required = [*map(_phrase, question.phrases), *narrowing.expressions]
    if not question.terms:
        nothing = not required and not (narrowing.span.after or narrowing.span.before) and not question.excluded
        expression = _narrowed(None, required, question)
        newest = Tier(expression, COUNTED + 1)
        return Plan([] if nothing else [newest], terms, newest)
    free = [term for term in used if term in question.terms and vocabulary.stems[term.stem]]
    if not free:
        return Plan([], terms)
    everywhere = Tier(
        all_of(has(term.stem) for term in free),
        COUNTED + 1,
        within=_within(COUNTED + 1, _all(free, vocabulary), vocabulary),
    )
    wanted = _wanted(free, question.wanted, vocabulary)
    if not required and not question.excluded:
        return Plan(wanted, terms, everywhere)
    # Where what is left then stands, nobody knows.
    *tiers, all_words = (
        Tier(_narrowed(tier.expression, required, question), tier.limit) for tier in [*wanted, everywhere]
    )
    return Plan(tiers, terms, all_words)


def _used(question: Question, vocabulary: Vocabulary) -> Terms:
    """Return the terms that are used: of all wanted ones the rarest; none of half of all posts beside a rarer one."""
    known = [term for term in question.wanted if vocabulary.stems.get(term.stem)]
    half = max(vocabulary.total / 2, SMALL)
    telling = [term for term in known if vocabulary.stems[term.stem] <= half] or known
    rarest = sorted(telling, key=lambda term: vocabulary.stems[term.stem])[:MOST_TERMS]
    return tuple(term for term in telling if term in rarest)


def _wanted(terms: Sequence[Term], wanted: Terms, vocabulary: Vocabulary) -> list[Tier]:
    numbers = vocabulary.stems
    anywhere = any_of(has(term.stem) for term in terms)
    bounds = LONG if len(terms) >= MANY else SHORT
    if min(vocabulary.total, sum(numbers[term.stem] for term in terms)) <= bounds.few:
        return [Tier(anywhere, bounds.few + 1)]
    rarest = sorted(terms, key=lambda term: numbers[term.stem])
    tiers = [
        Tier(has(headline_mark(term.stem for term in wanted), Field.MARK), bounds.enough),
        Tier(all_of(has(term.stem, Field.HEADLINE) for term in terms), bounds.enough),
        _rare(rarest, vocabulary, bounds),
    ]
    if len(terms) > 1:
        pairs = combinations(rarest[:PAIRED], 2)
        of_all, of_pairs = _all(terms, vocabulary), _all(rarest[:PAIRED][-2:], vocabulary)
        tiers += [
            Tier(
                all_of(has(term.stem) for term in rarest),
                bounds.enough,
                within=_within(bounds.enough, of_all, vocabulary),
            ),
            Tier(
                any_of(all_of((has(a.stem), has(b.stem))) for a, b in pairs),
                bounds.enough,
                within=_within(bounds.enough, of_pairs, vocabulary),
            ),
            Tier(any_of(has(term.stem, Field.HEADLINE) for term in rarest[:PAIRED]), bounds.enough),
        ]
    most = max(numbers[term.stem] for term in terms) / vocabulary.total
    within = _within(bounds.anywhere, most, vocabulary)
    return _once([*tiers, Tier(anywhere, bounds.anywhere, within=within)])


def _all(terms: Sequence[Term], vocabulary: Vocabulary) -> float:
    """Return the share of all posts that have all of `terms`, if they have nothing to do with each other."""
    return prod(vocabulary.stems[term.stem] / max(1, vocabulary.total) for term in terms)


def _within(limit: int, share: float, vocabulary: Vocabulary) -> int:
    """Return among how many of the newest posts there are `limit` of which `share` of all are; 0 for about all."""
    newest = ceil(SPARE * limit / share) if share else 0
    return newest if newest < vocabulary.total / 2 else 0


def _once(tiers: Sequence[Tier]) -> list[Tier]:
    """Return `tiers` without those that others hold as well: of one word or two, several ask the same."""
    most = {tier.expression: tier.limit for tier in sorted(tiers, key=lambda tier: tier.limit)}
    return list({tier.expression: tier for tier in tiers if tier.limit == most[tier.expression]}.values())


def _rare(rarest: Sequence[Term], vocabulary: Vocabulary, bounds: Bounds) -> Tier:
    """Return the posts with the words that few have; as typed where that is much rarer than the stem."""
    chosen: list[Expression] = []
    left, most = bounds.few, 0
    for term in rarest:
        form = vocabulary.forms.get(term.word, 0)
        as_typed = 0 < form < vocabulary.stems[term.stem] / MUCH_RARER
        number = form if as_typed else vocabulary.stems[term.stem]
        if chosen and number > left:
            break
        chosen.append(has(term.word, Field.FORM) if as_typed else has(term.stem))
        left, most = left - number, max(most, number)
    within = _within(bounds.enough, most / max(1, vocabulary.total), vocabulary)
    return Tier(any_of(chosen), bounds.enough, within=within)


def _phrase(phrase: Terms) -> Expression:
    """Return the posts with the words side by side, each as it was typed."""
    forms = [has(term.word, Field.FORM) for term in phrase]
    return all_of([Has(tuple(term.stem for term in phrase)), *forms])


def _narrowed(wanted: Expression | None, required: Sequence[Expression], question: Question) -> Expression | None:
    parts = [*([wanted] if wanted else []), *required]
    if not question.excluded:
        return all_of(parts) if parts else None
    if not parts:
        # Something to take them from: every post is of some kind.
        parts = [any_of(has(f"k{kind.pk}", Field.MARK) for kind in post_kinds())]
    unwanted = any_of(
        Has(tuple(term.stem for term in words)) if len(words) > 1 else has(words[0].word, Field.FORM)
        for words in question.excluded
    )
    return Without(all_of(parts), unwanted)
