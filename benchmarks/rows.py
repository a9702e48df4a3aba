"""Rows in bulk, past Django's models: COPY on PostgreSQL, one prepared statement on SQLite.

Fields that a row does not name have what an example of the model has.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max, UUIDField


class Table:
    """The table of one model, without those of the models that it extends."""

    def __init__(self, model: Any, **common: Any) -> None:
        self.model = model
        example = model(**common)
        fields = model._meta.local_concrete_fields
        self._name = model._meta.db_table
        self._columns = [field.column for field in fields]
        self._places = {field.attname: place for place, field in enumerate(fields)}
        self._common = [field.get_db_prep_save(getattr(example, field.attname), connection) for field in fields]
        self._waiting: list[list[Any]] = []

    def add(self, **values: Any) -> None:
        """Note a row. Values are as the database has them, but dates, and keys go by attribute ("section_id")."""
        row = self._common.copy()
        for name, value in values.items():
            row[self._places[name]] = value
        self._waiting.append(row)

    def write(self) -> None:
        """Store the rows noted."""
        rows, self._waiting = self._waiting, []
        quote = connection.ops.quote_name
        columns = ", ".join(quote(column) for column in self._columns)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.cursor.copy(f"COPY {quote(self._name)} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(self._columns))
                cursor.executemany(f"INSERT INTO {quote(self._name)} ({columns}) VALUES ({marks})", rows)


def stored(moment: datetime) -> Any:
    """Return `moment` as the database takes it."""
    return connection.ops.adapt_datetimefield_value(moment)


def stored_uuid(number: int) -> Any:
    """Return an identifier made of `number`, as the database takes it."""
    return UUIDField().get_db_prep_value(UUID(int=number), connection)


def next_key(model: Any) -> int:
    """Return the first primary key that no row has."""
    return (model._base_manager.aggregate(last=Max("pk"))["last"] or 0) + 1


def write_all(tables: Iterable[Table]) -> None:
    """Store all rows noted, those of the first table first."""
    with transaction.atomic():
        for table in tables:
            table.write()


def count_on(models: Iterable[Any]) -> None:
    """Let the database's own numbering go on behind the keys that were given here."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(models))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
