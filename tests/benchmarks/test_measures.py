"""The measures of ranking against values worked out by hand."""

import pytest

from benchmarks.measures import average_precision, ndcg, recall

#: a is very relevant, b and c are, d was judged and is not.
JUDGED = {"a": 2, "b": 1, "c": 1, "d": 0}


def test_the_best_order_has_the_whole_gain() -> None:
    assert ndcg(["a", "b", "c", "d"], JUDGED) == pytest.approx(1)


def test_gain_counts_less_the_lower_it_stands() -> None:
    # 1/log2(2) + 0 + 2/log2(4) = 2, of 2/log2(2) + 1/log2(3) + 1/log2(4) = 3.1309
    assert ndcg(["b", "d", "a"], JUDGED) == pytest.approx(2 / 3.130930, abs=1e-6)


def test_what_lies_deeper_than_asked_gains_nothing() -> None:
    # 1/log2(2) of 2/log2(2) + 1/log2(3)
    assert ndcg(["b", "d", "a"], JUDGED, depth=2) == pytest.approx(1 / 2.630930, abs=1e-6)


def test_precision_is_averaged_over_all_that_is_relevant() -> None:
    # b at 1: 1/1; a at 3: 2/3; c not found.
    assert average_precision(["b", "x", "a"], JUDGED) == pytest.approx((1 + 2 / 3) / 3)


def test_recall_is_the_share_found_within_the_depth() -> None:
    assert recall(["x", "a", "b"], JUDGED, depth=2) == pytest.approx(1 / 3)
    assert recall(["x", "a", "b"], JUDGED, depth=3) == pytest.approx(2 / 3)


def test_nothing_found_or_nothing_relevant_is_nothing() -> None:
    for measure in (ndcg, average_precision, recall):
        assert measure([], JUDGED) == 0
        assert measure(["a"], {"a": 0, "b": -1}) == 0


def test_a_grade_below_nothing_is_no_loss() -> None:
    assert ndcg(["d", "a"], {"a": 1, "d": -2}) == pytest.approx(0.630930, abs=1e-6)
