"""Indexing anew: what says the same is left alone, what does not is made again."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.conf import get_app_config

from news.models import Author, NewsSectionPage
from search import documents
from search.models import Document
from tests.factories import article, author
from tests.search.indexed import indexed_article
from tests.search.test_searching import paragraph, titles

pytestmark = pytest.mark.django_db


def rebuild() -> list[str]:
    """Index everything anew; return what was written to the indexes of posts."""
    with CaptureQueriesContext(connection) as asked:
        call_command("update_index", verbosity=0, stdout=io.StringIO())
    statements = [query["sql"].strip() for query in asked]
    tables = ("search_document", "search_fulltext", "search_word", "search_titles")
    return [sql for sql in statements if sql.startswith(("INSERT", "DELETE")) and any(name in sql for name in tables)]


def entries() -> Any:
    return get_app_config().get_model("IndexEntry").objects.filter(content_type__model="articlepage")


def test_posts_that_say_the_same_are_not_written_again(news: NewsSectionPage) -> None:
    indexed_article(news, title="The ferry", bylines=(author("Mara Quill"),), topics=("Harbour",))

    assert rebuild() == []
    assert titles("ferry") == ["The ferry"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "The tram"},
        {"body": paragraph("All by tram.")},
        {"standfirst": "Tram"},
        {"lead_image_caption": "Tram"},
    ],
    ids=["title", "body", "standfirst", "caption"],
)
def test_a_post_that_was_changed_behind_our_back_is(news: NewsSectionPage, change: dict[str, str]) -> None:
    post = indexed_article(news, title="The ferry")
    type(post).objects.filter(pk=post.pk).update(**change)

    assert rebuild()
    assert len(titles("tram")) == 1


def test_so_are_posts_of_an_author_who_is_called_otherwise(news: NewsSectionPage) -> None:
    indexed_article(news, title="The ferry", bylines=(author("Mara Quill"),))
    Author.objects.update(name="Vera Stone")

    assert rebuild()
    assert titles("vera stone") == ["The ferry"]
    assert titles('"mara quill"') == []


def test_so_are_all_when_texts_are_taken_apart_in_another_way(
    news: NewsSectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_article(news, title="The ferry")
    monkeypatch.setattr(documents, "VERSION", documents.VERSION + 1)

    assert rebuild()
    assert rebuild() == []


def test_so_are_all_when_words_have_other_stems(news: NewsSectionPage, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed_article(news, title="The ferry")
    monkeypatch.setattr(documents, "MADE_BY", ("99.0", *documents.MADE_BY[1:]))

    assert rebuild()


def test_what_is_missing_of_the_admins_own_index_comes_back(news: NewsSectionPage) -> None:
    indexed_article(news, title="The ferry")
    entries().delete()

    assert rebuild() == []
    assert entries().count() == 1


def test_drafts_are_the_admins_to_find_again(news: NewsSectionPage) -> None:
    article(news, title="The ferry", live=False)

    rebuild()

    assert entries().count() == 1
    assert not Document.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has these")
def test_a_table_of_words_has_room_to_be_counted_in() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'search_word'")
        assert cursor.fetchone() == (["fillfactor=50"],)
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE tablename = 'wagtailsearch_indexentry' AND indexdef LIKE '%%gin%%'"
        )
        indexes = {name for (name,) in cursor.fetchall()}
    assert "search_indexentry_title_body" in indexes
    assert len(indexes) == 2
