"""A column for texts of signs."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from search.signs import packed, unpacked


class SignsField(models.Field):  # type: ignore[type-arg]
    """A text of signs (search/signs.py), kept in the way that its database gives out the fastest.

    Ranking reads a thousand of them for a page. PostgreSQL writes bytes out as digits: texts come in half of that
    time. From SQLite bytes of one width come faster than UTF-8, which takes it and Python long.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "text" if connection.vendor == "postgresql" else "BLOB"

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return value if connection.vendor == "postgresql" or value is None else packed(value)

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        return unpacked(value) if isinstance(value, bytes) else value
