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


def test_where_the_newest_with_a_frequent_word_stand_is_known_beforehand() -> None:
    frequent, rare = planned("harbour", harbour=60_000), planned("harbour", harbour=900)

    assert 501 / 0.6 < frequent.tiers[-1].within < TOTAL / 10
    assert frequent.all_words is not None
    assert frequent.all_words.within == frequent.tiers[-1].within
    assert rare.tiers[-1].within == 0


def test_posts_with_two_words_are_looked_for_further_back_than_posts_with_one() -> None:
    tiers = planned("harbour ferri", harbour=30_000, ferri=30_000).tiers

    both = next(tier for tier in tiers if "AllOf" in str(tier.expression) and "HEADLINE" not in str(tier.expression))
    assert both.within * 0.09 >= both.limit
    assert both.within > tiers[-1].within * both.limit / tiers[-1].limit


def test_of_what_an_exclusion_leaves_nobody_knows_where_it_stands() -> None:
    tiers = planned("harbour -ferri", harbour=60_000, ferri=50_000).tiers

    assert {tier.within for tier in tiers} == {0}
