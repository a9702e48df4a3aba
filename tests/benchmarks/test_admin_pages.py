"""The admin pages that CityBlog adds stay within their queries; here on a small newspaper, by hand on a large one."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(os.environ.get("CI") == "true", reason="half a minute for what tests of each page hold, too")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="wants a database of its own; by hand with DATABASE_URL")
def test_no_admin_page_of_ours_needs_more_than_twenty_queries(tmp_path: Path) -> None:
    with (
        sqlite3.connect(connection.settings_dict["NAME"]) as here,
        sqlite3.connect(tmp_path / "cityblog.sqlite3") as own,
    ):
        here.backup(own)
    variables = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}

    ended = subprocess.run(
        [sys.executable, "benchmarks/admin_pages.py", "--posts", "20", "--runs", "1", "--keep", tmp_path],
        cwd=settings.BASE_DIR,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "contributions" in ended.stdout
