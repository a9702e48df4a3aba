"""How good an answer a post is: BM25 over its stems, with fields, whole words, closeness and age in measure.

The databases rank in ways of their own: FTS5's bm25 reads every match, PostgreSQL's ts_rank knows nothing of rare
and common words (measured .43 nDCG@10 where BM25 has .52). Here a few hundred candidates are ranked, the same on both.
The weights follow from reasons, not from fitting to one collection (docs/decisions/0011).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log
from typing import NamedTuple

from search.questions import Term
from search.signs import sign

#: BM25's usual constants: how soon more of a word counts no more, and how much long texts pay for their length.
K1, B = 1.2, 0.75
#: A word in the headline counts as so many in the text; likewise in standfirst and names.
HEADLINE, LEAD = 4, 2
#: What is left of a word that stands in other forms only: names ("Hastings") come before words of their stem
#: ("hasting"); of ordinary words all posts lose alike.
OTHER_FORM = 0.5
#: Two words of the question side by side, as a share of the rarer one's worth.
SIDE_BY_SIDE = 0.35
#: All words in the headline; the headline is the question.
ALL_IN_HEADLINE, IS_HEADLINE = 0.35, 2.0
#: What today's post gains over an old one, and after how many days half of that is gone.
RECENT, HALF_LIFE = 0.12, 180
#: What is left of a closed job and a past event.
OVER = 0.4


class Candidate(NamedTuple):
    """A document as ranking sees it; `headline`, `lead`, `body` and `forms` have a character for each word."""

    key: int
    post: int
    length: int
    marks: str
    headline: str
    lead: str
    body: str
    forms: str
    listed_until: datetime | None


@dataclass(frozen=True)
class Weighed:
    """A term of the question, ready to be counted in texts; `worth` is its inverse document frequency."""

    term: Term
    stem: str
    form: str
    worth: float


def weigh(terms: Sequence[Term], stems: Mapping[str, int], total: int) -> list[Weighed]:
    """Return `terms` with their worth; `stems` holds how many of `total` documents have each stem."""
    return [Weighed(term, sign(term.stem), sign(term.word), _worth(stems.get(term.stem, 0), total)) for term in terms]


def _worth(number: int, total: int) -> float:
    number = min(number, total)
    return log(1 + (total - number + 0.5) / (number + 0.5))


def score(candidate: Candidate, terms: Sequence[Weighed], usual_length: float) -> float:
    """Return the worth of `candidate` as an answer, without regard to time."""
    headline, lead, body, forms = candidate.headline, candidate.lead, candidate.body, candidate.forms
    slowness = K1 * (1 - B + B * candidate.length / usual_length)
    total, in_headline = 0.0, 0
    before: Weighed | None = None
    for term in terms:
        stem = term.stem
        there = headline.count(stem)
        number = HEADLINE * there + LEAD * lead.count(stem) + body.count(stem)
        if not number:
            before = None
            continue
        in_headline += bool(there)
        worth = term.worth if term.form in forms else OTHER_FORM * term.worth
        total += worth * number * (K1 + 1) / (number + slowness)
        if before is not None:
            pair = before.stem + stem
            if pair in headline or pair in lead or pair in body:
                total += SIDE_BY_SIDE * min(before.worth, term.worth)
        before = term
    if terms and in_headline == len(terms):
        total *= 1 + ALL_IN_HEADLINE
        if headline == "".join(term.stem for term in terms):
            total *= IS_HEADLINE
    return total


def in_time(worth: float, candidate: Candidate, now: datetime, newest: int, keys_a_day: int) -> float:
    """Return `worth` with a mild push for the recent, and without the most of it for what is over."""
    days = max(0.0, (newest - candidate.key) / keys_a_day)
    if candidate.listed_until is not None and candidate.listed_until <= now:
        worth *= OVER
    return worth * (1 + RECENT * 0.5 ** (days / HALF_LIFE))
