"""Which posts are looked at."""

import pytest

from search.engines.expressions import Field, all_of, has
from search.lookup import Narrowing
from search.plans import plan
from search.questions import Question
from search.vocabulary import Vocabulary

TOTAL = 100_000


def planned(text: str, **stems: int):
    return plan(Question.from_text(text), Narrowing(), Vocabulary(TOTAL, stems, dict(stems)))


def added_up(text: str, **stems: int):
    return [tier for tier in planned(text, **stems).tiers if tier.gains]


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


def test_of_many_words_the_rarest_are_added_up_and_as_many_as_cost_little() -> None:
    numbers = {"harbour": 45_000, "ferri": 40_000, "tide": 9_000, "quay": 8_000, "pilot": 7_000}

    [together] = added_up("harbour ferri tide quay pilot", **numbers)
    anywhere = planned("harbour ferri tide quay pilot", **numbers).tiers[-1]

    assert [gain.expression.words[0] for gain in together.gains if gain.expression.field is Field.STEM] == [
        "pilot",
        "quay",
        "tide",
    ]
    assert not together.within
    assert len(anywhere.expression.parts) == 5
    assert not anywhere.gains


def test_a_rare_word_is_added_up_in_all_posts_whatever_stands_beside_it() -> None:
    [together] = added_up("pilot ferri harbour", harbour=45_000, ferri=40_000, pilot=50)

    pilot, ferri, harbour, *_ = [gain.expression for gain in together.gains]
    assert pilot == has("pilot")
    assert [ferri, harbour] == [all_of([has(word), pilot]) for word in ("ferri", "harbour")]
    assert not together.within


def test_two_words_of_one_stem_are_read_once_and_count_twice() -> None:
    [once], [twice] = (
        added_up(text, tide=3_000, quay=2_000, pilot=1_000) for text in ("tide quay pilot", "tide tides quay pilot")
    )

    worth = [{gain.expression: gain.worth for gain in tier.gains}[has("tide")] for tier in (once, twice)]
    assert len(once.gains) == len(twice.gains)
    # The second as a form that no post has.
    assert worth[1] == pytest.approx(1.5 * worth[0])


def test_what_is_rarer_gains_more_and_as_much_again_in_the_headline() -> None:
    [together] = added_up("tide quay pilot", tide=3_000, quay=2_000, pilot=1_000)

    gains = {(part.words[0], part.field): worth for part, worth, _ in together.gains}
    assert gains["pilot", Field.STEM] > gains["quay", Field.STEM] > gains["tide", Field.STEM] > 0
    assert gains["pilot", Field.HEADLINE] == gains["pilot", Field.STEM]


def test_three_words_that_most_posts_have_are_added_up_in_the_newest_alone() -> None:
    # From the rarest on, as they are added up: the tier that is asked for the newest asks for the same.
    [together] = added_up("market ferri harbour", harbour=45_000, ferri=40_000, market=35_000)

    common = [gain.expression.words[0] for gain in together.gains if gain.is_common]
    assert common == ["market", "ferri", "harbour"]
    assert together.within == TOTAL * 30_000 // 120_000


def test_of_what_an_exclusion_leaves_nobody_knows_where_it_stands() -> None:
    tiers = planned("harbour -ferri", harbour=60_000, ferri=50_000).tiers

    assert {tier.within for tier in tiers} == {0}
