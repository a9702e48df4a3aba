"""Looking for words in all that is kept: each table and column, caches, files, and what was logged."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.cache import caches
from django.db import connection

Kept = dict[str, bytes]


def all_kept(var: Path, logged: list[str]) -> Kept:
    """Return all bytes that anybody could read, by where they are."""
    return {**_tables(), **_caches(), **_files(var), "logs": "\n".join(logged).encode()}


def places_with(kept: Kept, *words: str) -> dict[str, list[str]]:
    """Return where each of `words` stands, whatever its case; no entry for one that stands nowhere."""
    found = {word: [place for place, said in kept.items() if word.casefold().encode() in said] for word in words}
    return {word: places for word, places in found.items() if places}


def _tables() -> Kept:
    kept = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor, include_views=False):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            kept[table] = b"\n".join(_bytes(value) for row in cursor.fetchall() for value in row)
    return kept


def _caches() -> Kept:
    kept = {}
    for name in ("default", "limits"):
        # In memory, in the tests: a dictionary of keys and pickles.
        held: dict[str, Any] = getattr(caches[name], "_cache", {})
        kept[f"cache {name}"] = b"\n".join(_bytes(part) for item in list(held.items()) for part in item)
    return kept


def _files(var: Path) -> Kept:
    files = [path for path in var.rglob("*") if path.is_file()]
    # Their names tell, too.
    return {f"file {path.name}": str(path).casefold().encode() + path.read_bytes().lower() for path in files}


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value).lower()
    return str(value).casefold().encode("utf-8", "replace")


@contextmanager
def everything_logged() -> Iterator[list[str]]:
    """Give a list of all lines of all loggers, with tracebacks, however little each of them says otherwise."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{self.format(record)} {record.args!r}")

    keep = Keep(logging.DEBUG)
    named = [one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger)]
    loggers = [logging.root, *named]
    levels = [(one, one.level) for one in loggers]
    heard = [one for one in loggers if one is logging.root or not one.propagate]
    for one in loggers:
        one.setLevel(logging.DEBUG)
    for one in heard:
        one.addHandler(keep)
    try:
        yield lines
    finally:
        for one in heard:
            one.removeHandler(keep)
        for one, level in levels:
            one.setLevel(level)
