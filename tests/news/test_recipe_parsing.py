"""Pasted ingredient lines become rows, and no word of them is lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from news.recipes.parsing import Group, Row, parse_ingredients, parse_line

LINES = {
    "200 g flour, sifted": Row("flour", "200", "g", "sifted"),
    "200g flour": Row("flour", "200", "g"),
    "1 ½ cups of milk": Row("milk", "1 ½", "cups"),
    "1 1/2 lemons": Row("lemons", "1 1/2"),
    "Salt": Row("Salt"),
    "Salt, to taste": Row("Salt", note="to taste"),
    "2–3 cloves garlic, crushed (optional)": Row("garlic", "2–3", "cloves", "crushed", optional=True),
    "2 to 3 tbsp oil": Row("oil", "2 to 3", "tbsp"),
    "a pinch of salt": Row("salt", "", "a pinch"),
    "A small handful of dill": Row("dill", "", "A small handful"),
    "2 x 400 g tins chopped tomatoes": Row("chopped tomatoes", "2", "x 400 g tins"),
    "10 cm piece of ginger, halved": Row("ginger", "10", "cm piece", "halved"),
    "1 heaped tsp. mustard": Row("mustard", "1", "heaped tsp"),
    "1,5 kg mussels": Row("mussels", "1,5", "kg"),
    "3 quinces (about 900 g)": Row("quinces", "3", note="about 900 g"),
    "1 large onion (about 150 g), chopped": Row("large onion (about 150 g)", "1", note="chopped"),
    "- 3 eggs": Row("eggs", "3"),
    "[ ] 3 eggs": Row("eggs", "3"),
    "6 cloves": Row("cloves", "6"),
    "5% vinegar": Row("5% vinegar"),
    "7up": Row("7up"),
    "1/0 egg": Row("1/0 egg"),
    "0 eggs": Row("0 eggs"),
    "(optional)": Row("(optional)"),
    "gingerbread": Row("gingerbread"),
    "2 gingers": Row("gingers", "2"),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_read(line: str) -> None:
    assert parse_line(line) == LINES[line]


def test_a_line_that_ends_with_a_colon_begins_a_group() -> None:
    groups = parse_ingredients("1 egg\n\nFor the dough:\n500 g flour\n## Top\n1 tbsp milk\n**Sauce**\nSalt")

    assert groups == [
        Group("", (Row("egg", "1"),)),
        Group("For the dough", (Row("flour", "500", "g"),)),
        Group("Top", (Row("milk", "1", "tbsp"),)),
        Group("Sauce", (Row("Salt"),)),
    ]


def test_a_heading_without_ingredients_stays() -> None:
    assert parse_ingredients("For the dough:") == [Group("For the dough")]


def test_nothing_pasted_is_nothing() -> None:
    assert parse_ingredients(" \n\n\t") == []


def words(text: str) -> list[str]:
    """Return letters and figures in runs; the word "of" and the mark "optional" may go."""
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in ("of", "optional")]


kitchen = st.lists(
    st.sampled_from(
        ["1", "½", "1/2", "2–3", "200", "g", "ml", "cups", "tbsp", "of", "a", "pinch", "x", "400 g", "tins", "flour",
         "milk", ",", "(", ")", ":", "optional", "(optional)", "-", "•", "chopped", "#", "**", "to", "or", "0", "."]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), kitchen, st.lists(kitchen).map("\n".join)))
@example("1 cup of (optional)")
@example("- - [ ] 1 g (optional), optional")
def test_no_word_is_lost_whatever_is_pasted(text: str) -> None:
    kept = " ".join(
        " ".join((group.title, *(f"{row.amount} {row.unit} {row.item} {row.note}" for row in group.rows)))
        for group in parse_ingredients(text)
    )

    assert sorted("".join(words(kept))) == sorted("".join(words(text)))


@given(st.one_of(st.text(max_size=80), kitchen))
def test_every_row_names_an_ingredient(text: str) -> None:
    assert all(row.item for group in parse_ingredients(text) for row in group.rows)
