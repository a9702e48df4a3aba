"""A site of its own for a benchmark: SQLite in a folder, or the database that DATABASE_URL names."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path


@contextmanager
def folder(kept: Path | None = None) -> Iterator[Path]:
    """Yield `kept`, made if need be, or a folder that goes when the benchmark ends."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="cityblog-benchmark-") as made:
        yield Path(made)


def prepare(folder: Path) -> None:
    """Set Django up on a site with its sections and nothing in them, unless it is there already.

    Nothing of Django or ours may be imported before.
    """
    (folder / "static").mkdir(exist_ok=True)
    os.environ.update(DJANGO_SETTINGS_MODULE="cityblog.settings.test", VAR_DIR=str(folder), LOG_LEVEL="ERROR")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("set_up_site", verbosity=0, stdout=StringIO())


def as_served() -> None:
    """Do as a process that serves: files are known and views loaded from the start, PostgreSQL is told how.

    But for its patience: the index is built in this process too.
    """
    from django.conf import settings
    from django.db import connection

    from cityblog.serving.patience import limit_statements
    from cityblog.serving.readiness import be_ready

    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    settings.STATEMENT_TIMEOUT = 0
    limit_statements()
    be_ready()
    connection.close()


def rebuild_index() -> None:
    """Build all of the search index as an operator does."""
    from django.core.management import call_command

    call_command("update_index", verbosity=0, stdout=StringIO())


def settle() -> None:
    """Do what PostgreSQL does by itself a minute after many rows have come."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
