"""Generations: moved on after a commit, seen by every process."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connection, transaction

from core import generations


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    settings.CACHE_URL = ""
    return tmp_path / "generations"


@pytest.fixture
def shared_cache(settings: LazySettings) -> None:
    settings.CACHE_URL = "redis://cache.example.org"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "own"}}
    cache.clear()


def test_a_generation_stays_until_it_is_bumped() -> None:
    first = generations.current("pages")

    assert first == generations.current("pages") != generations.UNKNOWN
    generations.bump_now("pages")
    assert generations.current("pages") != first


def test_no_two_bumps_give_the_same_value() -> None:
    seen = []
    for _ in range(300):
        generations.bump_now("pages")
        seen.append(generations.current("pages"))

    assert len(set(seen)) == len(seen)


def test_the_frame_is_part_of_every_page() -> None:
    pages, frame = generations.current("pages"), generations.current("frame")

    generations.bump_now("pages")
    assert (generations.current("pages") != pages, generations.current("frame") != frame) == (True, False)

    pages = generations.current("pages")
    generations.bump_now("frame")
    assert (generations.current("pages") != pages, generations.current("frame") != frame) == (True, True)


def test_the_frame_moves_on_before_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(generations, "_replace", lambda path, content: order.append(path.name))

    generations.bump_now("frame")

    assert order == ["frame", "pages"]


def test_an_unknown_name_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="There is no generation 'menus'"):
        generations.bump("menus")


def test_another_process_sees_it(folder: Path) -> None:
    before = generations.current("pages")
    code = (
        "from django.conf import settings; import sys;"
        "settings.configure(VAR_DIR=sys.argv[1], CACHE_URL='');"
        "from core import generations; generations.bump_now('pages'); print(generations.current('pages'))"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(folder.parent)], capture_output=True, text=True, check=True)

    assert generations.current("pages") == ran.stdout.strip() != before


def test_a_folder_that_cannot_be_written_gives_an_unknown_generation(folder: Path) -> None:
    folder.write_text("not a folder")

    assert generations.current("pages") == generations.UNKNOWN


def test_many_threads_leave_no_litter(folder: Path) -> None:
    threads = [threading.Thread(target=generations.bump_now, args=("frame",)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(os.listdir(folder)) == ["frame", "pages"]


@pytest.fixture
def real_transactions(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Commit for real. Nothing is written, so nothing need be flushed, unlike with `transaction=True`."""
    with django_db_blocker.unblock():
        yield
        connection.close()


@pytest.mark.usefixtures("real_transactions")
class TestTransactions:
    def test_it_moves_on_after_the_outermost_commit(self) -> None:
        before = generations.current("pages")

        with transaction.atomic():
            with transaction.atomic():
                generations.bump("pages")
            assert generations.current("pages") == before
        assert generations.current("pages") != before

    def test_it_moves_on_at_once_without_a_transaction(self) -> None:
        before = generations.current("pages")

        generations.bump("pages")

        assert generations.current("pages") != before

    @pytest.mark.parametrize("outer", [True, False])
    def test_what_is_rolled_back_moves_nothing(self, outer: bool) -> None:
        before = generations.current("pages")

        with transaction.atomic():
            try:
                with transaction.atomic():
                    generations.bump("pages")
                    if not outer:
                        raise LookupError
            except LookupError:
                pass
            if outer:
                transaction.set_rollback(True)

        assert generations.current("pages") == before

    def test_a_bump_that_fails_does_not_fail_what_was_saved(self, folder: Path, caplog: Any) -> None:
        generations.current("pages")
        folder.rename(folder.with_name("elsewhere"))
        folder.write_text("not a folder")

        with transaction.atomic():
            generations.bump("pages")

        assert "Error calling" in caplog.text


@pytest.mark.usefixtures("shared_cache")
class TestSharedCache:
    def test_it_lives_in_the_cache(self, folder: Path) -> None:
        first = generations.current("pages")

        assert first == generations.current("pages") != generations.UNKNOWN
        generations.bump_now("frame")
        assert generations.current("pages") != first
        assert not folder.exists()

    def test_what_the_cache_has_lost_is_a_new_generation(self) -> None:
        first = generations.current("pages")

        cache.clear()

        assert generations.current("pages") not in (first, generations.UNKNOWN)

    def test_a_cache_that_is_away_gives_an_unknown_generation(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*args: Any, **kwargs: Any) -> None:
            raise ConnectionError("refused")

        monkeypatch.setattr(generations, "cache", type("Away", (), {"get": refuse}))

        assert generations.current("pages") == generations.UNKNOWN


@pytest.mark.django_db
class TestHealing:
    def test_a_new_log_entry_bumps_once(self) -> None:
        generations.heal()
        before = generations.current("pages")
        generations.heal()
        assert generations.current("pages") == before

        log("wagtail.publish")
        generations.heal()

        healed = generations.current("pages")
        assert healed != before
        generations.heal()
        assert generations.current("pages") == healed

    @pytest.mark.parametrize(
        ("action", "heals"),
        [
            ("wagtail.edit", False),
            ("wagtail.workflow.start", False),
            ("wagtail.publish.schedule", False),
            ("wagtail.publish.scheduled", True),
            ("wagtail.unpublish", True),
            ("wagtail.move", True),
        ],
    )
    def test_what_no_reader_sees_heals_nothing(self, action: str, heals: bool) -> None:
        generations.heal()
        before = generations.current("frame")

        log(action)
        generations.heal()

        assert (generations.current("frame") != before) is heals

    def test_an_entry_with_an_older_key_that_comes_later_is_seen(self) -> None:
        first = log("wagtail.publish")
        log("wagtail.publish")
        key = first.pk
        first.delete()
        generations.heal()
        before = generations.current("pages")

        log("wagtail.publish", pk=key)
        generations.heal()

        assert generations.current("pages") != before

    def test_killed_before_it_remembered_it_bumps_again(self, folder: Path) -> None:
        log("wagtail.publish")
        generations.heal()
        before = generations.current("pages")
        (folder / "healed").unlink()

        generations.heal()

        assert generations.current("pages") != before


def log(action: str, **fields: Any) -> Any:
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page, PageLogEntry

    page = Page.objects.first() or Page.add_root(title="Root", slug="root")
    return PageLogEntry.objects.create(
        page=page,
        action=action,
        label="A page",
        timestamp=timezone.now(),
        content_type=ContentType.objects.get_for_model(Page),
        **fields,
    )
