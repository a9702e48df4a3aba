"""Words that stand in more posts than are all looked at."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from news.models import NewsSectionPage, PostPage
from search import plans, searching, weights
from search.questions import Question
from search.searching import ranked, search
from search.tasks import index_posts
from tests.factories import many_articles
from tests.search.indexed import indexed_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at a handful, as if a hundred thousand posts were there."""
    for name, value in (("FEW", 10), ("ENOUGH", 5), ("COUNTED", 15), ("SMALL", 1_000)):
        monkeypatch.setattr(plans, name, value)
    monkeypatch.setattr(searching, "COUNTED", 15)
    monkeypatch.setattr(weights, "MOST", 60)


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


@pytest.fixture
def old(news: NewsSectionPage) -> int:
    """A post from years before all others, with words of its own."""
    body = [("rich_text", "<p>The harbour and the story of a tide, a quay and a pilot.</p>")]
    return indexed_article(news, title="Long ago", at=timezone.now() - timedelta(days=3000), body=body).pk


@pytest.mark.usefixtures("few", "stories")
@pytest.mark.parametrize("text", ["quay tide harbour", "tide quay pilot harbour story", "harbour pilot tide -market"])
def test_an_old_post_in_which_more_words_stand_together_comes_first(news: NewsSectionPage, old: int, text: str) -> None:
    for number in range(12):
        word = ("tide", "quay", "pilot")[number % 3]
        body = [("rich_text", f"<p>The {word} of a market, a road, a school and a town.</p>")]
        indexed_article(news, title=f"Other {number}", slug=f"other-{number}", body=body)

    assert ranked(Question.from_text(text), 10)[0] == old


@pytest.mark.usefixtures("few", "stories")
def test_common_words_beside_a_rare_one_count_in_old_posts_too(news: NewsSectionPage) -> None:
    walrus = [("rich_text", "<p>A walrus was seen at the weir, and then no more.</p>")]
    for number in range(17):
        indexed_article(news, title=f"Seen {number}", slug=f"seen-{number}", body=walrus)
    body = [("rich_text", "<p>A walrus in the harbour, a story for children.</p>")]
    old = indexed_article(news, title="Long ago", at=timezone.now() - timedelta(days=3000), body=body)

    assert ranked(Question.from_text("walrus harbour story"), 10)[0] == old.pk


@pytest.mark.usefixtures("few", "stories")
def test_words_that_are_added_up_are_narrowed_like_others(news: NewsSectionPage, old: int) -> None:
    for asked in ({"q": "harbour story tide", "section": "food"}, {"q": '"tide harbour" story tide quay'}):
        assert ranked(Question.from_query(asked), 10) == []

    assert ranked(Question.from_query({"q": '"a tide" harbour story quay', "section": "news"}), 10) == [old]


@pytest.mark.usefixtures("few", "stories")
def test_where_even_the_rarest_words_are_too_many_the_newest_are_looked_at(
    stories: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "MOST", 30)

    found = search(Question.from_text("harbour story text"))

    assert found.is_more
    assert [hit.pk for hit in found.hits] == stories[:10]


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
