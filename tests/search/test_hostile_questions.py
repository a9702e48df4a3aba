"""Whatever is asked of search: an answer, never an error of ours."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.paging import DEEPEST_PAGE
from news.models import NewsSectionPage
from search.questions import LONGEST, MOST_TERMS, SORTS, Question
from search.searching import ON_A_PAGE, answer
from tests.factories import author
from tests.search.hostile import QUERIES, TEXTS
from tests.search.indexed import indexed_article

PAGE, SUGGESTIONS, FEED = "/search/", "/search/suggestions/", "/search/feed/"
#: More than an answer needs when all goes well (8): words are asked after, and the mended question is asked twice.
MOST_QUERIES = 16

#: Pieces that mean something to us or to a database, put together at random: nearer to trouble than any text.
pieces = st.sampled_from(
    [*'"-:*()&|!<>\\%_^{}', " ", "author:", "topic:", "section:", "before:", "after:", "2019-", "AND", "NEAR(", "tram"]
)
texts = st.text(max_size=300) | st.lists(pieces | st.text(max_size=5), max_size=40).map("".join)
names = ["q", "page", "section", "kind", "topic", "author", "place", "year", "after", "before", "sort"]
values = texts | st.integers().map(str) | st.dates().map(str) | st.sampled_from(["news", "article", "trams", *SORTS])
parameters = st.dictionaries(st.sampled_from(names), values, max_size=6)
on_pages = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def paper(news: NewsSectionPage, settings: Any) -> NewsSectionPage:
    """A few posts to be found, and readers who may ask as often as they like."""
    settings.SEARCHES_A_MINUTE = settings.SUGGESTIONS_A_MINUTE = 0
    text = [("rich_text", "<p>The tram crosses the bridge & the ferry waits: 100% of a b c.</p>")]
    for index in range(3):
        indexed_article(
            news, title=f"Tram {index} on the bridge", body=text, bylines=(author(f"Mara {index}"),), topics=("Trams",)
        )
    return news


@pytest.fixture
def reader() -> Client:
    """A reader who gets the page of an error, as in production, instead of the error."""
    return Client(raise_request_exception=False)


def hostile() -> Iterator[str]:
    """Yield query strings."""
    yield from (urlencode({"q": text}) for text in TEXTS)
    yield from QUERIES


def test_no_question_is_an_error_of_ours_or_costs_many_queries(reader: Client, paper: NewsSectionPage) -> None:
    assert len(TEXTS) >= 60
    answers = {}

    for query in hostile():
        with CaptureQueriesContext(connection) as captured:
            status = reader.get(f"{PAGE}?{query}").status_code
        answers[query] = (status, len(captured))

    assert {query: status for query, (status, _) in answers.items() if status != 200} == {}
    assert {query: cost for query, (_, cost) in answers.items() if cost > MOST_QUERIES} == {}


def test_no_text_in_the_box_breaks_the_suggestions(reader: Client, paper: NewsSectionPage) -> None:
    for query in hostile():
        response = reader.get(f"{SUGGESTIONS}?{query}")

        assert response.status_code == 200, query
        assert isinstance(json.loads(response.content), list), query


def test_no_question_breaks_the_feed(reader: Client, paper: NewsSectionPage) -> None:
    # Each third one: they go the way of those on the page, and a feed takes longer. One of nothing asked is not there.
    answers = {query: reader.get(f"{FEED}?{query}").status_code for query in list(hostile())[::3]}

    assert {query: status for query, status in answers.items() if status not in (200, 404)} == {}


def test_what_was_typed_is_shown_as_text(reader: Client, paper: NewsSectionPage) -> None:
    for text in ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "tram <b>bridge</b> </title><i>"):
        html = reader.get(PAGE, {"q": text}).content.decode()

        assert not any(tag in html for tag in ("<script>alert", "<img src=x", "<b>bridge", "<i>")), text


@given(query=parameters)
@on_pages
def test_no_parameters_are_an_error_of_ours(reader: Client, paper: NewsSectionPage, query: dict[str, str]) -> None:
    response = reader.get(PAGE, query)

    assert response.status_code == 200
    assert len(response.context["results"].hits) <= ON_A_PAGE
    assert reader.get(SUGGESTIONS, query).status_code == 200
    assert reader.get(FEED, query).status_code in (200, 404)


@given(text=texts)
@on_pages
def test_only_so_many_words_are_looked_for(paper: NewsSectionPage, text: str) -> None:
    plan = answer(Question.from_text(text)).plan

    assert plan is None or len(plan.terms) <= MOST_TERMS


@given(text=texts | st.sampled_from(TEXTS) | st.text(st.characters(categories=["Cs", "Cc", "L"])))
def test_any_text_is_read_into_a_question(text: str) -> None:
    question = Question.from_text(text)

    assert len(question.text) <= LONGEST
    assert sum(map(len, (*question.phrases, *question.excluded))) <= MOST_TERMS
    assert question.text.isprintable()
    assert Question.from_text(question.text) == question


@given(query=parameters)
def test_the_address_of_a_question_asks_the_same(query: dict[str, str]) -> None:
    question = Question.from_query(query)

    _, _, address = question.url(PAGE, question.page).partition("?")

    assert Question.from_query(dict(parse_qsl(address))) == question
    assert 1 <= question.page <= DEEPEST_PAGE
    assert question.filters.year == 0 or 1000 <= question.filters.year < 9000
