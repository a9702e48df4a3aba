"""Tallies: counted in memory, stored later, by whoever is around then."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from core.tallies import Counts, Tally


class Store:
    """A table that may be away."""

    def __init__(self) -> None:
        self.rows: dict[str, list[int]] = {}
        self.is_away = False

    def __call__(self, counts: Mapping[str, Counts]) -> None:
        if self.is_away:
            raise ConnectionError("the database is away")
        for key, numbers in counts.items():
            row = self.rows.setdefault(key, [0] * len(numbers))
            row[:] = map(sum, zip(row, numbers, strict=True))


@pytest.fixture
def store() -> Store:
    return Store()


def test_counts_of_a_key_are_added_up_and_handed_over_once(store: Store) -> None:
    tally = Tally("test", store)
    tally.add("tram", 1, 0)
    tally.add("tram", 1, 1)
    tally.add("ferry", 1, 0)

    assert tally.flush() is True
    assert tally.flush() is False

    assert store.rows == {"tram": [2, 1], "ferry": [1, 0]}


def test_what_could_not_be_stored_is_kept_and_comes_with_the_next(store: Store) -> None:
    tally = Tally("test", store)
    tally.add("tram", 1)
    store.is_away = True
    tally.flush()
    tally.add("tram", 2)
    store.is_away = False

    tally.flush()

    assert store.rows == {"tram": [3]}


def test_a_database_that_stays_away_is_said_once(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    tally = Tally("test", store)
    tally.add("tram", 1)
    store.is_away = True

    with caplog.at_level(logging.ERROR, logger="core.tallies"):
        for _again in range(3):
            tally.flush()

    assert [record.getMessage() for record in caplog.records] == [
        "The tally 'test' could not be stored; it is kept and tried again."
    ]


def test_no_more_than_so_many_keys_are_kept_and_those_known_go_on(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    tally = Tally("test", store, most=2)
    store.is_away = True
    for key in ("a", "b", "c", "a", "d"):
        tally.add(key, 1)
    tally.flush()
    tally.add("e", 1)
    tally.add("b", 1)
    store.is_away = False

    tally.flush()

    assert store.rows == {"a": [2], "b": [2]}
    assert "2 counts of new keys were left out" in caplog.text


def test_threads_that_count_at_once_lose_nothing(store: Store) -> None:
    tally = Tally("test", store)

    def count() -> None:
        for _turn in range(500):
            tally.add("tram", 1)
            if _turn % 100 == 0:
                tally.flush()

    threads = [threading.Thread(target=count) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.flush()

    assert store.rows == {"tram": [2000]}


def test_nothing_runs_beside_a_test(store: Store) -> None:
    tally = Tally("test", store)

    tally.add("tram", 1)

    assert not [thread for thread in threading.enumerate() if thread.name.startswith("tally")]


PROGRAM = """
import os, sys, time
from pathlib import Path
from django.conf import settings
settings.configure(TALLY_SECONDS={seconds})
from core.tallies import Tally

def store(counts):
    with open({log!r}, "a") as log:
        log.write("".join(f"{{key}} {{numbers[0]}}\\n" for key, numbers in counts.items()))

tally = Tally("test", store)
tally.add("tram", 1)
"""


def _run(tmp_path: Path, rest: str, *, seconds: float) -> list[str]:
    log = tmp_path / "stored"
    log.touch()
    program = PROGRAM.format(seconds=seconds, log=str(log)) + rest
    environment: dict[str, Any] = {**os.environ}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60, env=environment)
    return sorted(log.read_text().splitlines())


def test_a_thread_stores_what_was_counted(tmp_path: Path) -> None:
    # It ends without its exit handlers, so what is stored was stored by the thread.
    rest = f"""
end = time.time() + 30
while not Path({str(tmp_path / "stored")!r}).read_text() and time.time() < end:
    time.sleep(0.02)
os._exit(0)
"""

    assert _run(tmp_path, rest, seconds=0.05) == ["tram 1"]


def test_the_end_of_a_process_stores_the_rest(tmp_path: Path) -> None:
    assert _run(tmp_path, "tally.add('tram', 4)", seconds=3600) == ["tram 5"]


def test_a_forked_process_stores_its_own_counts_and_not_its_parents(tmp_path: Path) -> None:
    rest = """
if os.fork() == 0:
    tally.add("ferry", 1)
    sys.exit(0)
os.wait()
"""

    assert _run(tmp_path, rest, seconds=3600) == ["ferry 1", "tram 1"]


def test_the_end_of_a_web_servers_worker_stores_the_rest(tmp_path: Path) -> None:
    # As granian starts its workers: they end without Python's exit handlers.
    rest = """
import multiprocessing
worker = multiprocessing.get_context("fork").Process(target=tally.add, args=("ferry", 1))
worker.start()
worker.join()
os._exit(0)
"""

    assert _run(tmp_path, rest, seconds=3600) == ["ferry 1"]


def test_a_thread_runs_in_a_forked_process_too(tmp_path: Path) -> None:
    rest = f"""
if os.fork() == 0:
    tally.add("ferry", 1)
    end = time.time() + 30
    while "ferry" not in Path({str(tmp_path / "stored")!r}).read_text() and time.time() < end:
        time.sleep(0.02)
    os._exit(0)
os.wait()
os._exit(0)
"""

    assert "ferry 1" in _run(tmp_path, rest, seconds=0.2)
