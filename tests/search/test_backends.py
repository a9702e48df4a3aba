"""What we stand on in modelsearch: an upgrade that changes it must be looked at."""

import re
from pathlib import Path
from typing import Any

import modelsearch
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.backends import get_search_backend

from news.models import ArticlePage, NewsSectionPage
from search.backends.newsroom_index import NewsroomIndex
from tests.factories import article

DATABASES = Path(modelsearch.__file__).parent / "backends" / "database"
#: Read, not imported: each can be imported on its own database only.
SOURCES = [DATABASES / "sqlite" / "sqlite.py", DATABASES / "postgres" / "postgres.py"]
each_database = pytest.mark.parametrize("source", [path.read_text() for path in SOURCES], ids=["sqlite", "postgres"])


def test_this_is_the_version_that_was_read() -> None:
    assert modelsearch.VERSION[:2] == (1, 3)


@each_database
def test_a_save_still_ends_with_the_averaging_that_we_leave_out(source: str) -> None:
    assert source.count("self._refresh_title_norms()") == 1
    assert "def _refresh_title_norms(self, full=False):" in source


def test_an_entry_on_postgresql_still_has_the_columns_that_we_write() -> None:
    columns = "content_type_id, object_id, title, autocomplete, body, title_norm, title_text, body_text"

    assert f"({columns})" in SOURCES[1].read_text()


@each_database
def test_indexers_ask_an_object_only_for_what_is_prepared(source: str) -> None:
    [indexer] = re.findall(r"class ObjectIndexer:.*?\nclass ", source, re.DOTALL)

    assert set(re.findall(r"(?<!sub_)\bobj\.(\w+)", indexer)) == {"get_search_fields", "pk"}


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
@pytest.mark.usefixtures("tasks_run")
def test_the_shorter_of_two_titles_comes_first_in_the_admin_too(news: NewsSectionPage) -> None:
    article(news, title="The ferry and everything else that happened at the quay on a Monday")
    article(news, title="The ferry")
    article(news, title="The ferry and everything else that happened at the quay on a Monday")

    assert ArticlePage.objects.all().search("ferry")[0].title == "The ferry"


@pytest.mark.django_db
def test_indexing_a_post_asks_nothing_of_the_whole_index(news: NewsSectionPage, monkeypatch: Any) -> None:
    # Asked once an hour, of a sample; a test before this one may have done so, at a time of its own.
    monkeypatch.setattr(NewsroomIndex, "_average", (float("inf"), 9.0))
    post = article(news, title="The ferry")
    backend = get_search_backend()
    backend.add(post)

    with CaptureQueriesContext(connection) as asked:
        backend.add(post)

    averages = [query["sql"] for query in asked if "AVG(" in query["sql"]]
    assert averages == []
    assert len(asked) <= 25
