"""The piece of a text that shows why it was found."""

from typing import Any

import pytest

from search.snippets import Wanted, marked, snippet


def test_a_word_is_marked_in_every_form_with_its_case_and_accents() -> None:
    wanted = Wanted.of(["cafe"], ["cafe", "cafes"])

    assert marked("CAFÉ, two Cafés, a caffeine", wanted) == "<mark>CAFÉ</mark>, two <mark>Cafés</mark>, a caffeine"


def test_words_that_begin_with_an_accent_are_marked() -> None:
    assert marked("Über Łódź", Wanted.of(["uber", "lodz"], [])) == "<mark>Über</mark> <mark>Łódź</mark>"


def test_words_with_accents_that_stand_apart_are_marked() -> None:
    wanted = Wanted.of(["cafe", "uber"], [])

    # As macOS and some word processors write them.
    assert marked("U\u0308ber cafe\u0301", wanted) == "<mark>Über</mark> <mark>café</mark>"
    assert snippet("A cafe\u0301 by the river", wanted) == "A <mark>café</mark> by the river"


def test_a_name_with_an_apostrophe_is_one_word() -> None:
    assert marked("Kate O'Brien and Tom Brien", Wanted.of(["obrien"], [])) == (
        "Kate <mark>O&#x27;Brien</mark> and Tom Brien"
    )
    assert marked("Kate O'Brien and Tom Brien", Wanted.of(["brien"], [])) == (
        "Kate O&#x27;Brien and Tom <mark>Brien</mark>"
    )


def test_an_eliding_article_does_not_hide_a_word(settings: Any) -> None:
    settings.LANGUAGE_CODE = "fr"

    # In French what follows the apostrophe is a word of its own.
    assert "<mark>" in marked("avant l'été", Wanted.of(["\u00e9t\u00e9", "ete"], []))


def test_scripts_without_spaces_are_marked() -> None:
    assert "<mark>" in marked("東京駅の市場", Wanted.of(["市場"], []))


@pytest.mark.parametrize("text", ["", "nothing of it here"])
def test_nothing_is_marked_where_nothing_is_wanted(text: str) -> None:
    assert marked(text, Wanted.of([], [])) == text
    assert marked(text, Wanted.of(["tram"], [])) == text


def test_the_piece_with_most_words_is_shown() -> None:
    text = f"Trams run. {'Something else happens. ' * 40} The tram depot burned down at night. {'More of it. ' * 40}"

    piece = snippet(text, Wanted.of(["tram", "depot"], ["trams"]))

    assert "<mark>tram</mark> <mark>depot</mark> burned" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")
