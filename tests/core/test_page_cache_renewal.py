"""One rendering however many ask, in one process and in several; and what is left on the disk."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.http import HttpResponse

from core import generations
from core.page_cache import shelf
from core.page_cache.doors import PageKey
from core.page_cache.memory import Memory
from core.page_cache.renewal import Rendered, Renewal
from core.page_cache.shelf import Shelf
from tests.core.page_cache_project.small_site import KEY, SmallSite, at_once, entry, small_site  # noqa: F401

# ruff: noqa: F811


def test_fifty_readers_at_once_cost_one_rendering(small_site: SmallSite) -> None:
    answers = at_once(50, lambda: small_site.get("/slow/"))

    assert small_site.renderings() == 1
    assert {answer["X-Page-Cache"] for answer in answers} == {"miss", "hit"}
    assert len({answer.content for answer in answers}) == 1


def test_readers_of_what_is_not_kept_do_not_queue(small_site: SmallSite) -> None:
    kept = small_site.kept()

    all_render = threading.Barrier(20, timeout=30)

    def render(generation: str) -> Rendered:
        all_render.wait()
        return Rendered(HttpResponse("gone", status=410), None)

    at_once(20, lambda: kept.page(KEY, render))

    assert not all_render.broken


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


def test_a_process_that_hangs_holds_nobody_up_for_long(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "LONGEST_WAIT", 0.3)
    own = Shelf()
    with own.lock(KEY):
        begun = time.monotonic()
        page = Renewal(Memory(100_000), Shelf()).page(
            KEY, lambda generation: Rendered(HttpResponse(), entry(generation=generation))
        )

    assert page.how == "miss"
    assert 0.2 < time.monotonic() - begun < 20


def test_a_process_that_dies_holds_nobody_up(small_site: SmallSite) -> None:
    with Shelf().lock(KEY):
        (path,) = (small_site.var / "page-cache" / "locks").iterdir()
    code = "import fcntl,sys,time;f=open(sys.argv[1]);fcntl.flock(f,2);print('held',flush=True);time.sleep(30)"
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        threading.Timer(0.2, holder.kill).start()
        begun = time.monotonic()

        with Shelf().lock(KEY):
            waited = time.monotonic() - begun

    assert 0.1 < waited < 20


def test_a_thread_that_fails_holds_nobody_up(small_site: SmallSite) -> None:
    kept = small_site.kept()

    def fail(generation: str) -> Rendered:
        raise RuntimeError("a fault of ours")

    with pytest.raises(RuntimeError):
        kept.page(KEY, fail)

    assert kept.page(KEY, lambda generation: Rendered(HttpResponse(), entry())).how == "miss"


def test_files_are_found_only_by_the_server_process_that_made_them(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = Shelf()
    own.put(KEY, entry())

    monkeypatch.setattr(shelf, "_run", lambda: "1-2")

    assert own.get(KEY, generations.current("pages")) is None
