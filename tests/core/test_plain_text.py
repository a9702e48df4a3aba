"""Whatever is typed into a form of ours becomes plain words, and no input breaks it."""

from hypothesis import given
from hypothesis import strategies as st

from core.plain_text import PlainTextField, plain_line, plain_paragraphs


def test_lines_and_paragraphs_stay_and_nothing_else_does() -> None:
    text = "One\r\ntwo\x00\x07\r\n\r\n\r\n\r\n  three\tfour \u202egnissim\u200b  \n"

    assert plain_paragraphs(text) == "One\ntwo\n\n  three four gnissim"
    assert plain_line(text) == "One two three four gnissim"


def test_languages_and_emoji_are_left_alone() -> None:
    text = "Żółć naïve 日本語 עברית 👩‍👩‍👧 क्षि e\u0301"

    assert plain_line(text) == "Żółć naïve 日本語 עברית 👩‍👩‍👧 क्षि é"


def test_letters_piled_with_marks_do_not_run_over_the_page() -> None:
    assert len(plain_line("Z" + "\u0321" * 500 + "algo")) < 12


def test_the_limit_is_on_what_is_seen() -> None:
    field = PlainTextField(max_length=5)

    assert field.clean("\x00\x00\x00 abc \x00") == "abc"


@given(st.text())
def test_nothing_breaks_it_and_twice_is_once(text: str) -> None:
    plain = plain_paragraphs(text)

    assert plain_paragraphs(plain) == plain
    assert "\x00" not in plain
    assert "\r" not in plain
    plain.encode()
