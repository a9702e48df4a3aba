"""Due publishing survives a runner that dies at any statement; here at every tenth, all by hand."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="wants a database of its own; by hand with DATABASE_URL")
def test_a_runner_that_is_killed_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    # A copy of what is migrated already. The test's own transaction holds nothing yet.
    with (
        sqlite3.connect(connection.settings_dict["NAME"]) as here,
        sqlite3.connect(tmp_path / "cityblog.sqlite3") as own,
    ):
        here.backup(own)
    variables = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    ended = subprocess.run(
        [sys.executable, "benchmarks/torture.py", "--every", "10", "--posts", "12", "--keep", tmp_path],
        cwd=settings.BASE_DIR,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "killed at" in ended.stdout
