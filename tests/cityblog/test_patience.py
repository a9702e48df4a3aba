"""A web process lets PostgreSQL stop a statement that takes too long."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.backends.signals import connection_created

from cityblog.serving.patience import limit_statements

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite works in the process that asks"),
]


@pytest.fixture
def limited(settings: Any) -> Iterator[None]:
    settings.STATEMENT_TIMEOUT = 1
    limit_statements()
    yield
    connection_created.disconnect(dispatch_uid="cityblog.serving.patience")


@pytest.mark.usefixtures("limited")
def test_a_web_process_has_no_statement_compiled_by_postgresql() -> None:
    web = connection.copy()
    try:
        with web.cursor() as cursor:
            cursor.execute("SHOW jit")
            assert cursor.fetchone() == ("off",)
    finally:
        web.close()


@pytest.mark.usefixtures("limited")
def test_a_statement_that_takes_too_long_is_stopped_on_postgresql() -> None:
    web = connection.copy()
    try:
        with web.cursor() as cursor, pytest.raises(OperationalError, match="statement timeout"):
            cursor.execute("SELECT pg_sleep(5)")
    finally:
        web.close()
