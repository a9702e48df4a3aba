"""What a reader finds, from the index's side."""


import pytest

from news.models import NewsSectionPage
from search.questions import Question
from search.searching import search
from tests.conftest import States
from tests.factories import article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tasks_run")]


def titles(text: str) -> list[str]:
    return [hit.title.replace("<mark>", "").replace("</mark>", "") for hit in search(Question.from_text(text)).hits]


def test_a_post_is_found_by_a_word_of_its_text(news: NewsSectionPage) -> None:
    article(news, title="The bridge", body=[("rich_text", "<p>A ferry left the quay at six.</p>")])
    article(news, title="The market")

    assert titles("ferries") == ["The bridge"]


def test_the_newsrooms_hidden_posts_are_not_found(states: States) -> None:
    assert titles("canary") == ["Canary live"]
