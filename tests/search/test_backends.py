"""What we stand on in modelsearch: an upgrade that changes it must be looked at."""

import inspect
from typing import Any

import modelsearch
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.backends import get_search_backend
from modelsearch.backends.database.postgres import postgres
from modelsearch.backends.database.sqlite import sqlite

from news.models import ArticlePage, NewsSectionPage
from search.backends.newsroom_index import NewsroomIndex
from tests.factories import article

INDEXES = [sqlite.SQLiteIndex, postgres.PostgresIndex]


def test_this_is_the_version_that_was_read() -> None:
    assert modelsearch.VERSION[:2] == (1, 3)


@pytest.mark.parametrize("index", INDEXES)
def test_a_save_still_ends_with_the_averaging_that_we_leave_out(index: Any) -> None:
    assert "self._refresh_title_norms()" in inspect.getsource(index)
    assert "full=False" in inspect.getsource(index._refresh_title_norms)


@pytest.mark.parametrize("module", [sqlite, postgres])
def test_indexers_ask_an_object_only_for_what_is_prepared(module: Any) -> None:
    source = inspect.getsource(module.ObjectIndexer)

    assert "obj.get_search_fields()" in source
    assert set(_asked_of_object(source)) == {"get_search_fields", "pk"}


def _asked_of_object(source: str) -> list[str]:
    import re

    return re.findall(r"(?<!sub_)\bobj\.(\w+)", source)


@pytest.mark.django_db
def test_our_index_is_the_one_in_use() -> None:
    assert isinstance(get_search_backend().get_index_for_model(ArticlePage), NewsroomIndex)


@pytest.mark.django_db
@pytest.mark.usefixtures("tasks_run")
def test_the_admins_own_search_still_finds(news: NewsSectionPage) -> None:
    article(news, title="The ferry", live=False)

    assert [post.title for post in ArticlePage.objects.all().search("ferry")] == ["The ferry"]
    assert [post.title for post in ArticlePage.objects.all().autocomplete("fer")] == ["The ferry"]


@pytest.mark.django_db
def test_indexing_a_post_asks_nothing_of_the_whole_index(news: NewsSectionPage) -> None:
    post = article(news, title="The ferry")
    backend = get_search_backend()
    backend.add(post)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        backend.add(post)

    averages = [query["sql"] for query in asked if "AVG(" in query["sql"]]
    assert averages == []
    assert len(asked) <= 25
