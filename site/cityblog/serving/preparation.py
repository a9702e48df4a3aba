"""Bringing database and static files up to what the code needs; each step is skipped when nothing changed."""

import hashlib
import inspect
import io
import logging
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from core import stylesheets
from search.rebuilding import index_missing

from .progress import Progress


def prepare_site(progress: Progress) -> None:
    """Bring everything up to date that a site needs before it can be served."""
    # Wagtail logs each page it makes; here the steps tell enough.
    logging.getLogger().setLevel(logging.WARNING)
    prepare_database(progress)
    prepare_static_files(progress)
    with progress.step("Sections and pages"):
        _told("set_up_site", progress)
    with progress.step("Desks and roles"):
        _told("set_up_newsroom", progress)


def _told(command: str, progress: Progress) -> None:
    said = io.StringIO()
    call_command(command, stdout=said)
    for line in said.getvalue().splitlines():
        progress.note(line)


def prepare_search(progress: Progress) -> None:
    """Index the posts that search does not know: all of a site from before there was one, those of a new demo."""
    with progress.step("Search"):
        index_missing()


def prepare_database(progress: Progress) -> None:
    """Apply the migrations that are missing."""
    with progress.step("Database"):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)


def prepare_static_files(progress: Progress) -> None:
    """Collect the static files unless those collected last are made of the same files."""
    stamp = Path(settings.VAR_DIR) / "run" / "static-files"
    with progress.step("Static files"):
        wanted = fingerprint()
        manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
        if manifest.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
            return
        stamp.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """Return a hash over name, size and time of every static file, and of the code that builds them."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            _add(seen, name, Path(storage.path(name)))
    for code in (type(storages["staticfiles"]), stylesheets):
        _add(seen, str(code), Path(inspect.getfile(code)))
    return seen.hexdigest()


def _add(seen: "hashlib._Hash", name: str, path: Path) -> None:
    status = path.stat()
    seen.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
