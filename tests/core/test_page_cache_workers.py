"""Several worker processes behind one port, as `serve` runs them."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import pytest
from django.conf import LazySettings

from core import generations
from tests.core.page_cache_project.server import Server, serving


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("workers"), workers=3) as server:
        yield server


@pytest.fixture
def server(running: Server, settings: LazySettings) -> Server:
    settings.VAR_DIR = running.var
    settings.CACHE_URL = ""
    publish(running, "first version")
    (running.var / "renderings").unlink(missing_ok=True)
    return running


def publish(server: Server, story: str) -> None:
    (server.var / "story").write_text(story)
    generations.bump_now("pages")


def renderings(server: Server) -> list[str]:
    try:
        return (server.var / "renderings").read_text().splitlines()
    except FileNotFoundError:
        return []


def many(server: Server, path: str, count: int = 50) -> list[tuple[int, dict[str, str], bytes]]:
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(server.get, [path] * count))


def test_fifty_readers_of_three_workers_cost_one_rendering(server: Server) -> None:
    answers = many(server, "/slow/")

    assert {status for status, _, _ in answers} == {200}
    assert len({body for _, _, body in answers}) == 1
    assert len(renderings(server)) == 1


def test_every_worker_answers_from_its_own_memory_afterwards(server: Server) -> None:
    many(server, "/slow/")

    # Connections of other workers than the first one's find the page on the shelf.
    hows = [headers["x-page-cache"] for _, headers, _ in many(server, "/slow/", 40)]

    assert set(hows) == {"hit"}
    assert len(renderings(server)) == 1


def test_a_publish_shows_at_once_in_every_worker(server: Server) -> None:
    for number in range(5):
        publish(server, f"version number {number}")

        bodies = [server.get("/")[2] for _ in range(15)]

        assert all(f"version number {number}".encode() in body for body in bodies)
    assert len(renderings(server)) == 5


def test_a_publish_amid_readers_never_shows_the_old_page_to_who_comes_later(server: Server) -> None:
    with ThreadPoolExecutor(20) as pool:
        before = [pool.submit(server.get, "/slow/") for _ in range(20)]
        time.sleep(0.1)
        publish(server, "second version")
        after = many(server, "/slow/", 20)

    assert all(body.startswith(b"second version") for _, _, body in after)
    assert all(answer.result()[0] == 200 for answer in before)
    assert len(renderings(server)) == 2


def test_the_clock_changes_the_page_in_every_worker(server: Server) -> None:
    moment = time.time() + 2
    (server.var / "moment").write_text(str(moment))
    publish(server, "anything")
    seen: list[tuple[float, float, bytes]] = []

    def watch(_: int) -> None:
        while (begun := time.time()) < moment + 1:
            body = server.get("/clock/")[2]
            seen.append((begun, time.time(), body))
            time.sleep(0.03)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(watch, range(6)))

    assert {body for _, end, body in seen if end < moment} == {b"before"}
    assert {body for begun, _, body in seen if begun >= moment} == {b"after"}
    # What is begun just before the moment and done just after it is not kept.
    assert 2 <= len(renderings(server)) <= 4


def test_the_last_known_page_is_given_while_the_database_is_away(server: Server) -> None:
    assert server.get("/database/")[2] == b"first version: 42"
    database = server.var / "database"
    try:
        database.rename(server.var / "moved")
        publish(server, "second version")
        answers = many(server, "/database/", 30)
    finally:
        (server.var / "moved").rename(database)

    assert {(status, headers["x-page-cache"], body) for status, headers, body in answers} == {
        (200, "stale", b"first version: 42")
    }
    time.sleep(1.1)
    assert {server.get("/database/")[2] for _ in range(10)} == {b"second version: 42"}


def test_a_worker_that_is_stopped_does_not_keep_the_others_from_rendering(server: Server) -> None:
    with ThreadPoolExecutor(9) as pool:
        first = pool.submit(server.get, "/slow/")
        while not renderings(server):
            time.sleep(0.01)
        holder = int(renderings(server)[0].split()[0])
        os.kill(holder, signal.SIGSTOP)
        try:
            # The kernel hands some of these to the worker that is stopped.
            others = [pool.submit(server.get, "/slow/") for _ in range(8)]
            next(as_completed(others, timeout=12))
        finally:
            os.kill(holder, signal.SIGCONT)
        assert {answer.result()[0] for answer in [first, *others]} == {200}

    assert len(renderings(server)) <= 3


def test_pages_of_the_last_server_are_not_served_by_the_next(tmp_path: Path) -> None:
    bodies = []
    for story in ("old code", "new code"):
        with serving(tmp_path, workers=1) as server:
            (server.var / "story").write_text(story)
            bodies.append(server.get("/")[2])

    assert [b"old code" in bodies[0], b"new code" in bodies[1]] == [True, True]
