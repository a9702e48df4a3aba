"""Texts of one character a word, as ranking reads them."""

from hypothesis import given
from hypothesis import strategies as st

from search.signs import packed, sign, signs, unpacked

WORDS = st.lists(st.text(min_size=1, max_size=20), max_size=30)


@given(WORDS)
def test_a_text_has_a_character_for_each_word(words: list[str]) -> None:
    text = signs(words)

    assert len(text) == len(words)
    assert all(sign(word) in text for word in words)


@given(st.lists(WORDS, min_size=4, max_size=4))
def test_what_is_packed_is_unpacked(lines: list[list[str]]) -> None:
    texts = "\n".join(signs(words) for words in lines)

    assert unpacked(packed(texts)) == texts


def test_two_words_side_by_side_are_two_characters_side_by_side() -> None:
    assert sign("tram") + sign("depot") in signs(["the", "tram", "depot", "opens"])
    assert sign("depot") + sign("tram") not in signs(["the", "tram", "depot", "opens"])
