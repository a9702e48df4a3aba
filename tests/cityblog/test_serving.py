"""`serve` for real: answers, mends itself, and leaves nothing behind when it ends.

It runs on a copy of the suite's SQLite database, because migrating a new one takes most of a minute.
"""

import contextlib
import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.postgres import free_port

pytestmark = [
    # Without the mark there would be no test database to copy.
    pytest.mark.django_db,
    # One start for all of them, also when tests run side by side.
    pytest.mark.xdist_group("serving"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="is the same on every database"),
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]

#: Seconds; a loaded machine needs most of them.
PATIENCE = 180


class Served:
    """A running `manage.py serve` and its processes."""

    def __init__(self, var: Path) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, settings.BASE_DIR / "manage.py", "serve", "--port", str(self.port)],
            env={
                "PATH": os.environ["PATH"],
                "VAR_DIR": str(var),
                "DJANGO_SETTINGS_MODULE": "cityblog.settings.demo",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def up(self) -> bool:
        return len(self.named("granian")) >= 3 and self.status() is not None

    def end(self) -> None:
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(30)
        self.process.kill()
        self.process.wait()

    def status(self, path: str = "/robots.txt") -> int | None:
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.suppress(OSError), contextlib.closing(asking):
            asking.request("GET", path)
            return asking.getresponse().status
        return None

    def tree(self) -> list[int]:
        """Return the ids of all its processes, parents before children."""
        found = [self.process.pid]
        for pid in found:
            found += children(pid)
        return found

    def named(self, words: str) -> list[int]:
        return [pid for pid in self.tree() if words in command_line(pid)]


def children(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in listed.split()]


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def eventually(true: Callable[[], object]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[Path]:
    """A VAR_DIR with a set-up site's database."""
    var = tmp_path_factory.mktemp("var")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(var / "cityblog.sqlite3")])
    return var


@pytest.fixture(scope="module")
def served(var: Path) -> Iterator[Served]:
    served = Served(var)
    try:
        assert eventually(served.up)
        yield served
        everything = served.tree()
        served.process.terminate()
        # What every test of this module ends with: SIGTERM (and Ctrl-C alike) leaves no process.
        assert served.process.wait(30) == 0
        assert not any(running(pid) for pid in everything)
        assert served.status() is None
    finally:
        served.end()


def test_it_answers_with_server_tasks_and_scheduler_beside_each_other(served: Served) -> None:
    assert served.status() == 200
    assert served.status("/no-such-page/") == 404
    for words in ("granian", "db_worker", "manage.py scheduler"):
        assert eventually(lambda words=words: served.named(words)), words


@pytest.mark.parametrize("words", ["db_worker", "manage.py scheduler"])
def test_a_killed_child_is_started_again(served: Served, words: str) -> None:
    assert eventually(lambda: served.named(words))
    first = served.named(words)

    for pid in first:
        os.kill(pid, signal.SIGKILL)

    assert eventually(lambda: set(served.named(words)) - set(first))


def test_a_killed_server_leaves_no_worker_behind_and_comes_back(served: Served) -> None:
    server = served.named("granian")[0]
    workers = children(server)
    assert len(workers) >= 2

    os.kill(server, signal.SIGKILL)

    assert eventually(lambda: not any(running(pid) for pid in workers))
    assert eventually(lambda: served.status() == 200)


def test_a_second_copy_on_its_port_is_refused(served: Served, tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", "serve", "--port", str(served.port)],
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "cityblog.settings.demo",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert f"Port {served.port} is already taken" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.fixture
def second(served: Served, var: Path, tmp_path: Path) -> Iterator[Served]:
    """A second copy beside the first, with what the first has prepared."""
    shutil.copy(var / "cityblog.sqlite3", tmp_path)
    shutil.copytree(var / "static", tmp_path / "static")
    (tmp_path / "run").mkdir()
    shutil.copy(var / "run" / "static-files", tmp_path / "run")
    second = Served(tmp_path)
    try:
        assert eventually(second.up)
        yield second
    finally:
        second.end()


def test_a_killed_supervisor_takes_every_process_with_it(second: Served) -> None:
    supervisor = children(second.process.pid)[0]
    everything = second.tree()

    os.kill(supervisor, signal.SIGKILL)

    assert second.process.wait(PATIENCE) == 1
    assert eventually(lambda: not any(running(pid) for pid in everything))
