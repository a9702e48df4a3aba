"""Two who decide at once, in processes of their own: one decision, and readers get what was approved or nothing."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[dict[str, str]]:
    """A copy of the tests' database, in which processes may commit; yields the environment that names it."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with django_db_blocker.unblock():
        # PostgreSQL copies no database that somebody is connected to.
        connection.close()
    if connection.vendor == "postgresql":
        with copied_on_the_server() as url:
            yield {**environment, "DATABASE_URL": url}
        return
    copy = tmp_path / "cityblog.sqlite3"
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as here, closing(sqlite3.connect(copy)) as own:
        here.backup(own)
    yield environment


@contextmanager
def copied_on_the_server() -> Iterator[str]:
    import psycopg
    from psycopg import sql

    url = urlsplit(os.environ["DATABASE_URL"])
    template, name = (sql.Identifier(connection.settings_dict["NAME"] + end) for end in ("", "_races"))
    with psycopg.connect(url.geturl(), autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name, template))
        try:
            yield url._replace(path=f"/{connection.settings_dict['NAME']}_races").geturl()
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def test_a_review_is_decided_once_and_readers_get_what_was_approved(
    own_database: dict[str, str], tmp_path: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "benchmarks/torture.py", "reviews", "--number", "4", "--keep", tmp_path],
        cwd=settings.BASE_DIR,
        env=own_database,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.count("approved") >= 4
