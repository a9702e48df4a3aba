"""The full-text indexes of the two databases, behind one set of words.

An engine finds keys of documents (`matching`, `titles_beginning`), and words like a misspelt one; it ranks nothing.
The index follows the table of documents: `store` adds what no trigger does.
"""

from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from .base import Engine

__all__ = ["Engine", "connect", "engine"]


def engine() -> Engine:
    """Return the engine of the default database."""
    return _engine(connection.vendor)


def connect() -> None:
    """Set up each connection to PostgreSQL as its engine wants it."""
    connection_created.connect(_set_up, dispatch_uid="search.engines")


def _set_up(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "postgresql":
        from .postgres import set_up

        set_up(connection)


@lru_cache
def _engine(vendor: str) -> Engine:
    if vendor == "postgresql":
        from .postgres import PostgresEngine

        return PostgresEngine()
    if vendor == "sqlite":
        from .sqlite import SQLiteEngine

        return SQLiteEngine()
    raise NotImplementedError(f"Search has no engine for {vendor}; CityBlog runs on SQLite or PostgreSQL.")
