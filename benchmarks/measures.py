"""How good a ranking is, against judgements of people: the usual three measures, as trec_eval has them.

`ranking` is a list of ids, best first; `judged` gives the ids that were judged and how relevant each is (0 or less:
not at all). All are between 0 and 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

Judged = Mapping[str, int]


def ndcg(ranking: Sequence[str], judged: Judged, depth: int = 10) -> float:
    """Return the gain of the first `depth`, less the lower it stands, against that of the best order there is."""
    best = sorted((grade for grade in judged.values() if grade > 0), reverse=True)
    ideal = _gain(best[:depth])
    return _gain(max(judged.get(key, 0), 0) for key in ranking[:depth]) / ideal if ideal else 0.0


def _gain(grades: Iterable[int]) -> float:
    return sum(grade / log2(place + 1) for place, grade in enumerate(grades, start=1))


def average_precision(ranking: Sequence[str], judged: Judged) -> float:
    """Return the precision at each relevant id's place, averaged over all relevant ids, found or not."""
    relevant = _relevant(judged)
    found, total = 0, 0.0
    for place, key in enumerate(ranking, start=1):
        if key in relevant:
            found += 1
            total += found / place
    return total / len(relevant) if relevant else 0.0


def recall(ranking: Sequence[str], judged: Judged, depth: int = 100) -> float:
    """Return the share of the relevant ids that are among the first `depth`."""
    relevant = _relevant(judged)
    return len(relevant.intersection(ranking[:depth])) / len(relevant) if relevant else 0.0


def _relevant(judged: Judged) -> set[str]:
    return {key for key, grade in judged.items() if grade > 0}
