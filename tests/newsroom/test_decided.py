"""After a decision the admin says what came of it, wherever the button was."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from news.models import ArticlePage, NewsSectionPage
from tests.newsroom.reviews import decide, decide_from_list, submitted
from tests.newsroom.world import person


@pytest.fixture
def post(news: NewsSectionPage) -> ArticlePage:
    writer = person("reporter", "Reporters")
    writer.first_name, writer.last_name = "Edwin", "Osei"
    writer.save()
    return submitted(news, writer, title="The leak")


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize("how", [decide, decide_from_list])
def test_who_asks_for_changes_is_told_to_whom_it_went_back(post: ArticlePage, desk: Any, how: Any) -> None:
    response = how(desk, post, "reject")

    assert any("“The leak” was returned to Edwin Osei." in words for words in said(response))


@pytest.mark.parametrize("how", [decide, decide_from_list])
def test_who_approves_is_told_that_it_is_published(post: ArticlePage, desk: Any, how: Any) -> None:
    response = how(desk, post)

    assert any("“The leak” was approved and is published." in words for words in said(response))


def test_who_approves_what_has_a_date_is_told_the_date(news: NewsSectionPage, desk: Any) -> None:
    moment = (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    post = submitted(news, person("reporter", "Reporters"), title="The leak", go_live_at=moment)

    response = decide_from_list(desk, post)

    in_words = date_format(timezone.localtime(moment), "j F Y, H:i")
    assert any(f"was approved and goes out on {in_words}." in words for words in said(response))


def test_who_approves_the_first_of_two_looks_is_told_the_next(news: NewsSectionPage, desk: Any) -> None:
    post = submitted(news, person("reporter", "Reporters"), title="The leak", is_legal=True)

    response = decide(desk, post)

    assert any("The next step is: Second pair of eyes." in words for words in said(response))
