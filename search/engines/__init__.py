"""The full-text indexes of the two databases, behind one set of words.

An engine finds keys of documents (`matching`, `titles_beginning`), and words like a misspelt one; it ranks nothing.
The index follows the table of documents: `store` adds what no trigger does.
"""

from functools import lru_cache

from django.db import connection

from .base import Engine

__all__ = ["Engine", "engine"]


def engine() -> Engine:
    """Return the engine of the default database."""
    return _engine(connection.vendor)


@lru_cache
def _engine(vendor: str) -> Engine:
    if vendor == "postgresql":
        from .postgres import PostgresEngine

        return PostgresEngine()
    if vendor == "sqlite":
        from .sqlite import SQLiteEngine

        return SQLiteEngine()
    raise NotImplementedError(f"Search has no engine for {vendor}; CityBlog runs on SQLite or PostgreSQL.")
