"""Amounts scale to what a kitchen can measure."""

from fractions import Fraction

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from news.recipes.amounts import MOST, Amount, as_words, parse_amount
from news.recipes.scaling import measure
from news.recipes.servings import Servings
from news.recipes.units import UNITS

AMOUNTS = {
    "1": 1, "1 ½": "3/2", "1½": "3/2", "1/2": "1/2", "1 1/2": "3/2", "½": "1/2", "0.5": "1/2", "0,5": "1/2",
    "1,500": 1500, "1⁄4": "1/4", " 2 ": 2,
}  # fmt: skip
NO_AMOUNTS = [
    *("", "a pinch", "1/0", "0", "-1", "1e9", "1.", "½½", "1/2/3", "3–2"),
    *("٣", "1 2", "9999999", "NaN", "inf", "\x00"),
]


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_is_read_as_cooks_write_it(text: str) -> None:
    number = Fraction(AMOUNTS[text])

    assert parse_amount(text) == Amount(number, number)


@pytest.mark.parametrize("text", ["2–3", "2-3", "2 to 3", "2 or 3", "2 – 3"])
def test_a_range_has_two_ends(text: str) -> None:
    assert parse_amount(text) == Amount(Fraction(2), Fraction(3))


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("amount", "unit", "factor", "shown"),
    [
        ("1", "cup", "3/2", "1\u00a0½\u00a0cups"),
        ("2", "cups", "1/2", "1\u00a0cup"),
        ("1 ½", "cups", "1", "1\u00a0½\u00a0cups"),
        ("1", "cup", "1/3", "⅓\u00a0cup"),
        ("1", "tsp", "1/50", "⅛\u00a0tsp"),
        ("3", "", "1/2", "1\u00a0½"),
        ("3", "", "1/4", "1"),
        ("1", "", "1/10", "½"),
        ("137", "g", "3/2", "205\u00a0g"),
        ("7", "g", "3/2", "11\u00a0g"),
        ("500", "g", "2", "1\u00a0kg"),
        ("1", "kg", "1/4", "250\u00a0g"),
        ("0.5", "l", "1", "0.5\u00a0l"),
        ("1.2", "l", "1/2", "600\u00a0ml"),
        ("1", "litre", "3/2", "1.5\u00a0l"),
        ("2–3", "cloves", "3/2", "3–4\u00a0½\u00a0cloves"),
        ("2", "x 400 g tins", "1/2", "1\u00a0x 400 g tin"),
        ("", "a pinch", "3", "a pinch"),
        ("some", "", "3", "some"),
        ("24", "", "1/7", "3\u00a0½"),
    ],
)
def test_an_amount_is_shown_as_it_can_be_measured(amount: str, unit: str, factor: str, shown: str) -> None:
    assert str(measure(amount, unit, Fraction(factor))) == shown


fractions = st.fractions(min_value=Fraction(1, 50), max_value=50, max_denominator=50)
#: Units of a thousand grams or millilitres. Scaled amounts are in "kg" and "l", others in the word that was typed.
THOUSANDS = ("kg", "kilo", "kilos", "l", "litre", "litres", "liter", "liters")
numbers = st.fractions(min_value=Fraction(1, 16), max_value=5000, max_denominator=16)


@given(st.text(), st.text(), fractions)
def test_scaling_never_fails_whatever_was_typed(amount: str, unit: str, factor: Fraction) -> None:
    assert isinstance(str(measure(amount, unit, factor)), str)


@given(numbers, st.sampled_from(["", "g", "kg", "ml", "l", "cups", "tbsp", "cloves", *UNITS]), fractions)
def test_a_scaled_amount_is_near_and_never_nothing(number: Fraction, unit: str, factor: Fraction) -> None:
    scaled = measure(as_words(number), unit, factor)

    read = parse_amount(scaled.amount)
    typed = parse_amount(as_words(number))
    if typed is None or read is None:
        assert typed is None or typed.low * factor > MOST
        return
    size, base = (1000 if name in THOUSANDS else 1 for name in (scaled.unit, unit))
    exact = typed.low * factor * base
    assert read.low > 0
    assert abs(read.low * size - exact) <= max(Fraction(1, 2), exact * Fraction(3, 20))


@given(numbers)
def test_an_amount_that_is_not_scaled_keeps_its_value(number: Fraction) -> None:
    typed = as_words(number)

    shown = parse_amount(measure(typed, "").amount)

    assert shown is not None
    assert abs(shown.low - number) < Fraction(1, 1000)


@pytest.mark.parametrize(
    "raw", ["0", "-1", "", "4", "41", "99999999999999999999", "1e3", "٣", "3.5", "x", "\x00", " 3", "+3", "0x4"]
)
def test_a_number_that_cannot_be_cooked_is_the_recipe_s_own(raw: str) -> None:
    query = QueryDict(mutable=True)
    query["servings"] = raw

    servings = Servings.from_query(query, 4, "/food/buns/")

    assert (servings.number, servings.is_scaled, servings.factor) == (4, False, 1)


def test_buttons_lead_to_one_fewer_and_one_more() -> None:
    servings = Servings.from_query(QueryDict("servings=5"), 4, "/food/buns/")

    assert servings.factor == Fraction(5, 4)
    assert (servings.fewer_url, servings.more_url) == ("/food/buns/", "/food/buns/?servings=6")


def test_buttons_end_at_one_and_at_ten_times_the_recipe() -> None:
    assert Servings.from_query(QueryDict("servings=1"), 4, "/").fewer_url == ""
    assert Servings.from_query(QueryDict("servings=40"), 4, "/").more_url == ""


@given(st.text(), st.integers(min_value=0, max_value=500))
def test_whatever_is_asked_there_is_something_to_cook(raw: str, own: int) -> None:
    servings = Servings.from_query({"servings": raw}, own, "/")

    assert 1 <= servings.number <= servings.most
