"""Forgetting all that the embedded mode made under VAR_DIR."""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection

from .problems import StartProblem

#: Named one by one: VAR_DIR may be a folder that holds other things too.
STATE = (
    "cityblog.sqlite3",
    "cityblog.sqlite3-wal",
    "cityblog.sqlite3-shm",
    "demo-login",
    "generations",
    "log",
    "mail",
    "media",
    "page-cache",
    "run",
    "secret-key",
    "static",
)


def forget_everything(var: Path) -> None:
    """Delete the database, media and all other state in `var`; refuse for a database that lies elsewhere."""
    database = str(settings.DATABASES["default"]["NAME"])
    if database != str(var / "cityblog.sqlite3"):
        raise StartProblem("--reset deletes the demo's own database only: start it without DATABASE_URL.")
    connection.close()
    for name in STATE:
        path = var / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
