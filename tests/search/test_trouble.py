"""When something is in the way: of the index, or of an answer."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from news.models import NewsSectionPage
from search import rebuilding, tasks
from search.models import Document
from search.rebuilding import index_missing
from search.tasks import index_posts
from tests.factories import article, author
from tests.search.indexed import indexed_article
from tests.search.test_searching import titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/search/suggestions/?q=tram", "/search/feed/?q=tram"])
@pytest.mark.usefixtures("site")
def test_what_is_asked_beside_the_page_is_told_too_that_it_was_stopped(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def stopped(*_: Any) -> Any:
        raise OperationalError("canceling statement due to statement timeout")

    monkeypatch.setattr("search.views.suggest", stopped)
    monkeypatch.setattr("search.feeds.ranked", stopped)

    answer = client.get(address)

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")


def test_a_post_that_cannot_be_indexed_keeps_no_other_from_it(
    news: NewsSectionPage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad, last = article(news, title="The ferry"), article(news, title="A table"), article(news, title="The tram")
    store = tasks._store

    def too_long(by_kind: Any) -> None:
        if any(item.pk == bad.pk for items in by_kind.values() for item in items):
            raise OperationalError("string is too long for tsvector")
        store(by_kind)

    monkeypatch.setattr(tasks, "_store", too_long)

    index_posts([good.pk, bad.pk, last.pk])

    assert set(Document.objects.values_list("post_id", flat=True)) == {good.pk, last.pk}
    assert f"Post {bad.pk} cannot be searched for." in caplog.text


@pytest.mark.usefixtures("tasks_run")
def test_of_very_many_missing_posts_the_newest_are_indexed_first_and_the_rest_meanwhile(
    news: NewsSectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = [article(news, title=f"Story {number}") for number in range(5)]
    Document.objects.all().delete()
    monkeypatch.setattr(rebuilding, "AT_THE_START", 2)
    given: list[list[int]] = []
    monkeypatch.setattr(rebuilding, "index_posts", given.append)

    assert index_missing() == 5

    newest = [post.pk for post in sorted(posts, key=lambda post: (post.date_shown, post.pk), reverse=True)]
    assert sorted(given[0]) == sorted(newest[:2])
    assert sorted(Document.objects.values_list("post_id", flat=True)) == sorted(newest[2:])


@pytest.mark.usefixtures("tasks_run")
def test_many_who_are_called_as_one_word_says_hide_nobody_that_another_means(news: NewsSectionPage) -> None:
    many = tuple(author(f"Mara {number}") for number in range(25))
    indexed_article(news, title="The ferry", bylines=many, topics=("Zinc",))

    assert titles("author:mara topic:zinc") == ["The ferry"]
