"""Which posts are looked at."""

import pytest

from search.lookup import Narrowing
from search.plans import Vocabulary, plan
from search.questions import Question

TOTAL = 100_000


def planned(text: str, **stems: int):
    return plan(Question.from_text(text), Narrowing(), Vocabulary(TOTAL, stems, dict(stems)))


@pytest.mark.parametrize("text", ["harbour", "harbour ferri", "harbour ferri market"])
def test_no_two_tiers_ask_the_same(text: str) -> None:
    tiers = planned(text, harbour=45_000, ferri=40_000, market=30_000).tiers

    assert len({tier.expression for tier in tiers}) == len(tiers)


def test_the_last_tier_is_all_posts_with_any_word_and_the_largest() -> None:
    tiers = planned("harbour ferri", harbour=45_000, ferri=40_000).tiers

    assert tiers[-1].limit == max(tier.limit for tier in tiers)
    assert str(tiers[-1].expression).count("Has(") == 2


def test_it_is_known_how_many_posts_have_a_frequent_word() -> None:
    frequent, rare = planned("harbour", harbour=60_000), planned("harbour", harbour=6_000)

    assert frequent.tiers[-1].share == 0.6
    assert rare.tiers[-1].share == 0.06
    assert frequent.all_words is not None
    assert frequent.all_words.share == 0.6


def test_of_what_an_exclusion_leaves_nobody_knows_how_many_there_are() -> None:
    tiers = planned("harbour -ferri", harbour=60_000, ferri=50_000).tiers

    assert {tier.share for tier in tiers} == {0.0}
