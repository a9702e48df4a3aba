"""The demo as a newcomer starts it: its own process tree, folder and database, up to its announcement."""

import contextlib
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings

from tests.postgres import free_port

#: Seconds; the first start migrates and loads everything, and machines that test are busy.
FIRST_START = 400
ANNOUNCED = re.compile(r"The paper +(?P<url>\S+)/\n.*Log in as +(?P<user>\S+) +password +(?P<password>\S+)", re.S)


@dataclass(frozen=True)
class Demo:
    """Where the demo is served (no slash at the end), the login it announced, and its folder."""

    url: str
    user: str
    password: str
    #: Where it keeps all that it keeps.
    var: Path


@contextlib.contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """Yield the environment that names a new database on the suite's PostgreSQL; empty means SQLite.

    Never the suite's own database: its tests and the demo would fill each other's pages.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    name = f"cityblog_journeys_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield {"DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def begin_migrated(var: Path) -> None:
    """Spare the demo half a minute where a migrated database without content lies ready (bin/test makes one)."""
    if (ready := os.environ.get("MIGRATED")) and not os.environ.get("DATABASE_URL"):
        shutil.copy(ready, var / "cityblog.sqlite3")


@contextlib.contextmanager
def running_demo(var: Path) -> Iterator[Demo]:
    """Start the demo on an empty `var`, yield it once it has announced itself, and end it with Ctrl-C."""
    begin_migrated(var)
    said = var / "said"
    environment = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "VAR_DIR": str(var),
        "DJANGO_SETTINGS_MODULE": "cityblog.settings.demo",
        # Some hundred files of seconds each, beside the browser; what AVIF there is, other tests look at.
        "PICTURES_AS_AVIF": "no",
    }
    with own_database() as database, said.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, settings.BASE_DIR / "manage.py", "demo", "--port", str(free_port())],
            env={**environment, **database},
            stdout=out,
            stderr=subprocess.STDOUT,
            # Ctrl-C on the tests must not reach it beside the one it gets below.
            start_new_session=True,
        )
        try:
            yield _announced(process, said, var)
        finally:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(60)
            process.kill()
            status = process.wait()
            left = processes_with(f"VAR_DIR={var}")
    assert status == 0, said.read_text(encoding="utf-8")
    assert not left, "Ctrl-C on the demo left these running"


def _announced(process: subprocess.Popen[bytes], said: Path, var: Path) -> Demo:
    deadline = time.monotonic() + FIRST_START
    while time.monotonic() < deadline and process.poll() is None:
        if found := ANNOUNCED.search(said.read_text(encoding="utf-8")):
            return Demo(found["url"], found["user"], found["password"], var)
        time.sleep(0.2)
    return pytest.fail(f"The demo did not announce itself. It said:\n{said.read_text(encoding='utf-8')}")


def processes_with(variable: str) -> list[str]:
    """Return the command lines of all processes that have `variable` in their environment (on Linux)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"\0{variable}\0".encode() in b"\0" + (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_text().replace("\0", " "))
    return found
