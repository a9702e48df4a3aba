"""One rendering however many ask, and the last known page when the database is away."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpResponse

from core import generations
from core.page_cache import renewal, shelf
from core.page_cache.doors import PageKey
from core.page_cache.entries import Entry
from core.page_cache.memory import Memory
from core.page_cache.renewal import Rendered, Renewal
from core.page_cache.shelf import Shelf
from tests.core.page_cache_project.helpers import SmallSite, small_site  # noqa: F401

# ruff: noqa: F811

KEY = PageKey("http", "example.org", "/", "")
HEADERS = {"Content-Type": "text/html"}


def entry(body: bytes = b"page", generation: str = "", ends: float = 0) -> Entry:
    return Entry(
        body, HEADERS, generation=generation or generations.current("pages"), ends=ends or time.time() + 60
    )


def at_once(count: int, ask: Callable[[], Any]) -> list[Any]:
    answers: list[Any] = []
    start = threading.Barrier(count)

    def run() -> None:
        start.wait()
        answers.append(ask())

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_fifty_readers_at_once_cost_one_rendering(small_site: SmallSite) -> None:
    answers = at_once(50, lambda: small_site.get("/slow/"))

    assert small_site.renderings() == 1
    assert {answer["X-Page-Cache"] for answer in answers} == {"miss", "hit"}
    assert len({answer.content for answer in answers}) == 1


def test_readers_of_what_is_not_kept_do_not_queue(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = small_site.kept()

    def render(generation: str) -> Rendered:
        time.sleep(0.1)
        return Rendered(HttpResponse("gone", status=410), None)

    begun = time.monotonic()
    at_once(20, lambda: kept.page(KEY, render))

    assert time.monotonic() - begun < 1


def test_who_comes_after_a_publish_never_waits_for_what_was_begun_before(small_site: SmallSite) -> None:
    slow = threading.Thread(target=small_site.get, args=("/slow/",))
    slow.start()
    time.sleep(0.1)
    small_site.publish("second version")

    response = small_site.get("/slow/")
    slow.join()

    assert response.content.startswith(b"second version")
    assert small_site.get("/slow/").content.startswith(b"second version")


def test_what_was_overtaken_by_a_publish_is_served_but_not_current(small_site: SmallSite) -> None:
    kept = small_site.kept()

    def render(generation: str) -> Rendered:
        made = entry(b"old", generation)
        generations.bump_now("pages")
        return Rendered(HttpResponse("old"), made)

    page = kept.page(KEY, render)

    assert page.entry is not None
    assert page.entry.body == b"old"
    assert not page.entry.is_current(generations.current("pages"), time.time())
    assert kept.shelf.get(KEY, generations.current("pages")) is None


def test_another_process_is_given_what_the_first_one_made(small_site: SmallSite) -> None:
    first = small_site.get("/", Accept_Encoding="br")
    small_site.restart()

    second = small_site.get("/", Accept_Encoding="br")

    assert second["X-Page-Cache"] == "hit"
    assert (second.content, second["ETag"]) == (first.content, first["ETag"])
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_pages_of_older_generations_are_removed(small_site: SmallSite) -> None:
    for number in range(5):
        small_site.get("/")
        small_site.get("/?page=2")
        small_site.publish(f"version {number}")
    small_site.get("/")

    folders = [path for path in (small_site.var / "page-cache").iterdir() if path.name != "locks"]
    assert [len(list(folder.iterdir())) for folder in folders] == [1]


def test_pages_on_disk_are_bounded(
    small_site: SmallSite, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PAGE_CACHE_BYTES = 100_000
    monkeypatch.setattr(shelf, "PAGES_BETWEEN_TRIMS", 5)
    own = Shelf()

    for number in range(50):
        own.put(PageKey("http", "example.org", "/", f"page={number}"), entry(b"x" * 10_000))

    files = list(small_site.var.glob("page-cache/*.*/*"))
    assert 5 <= len(files) <= 10
    assert own.get(PageKey("http", "example.org", "/", "page=49"), generations.current("pages")) is not None


@pytest.mark.parametrize("content", [b"", b"{}", b"[]\nbody", b'{"key": 1}\nbody', b"\xff\xfe"])
def test_a_broken_file_is_no_page(small_site: SmallSite, content: bytes) -> None:
    own = Shelf()
    own.put(KEY, entry())
    (path,) = small_site.var.glob("page-cache/*.*/*")

    path.write_bytes(content)

    assert own.get(KEY, generations.current("pages")) is None


def test_a_disk_that_cannot_be_written_costs_no_reader_an_answer(small_site: SmallSite) -> None:
    (small_site.var / "page-cache").write_text("not a folder")

    assert [small_site.how("/"), small_site.how("/")] == ["miss", "hit"]


def test_a_process_that_hangs_holds_nobody_up_for_long(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "LONGEST_WAIT", 0.3)
    own = Shelf()
    with own.lock(KEY):
        begun = time.monotonic()
        page = Renewal(Memory(100_000), Shelf()).page(
            KEY, lambda generation: Rendered(HttpResponse(), entry(generation=generation))
        )

    assert page.how == "miss"
    assert 0.2 < time.monotonic() - begun < 2


def test_a_process_that_dies_holds_nobody_up(small_site: SmallSite) -> None:
    with Shelf().lock(KEY):
        (path,) = (small_site.var / "page-cache" / "locks").iterdir()
    code = (
        "import fcntl,sys,time;f=open(sys.argv[1]);fcntl.flock(f,2);print('held',flush=True);time.sleep(30)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        threading.Timer(0.2, holder.kill).start()
        begun = time.monotonic()

        with Shelf().lock(KEY):
            waited = time.monotonic() - begun

    assert 0.1 < waited < 2


def test_a_thread_that_fails_holds_nobody_up(small_site: SmallSite) -> None:
    kept = small_site.kept()

    def fail(generation: str) -> Rendered:
        raise RuntimeError("a fault of ours")

    with pytest.raises(RuntimeError):
        kept.page(KEY, fail)

    assert kept.page(KEY, lambda generation: Rendered(HttpResponse(), entry())).how == "miss"


class TestDatabaseAway:
    def test_the_last_known_page_is_given(self, small_site: SmallSite) -> None:
        small_site.publish("first version")
        small_site.get("/away/")
        small_site.set("away")
        small_site.publish("second version")

        response = small_site.get("/away/")

        assert (response.status_code, response["X-Page-Cache"]) == (200, "stale")
        assert response.content == b"first version"
        assert response["Cache-Control"] == "max-age=0, must-revalidate"

    def test_it_is_not_asked_again_by_every_reader(self, small_site: SmallSite) -> None:
        small_site.get("/away/")
        small_site.set("away")
        small_site.publish("second version")
        before = small_site.renderings()

        hows = [small_site.how("/away/") for _ in range(20)]

        assert set(hows) == {"stale"}
        assert small_site.renderings() == before + 1

    def test_when_it_is_back_the_new_page_is_given(
        self, small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(renewal, "AWAY_SECONDS", 0.05)
        small_site.get("/away/")
        small_site.set("away")
        small_site.publish("second version")
        small_site.get("/away/")

        small_site.unset("away")
        time.sleep(0.1)

        assert small_site.get("/away/").content == b"second version"

    def test_another_process_gives_what_was_left_on_disk(self, small_site: SmallSite) -> None:
        small_site.get("/away/")
        small_site.set("away")
        small_site.publish("second version")
        small_site.restart()

        assert small_site.how("/away/") == "stale"

    def test_who_waits_is_given_it_too(self, small_site: SmallSite) -> None:
        small_site.get("/away/")
        small_site.set("away")
        small_site.publish("second version")

        answers = at_once(20, lambda: small_site.get("/away/"))

        assert {answer["X-Page-Cache"] for answer in answers} == {"stale"}

    def test_a_page_that_nobody_had_asked_for_is_an_error(self, small_site: SmallSite) -> None:
        small_site.set("away")

        response = small_site.get("/away/")

        assert response.status_code == 500
        assert response["Cache-Control"] == "private, no-cache"

    def test_a_fault_of_ours_is_shown_as_one(self, small_site: SmallSite) -> None:
        small_site.get("/broken/")
        small_site.set("broken")
        small_site.publish("second version")

        assert small_site.get("/broken/").status_code == 500

    def test_a_page_more_than_a_day_old_is_not_given(
        self, small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(renewal, "STALE_SECONDS", -3 * 86400)
        small_site.get("/away/")
        small_site.set("away")
        small_site.publish("second version")

        assert small_site.get("/away/").status_code == 500

    def test_a_page_that_was_taken_down_does_not_come_back(self, small_site: SmallSite) -> None:
        kept = small_site.kept()
        kept.page(KEY, lambda generation: Rendered(HttpResponse(), entry()))
        generations.bump_now("pages")
        kept.page(KEY, lambda generation: Rendered(HttpResponse(status=404), None))
        generations.bump_now("pages")

        page = kept.page(
            KEY, lambda generation: Rendered(HttpResponse(status=500), None, is_database_away=True)
        )

        assert (page.entry, page.how) == (None, "pass")

    def test_an_unknown_generation_keeps_nothing(self, small_site: SmallSite) -> None:
        (small_site.var / "generations").write_text("not a folder")

        assert [small_site.how("/"), small_site.how("/")] == ["pass", "pass"]


class TestMemory:
    def test_the_least_lately_used_gives_way(self) -> None:
        memory = Memory(50_000)
        keys = [PageKey("http", "example.org", f"/{number}/", "") for number in range(6)]
        for key in keys[:4]:
            memory.put(key, entry(b"x" * 9_000, "g"))

        memory.get(keys[0])
        memory.put(keys[4], entry(b"x" * 9_000, "g"))

        assert memory.get(keys[0]) is not None
        assert memory.get(keys[1]) is None
        assert memory.bytes <= 50_000

    def test_compressed_forms_count(self, small_site: SmallSite) -> None:
        small_site.get("/")
        before = small_site.kept().memory.bytes

        compressed = small_site.get("/", Accept_Encoding="gzip").content

        assert small_site.kept().memory.bytes == before + len(compressed)

    def test_a_giant_is_served_and_not_kept(self) -> None:
        memory = Memory(50_000)

        memory.put(KEY, entry(b"x" * 40_000, "g"))

        assert len(memory) == 0

    def test_the_count_is_right_after_much_coming_and_going(self) -> None:
        memory = Memory(60_000)

        def work() -> None:
            for number in range(200):
                key = PageKey("http", "example.org", f"/{number % 17}/", "")
                made = entry(b"text " * (number * 7 % 900), "g")
                memory.put(key, made)
                made.make_form("gzip")
                memory.weigh_again(key, made)
                if number % 5 == 0:
                    memory.drop(key)

        at_once(8, work)

        assert memory.bytes == sum(size for _, size in memory._entries.values()) <= 60_000


def test_files_are_found_only_by_the_server_process_that_made_them(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = Shelf()
    own.put(KEY, entry())

    monkeypatch.setattr(shelf, "_run", lambda: "1-2")

    assert own.get(KEY, generations.current("pages")) is None
