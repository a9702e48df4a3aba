"""A column for texts of signs."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from search.signs import packed, unpacked


class SignsField(models.Field):  # type: ignore[type-arg]
    """A text of signs (search/signs.py), kept as bytes of one width.

    Ranking reads a thousand of them for a page; UTF-8 takes the databases and Python three times as long. From
    PostgreSQL they must be asked for as bytes (`Engine.rows`): otherwise they come as digits.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "bytea" if connection.vendor == "postgresql" else "BLOB"

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return None if value is None else packed(value)

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else unpacked(bytes(value))
