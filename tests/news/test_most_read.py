"""The most read posts: of today, of a week, and of what readers may read only."""

from news.models import NewsSectionPage, PostPage
from tests.conftest import States
from tests.factories import article
from tests.news.reading import was_read


def titles(days: int) -> list[tuple[str, int]]:
    return [(post.title, post.times_read) for post in PostPage.objects.listed().most_read(days)]


def test_the_most_read_come_first_with_how_often(news: NewsSectionPage) -> None:
    ferry, tram, _unread = (article(news, title=title) for title in ("Ferry", "Tram", "Unread"))
    was_read(ferry, 5)
    was_read(tram, 3)
    was_read(tram, 4, days_ago=6)
    was_read(ferry, 90, days_ago=7)

    assert titles(1) == [("Ferry", 5), ("Tram", 3)]
    assert titles(7) == [("Tram", 7), ("Ferry", 5)]


def test_of_posts_read_equally_often_the_newer_comes_first(news: NewsSectionPage) -> None:
    for title in ("Older", "Newer"):
        was_read(article(news, title=title), 2)

    assert [title for title, _times in titles(1)] == ["Newer", "Older"]


def test_an_editor_may_keep_a_post_out(news: NewsSectionPage) -> None:
    was_read(article(news, title="Gruesome", never_most_read=True), 900)
    was_read(article(news, title="Ferry"), 1)

    assert titles(7) == [("Ferry", 1)]


def test_only_what_readers_may_read_is_most_read(states: States) -> None:
    for post in (states.live, *states.hidden):
        was_read(post, 5)

    assert titles(7) == [("Canary live", 5)]
