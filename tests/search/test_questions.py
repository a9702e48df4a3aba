"""Reading what readers type."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.questions import LONGEST, MOST_TERMS, Question


def words(text: str) -> list[str]:
    return [term.word for term in Question.from_text(text).terms]


def phrases(text: str) -> list[str]:
    return [" ".join(term.word for term in phrase) for phrase in Question.from_text(text).phrases]


def test_words_lose_case_accents_and_marks() -> None:
    assert words("Café, O’Brien's STRAẞE!") == ["cafe", "obriens", "strasse"]


def test_phrases_stand_between_quotes_of_any_kind() -> None:
    assert phrases('tram "town hall" “old bridge”') == ["town hall", "old bridge"]


def test_a_quote_that_is_never_closed_runs_to_the_end() -> None:
    assert phrases('tram "town hall') == ["town hall"]


def test_a_minus_leaves_out_only_at_the_beginning_of_a_word() -> None:
    question = Question.from_text('tram -strike tram-train -"night bus"')

    assert [[term.word for term in group] for group in question.excluded] == [["strike"], ["night", "bus"]]
    assert [term.word for term in question.terms] == ["tram", "train"]


def test_names_and_days_have_keys() -> None:
    question = Question.from_text('author:"Rosa Marin" Topic:trams section:food after:2019 before:2020-02-30 soup')

    assert question.names == (("author", "Rosa Marin"), ("topic", "trams"), ("section", "food"))
    assert question.after == date(2019, 1, 1)
    assert question.before is None
    assert question.terms[-1].word == "soup"


def test_parameters_that_mean_nothing_are_as_if_they_were_not_there() -> None:
    query = {"q": "x", "page": "-1", "year": "20x9", "sort": "rank", "section": "a b", "after": "yesterday"}

    question = Question.from_query(query)

    assert question.filters.is_plain
    assert (question.page, question.sort) == (1, "")


def test_an_address_keeps_what_was_asked() -> None:
    question = Question.from_query({"q": 'tram "town hall"', "section": "news", "year": "2019", "sort": "newest"})

    assert question.url("/search/", 2) == ("/search/?q=tram+%22town+hall%22&section=news&year=2019&sort=newest&page=2")
    assert question.but(year=0).url("/search/") == "/search/?q=tram+%22town+hall%22&section=news&sort=newest"


@pytest.mark.parametrize("text", ["", "   ", '""', "-", '-""', "\x00", "…", '"', "()", "🚋"])
def test_nothing_that_could_be_found_is_nothing_asked(text: str) -> None:
    assert Question.from_text(text).is_empty


@given(st.text())
def test_anything_can_be_asked(text: str) -> None:
    question = Question.from_text(text)

    bound = [term for group in (*question.phrases, *question.excluded) for term in group]
    assert len(question.text) <= LONGEST
    assert len(bound) <= MOST_TERMS
    assert question.text.isprintable()


@given(st.dictionaries(st.sampled_from(["q", "page", "year", "section", "after", "before", "sort"]), st.text()))
def test_any_parameters_can_be_given(query: dict[str, str]) -> None:
    question = Question.from_query(query)

    assert 1 <= question.page <= 50
    assert Question.from_query({"q": question.text}).terms == question.terms
