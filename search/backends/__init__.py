"""Wagtail's search backends, mended: named in WAGTAILSEARCH_BACKENDS.

`modelsearch` 1.3 averages the lengths of all titles at every save, and asks each field for its value up to five
times. Ours does neither, and hands posts and names on to the index that readers search. Everything else, the
admin's search among it, is stock. tests/search/test_backends.py fails when an upgrade changes the ground.
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection


def SearchBackend(params: Mapping[str, Any]) -> Any:
    """Return the backend of the default database."""
    if connection.vendor == "postgresql":
        from .postgres import NewsroomPostgresBackend

        return NewsroomPostgresBackend(dict(params))
    if connection.vendor == "sqlite":
        from .sqlite import NewsroomSQLiteBackend

        return NewsroomSQLiteBackend(dict(params))
    raise NotImplementedError(f"Search has no backend for {connection.vendor}.")
