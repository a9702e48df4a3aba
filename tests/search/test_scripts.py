"""Words of all scripts are found whole: marks that stand within them are part of them."""

import pytest

from news.models import NewsSectionPage
from search.analysis import words
from search.questions import Question
from search.searching import search
from search.suggestions import suggest
from tests.search.indexed import indexed_article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("हिन्दी में समाचार।", ["हिन्दी", "में", "समाचार"]),
        ("مُحَمَّد في المَدِينَة", ["محمد", "في", "المدينة"]),
        ("שָׁלוֹם עוֹלָם", ["שלום", "עולם"]),
        ("Cafe\u0301, x\u0302y", ["cafe", "xy"]),
        ("\u0301 \u0301a _b", ["a", "b"]),
        ("5\ufe0f\u20e3 Häfen", ["5", "hafen"]),
    ],
)
def test_a_mark_ends_no_word(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_word_with_vowel_signs_is_found_and_marked_whole_and_no_other_with_its_consonants(
    news: NewsSectionPage,
) -> None:
    indexed_article(news, title="दिन की खबर", slug="day")
    indexed_article(news, title="दान की खबर", slug="gift")

    [hit] = search(Question.from_text("दिन")).hits

    assert str(hit.title) == "<mark>दिन</mark> की खबर"
    assert [offered.label for offered in suggest("दिन")] == ["दिन की खबर"]


def test_a_name_is_found_in_a_script_without_blanks(news: NewsSectionPage) -> None:
    indexed_article(news, title="ข่าววันนี้ที่กรุงเทพ", slug="bangkok")

    assert len(search(Question.from_text("กรุงเทพ")).hits) == 1


def test_readers_need_not_type_points(news: NewsSectionPage) -> None:
    indexed_article(news, title="אֵין חֲדָשׁוֹת", slug="no-news")

    assert [str(hit.title) for hit in search(Question.from_text("חדשות")).hits] == ["אֵין <mark>חֲדָשׁוֹת</mark>"]
