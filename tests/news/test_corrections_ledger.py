"""The ledger of corrections only grows: at no door can an entry be changed or deleted."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Revision

from news.models import AppendOnlyError, Correction, NewsSectionPage, PostPage
from tests.news.corrections import changed_article, corrected


@pytest.fixture
def entry(news: NewsSectionPage) -> Correction:
    return corrected(changed_article(news))


def stored(entry: Correction) -> list[tuple[Any, ...]]:
    return list(Correction.objects.order_by("pk").values_list("pk", "text", "kind", "when"))


def save(entry: Correction) -> None:
    entry.text = "We were right all along."
    entry.save()


def save_as_new(entry: Correction) -> None:
    Correction(pk=entry.pk, post=entry.post, kind="update", text="Nothing happened.").save()


WAYS = {
    "save": save,
    "save some fields": lambda entry: entry.save(update_fields=["text"]),
    "save over it": save_as_new,
    "delete": lambda entry: entry.delete(),
    "update": lambda entry: Correction.objects.update(text="Nothing happened."),
    "delete all": lambda entry: Correction.objects.all().delete(),
    "bulk update": lambda entry: Correction.objects.bulk_update([entry], ["text"]),
    "bulk create over it": lambda entry: Correction.objects.bulk_create(
        [entry], update_conflicts=True, update_fields=["text"], unique_fields=["id"]
    ),
    "update or create": lambda entry: Correction.objects.update_or_create(pk=entry.pk, defaults={"text": "No."}),
}


@pytest.mark.parametrize("way", list(WAYS))
def test_no_way_of_the_code_changes_an_entry(entry: Correction, way: str) -> None:
    before = stored(entry)

    with pytest.raises((AppendOnlyError, IntegrityError)), transaction.atomic():
        WAYS[way](entry)

    assert stored(entry) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE news_correction SET text = 'Nothing happened.'",
        "UPDATE news_correction SET who_id = NULL",
        "DELETE FROM news_correction",
    ],
)
def test_the_database_refuses_as_well(entry: Correction, statement: str) -> None:
    before = stored(entry)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert stored(entry) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite can replace a row by inserting another")
def test_no_row_takes_the_place_of_an_entry(entry: Correction) -> None:
    before = stored(entry)
    names = [field.column for field in Correction._meta.local_concrete_fields]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join("'Nothing happened.'" if name == "text" else f'"{name}"' for name in names)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO news_correction ({columns}) SELECT {values} FROM news_correction")

    assert stored(entry) == before


def test_an_account_can_go_and_its_entries_keep_the_name(news: NewsSectionPage, editor: Any) -> None:
    entry = corrected(changed_article(news), user=editor)

    get_user_model().objects.get(pk=editor.pk).delete()

    assert Correction.objects.get(pk=entry.pk).who_name == "editor"


def test_a_post_with_an_entry_cannot_be_deleted_by_code(entry: Correction) -> None:
    with pytest.raises(ProtectedError):
        entry.post.delete()

    assert PostPage.objects.filter(pk=entry.post_id).exists()


def test_the_revisions_of_an_entry_survive_a_purge(entry: Correction) -> None:
    post = entry.post.specific
    post.save_revision()
    Revision.objects.for_instance(post).update(created_at=timezone.now() - timedelta(days=400))
    post.save_revision()

    call_command("purge_revisions", days=30, verbosity=0)

    left = set(Revision.objects.for_instance(post).values_list("pk", flat=True))
    assert {entry.revision_before_id, entry.revision_after_id} <= left
    assert len(left) == 3


def test_an_entry_knows_what_was_live_before_and_after(news: NewsSectionPage) -> None:
    post = changed_article(news)
    first, second = Revision.objects.for_instance(post).order_by("created_at", "pk")

    entry = corrected(post)

    assert (entry.revision_before, entry.revision_after) == (first, second)


def test_a_draft_lies_neither_before_nor_after(news: NewsSectionPage) -> None:
    post = changed_article(news)
    first, second = Revision.objects.for_instance(post).order_by("created_at", "pk")
    post.save_revision()

    entry = corrected(post)

    assert (entry.revision_before, entry.revision_after) == (first, second)


def test_an_entry_on_a_post_that_was_published_once_has_nothing_before(news: NewsSectionPage) -> None:
    from tests.factories import article

    post = article(news)

    entry = corrected(post, kind="clarification")

    assert (entry.revision_before, entry.revision_after) == (None, post.live_revision)


def test_headline_address_and_text_are_kept_as_they_were(news: NewsSectionPage) -> None:
    post = changed_article(news)
    entry = corrected(post)

    post.title, post.slug, post.body = "Renamed", "renamed", []
    post.save_revision().publish()

    kept = Correction.objects.get(pk=entry.pk)
    assert (kept.post_title, kept.post_url) == ("A bridge opens", "/news/a-bridge-opens/")
    assert "The bridge opened in 1907." in kept.post_text


def test_an_entry_is_superseded_once_and_by_one_of_its_own_post(entry: Correction, news: NewsSectionPage) -> None:
    other = changed_article(news, title="Another", slug="another")
    corrected(entry.post, "The year is 1908.", supersedes=entry)

    for post in (entry.post, other):
        with pytest.raises(ValueError, match="standing entry"):
            corrected(post, "No, 1909.", supersedes=Correction.objects.get(pk=entry.pk))

    assert Correction.objects.standing().count() == 1


def test_filing_is_in_the_posts_history_and_leaves_its_draft_alone(news: NewsSectionPage, editor: Any) -> None:
    from wagtail.models import PageLogEntry

    post = changed_article(news)
    post.title = "Not yet"
    draft = post.save_revision()

    corrected(post, user=editor)

    again = PostPage.objects.get(pk=post.pk)
    assert (again.latest_revision, again.title, again.has_unpublished_changes) == (draft, "A bridge opens", True)
    assert PageLogEntry.objects.filter(page=post.pk, action="news.correction.file", user=editor).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets in one writer at a time")
def test_filing_holds_the_row_that_saving_holds(news: NewsSectionPage) -> None:
    post = changed_article(news)

    with CaptureQueriesContext(connection) as asked:
        corrected(post)

    locks = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"]]
    assert locks
    assert locks[0].endswith('FOR UPDATE OF "wagtailcore_page"')
