"""Words that stand in more posts than are all looked at."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from news.models import NewsSectionPage, PostPage
from search import plans, searching
from search.questions import Question
from search.searching import ranked, search
from search.tasks import index_posts
from tests.factories import many_articles
from tests.search.indexed import indexed_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at a handful, as if a hundred thousand posts were there."""
    bounds = plans.Bounds(few=10, enough=5, anywhere=16)
    for name, value in (("SHORT", bounds), ("LONG", bounds), ("COUNTED", 15), ("SMALL", 1_000)):
        monkeypatch.setattr(plans, name, value)
    monkeypatch.setattr(searching, "COUNTED", 15)


@pytest.fixture
def stories(news: NewsSectionPage) -> list[int]:
    """Forty posts named "Harbour story", the newest first."""
    many_articles(news, 40, newest=timezone.now() - timedelta(days=1))
    posts = list(PostPage.objects.order_by("-date_shown").values_list("pk", flat=True))
    index_posts(posts)
    return posts


@pytest.mark.usefixtures("few", "stories")
def test_the_page_says_that_there_are_more_than_it_counts() -> None:
    results = search(Question.from_text("harbour"))

    assert results.is_more
    assert results.total == 15


@pytest.mark.usefixtures("few")
def test_the_newest_are_looked_at(stories: list[int]) -> None:
    assert ranked(Question.from_text("harbour"), 10) == stories[:10]


@pytest.mark.usefixtures("few", "stories")
def test_an_old_post_with_the_rare_word_comes_first(news: NewsSectionPage) -> None:
    old = indexed_article(
        news, title="Long ago", at=timezone.now() - timedelta(days=3000), body=[("rich_text", "<p>harbour walrus</p>")]
    )

    assert ranked(Question.from_text("harbour walrus story"), 10)[0] == old.pk


@pytest.mark.usefixtures("few", "stories")
def test_an_old_post_with_all_words_in_the_headline_is_found(news: NewsSectionPage) -> None:
    old = indexed_article(news, title="Harbour story", at=timezone.now() - timedelta(days=3000), slug="the-first")

    assert ranked(Question.from_text("harbour story"), 50)[0] == old.pk


@pytest.mark.usefixtures("few")
def test_by_date_the_oldest_are_the_oldest_of_all(stories: list[int]) -> None:
    assert ranked(Question.from_query({"q": "harbour", "sort": "oldest"}), 3) == stories[:-4:-1]


@pytest.mark.usefixtures("few", "stories")
def test_a_filter_narrows_before_the_newest_are_taken(news: NewsSectionPage) -> None:
    old = indexed_article(
        news, title="Harbour rope", at=timezone.now() - timedelta(days=3000), topics=("Ropes",), slug="rope"
    )
    index_names()

    assert ranked(Question.from_query({"q": "harbour", "topic": "ropes"}), 10) == [old.pk]


def index_names() -> None:
    from search.rebuilding import index_missing

    index_missing()


@pytest.mark.usefixtures("stories")
def test_pages_follow_one_another_without_a_gap() -> None:
    pages: list[Any] = [search(Question.from_query({"q": "harbour", "page": str(page)})) for page in range(1, 6)]

    shown = [hit.pk for page in pages for hit in page.hits]
    assert len(shown) == len(set(shown)) == 40
    assert [bool(page.pager.older_url) for page in pages] == [True, True, True, False, False]
