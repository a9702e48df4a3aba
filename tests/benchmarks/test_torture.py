"""What dies or finds no room loses nothing that was promised; here a small part of it, all by hand."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="wants a database of its own; by hand with DATABASE_URL"),
]


def torture(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the benchmark on a database of its own."""
    # A copy of what is migrated already. The test's own transaction holds nothing yet.
    with (
        sqlite3.connect(connection.settings_dict["NAME"]) as here,
        sqlite3.connect(folder / "cityblog.sqlite3") as own,
    ):
        here.backup(own)
    variables = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    return subprocess.run(
        [sys.executable, "benchmarks/torture.py", *arguments, "--keep", folder],
        cwd=settings.BASE_DIR,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )


def may_mount() -> bool:
    """Whether this machine lets a process have a small disk of its own."""
    tried = ["unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "/tmp"]
    return bool(shutil.which("unshare")) and not subprocess.run(tried, capture_output=True, check=False).returncode


def test_a_runner_that_is_killed_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    ended = torture(tmp_path, "--every", "10", "--posts", "12")

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "killed at" in ended.stdout


@pytest.mark.parametrize("trouble", ["kills", "disk"])
def test_what_a_reader_was_thanked_for_is_there_once_with_its_photos(tmp_path: Path, trouble: str) -> None:
    if trouble == "disk" and not may_mount():
        pytest.skip("a small disk needs a mount namespace, which is not allowed here")

    ended = torture(tmp_path, "contributions", "--number", "4", "--readers", "4", "--only", trouble)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "0 wrong" in ended.stdout
