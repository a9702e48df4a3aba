"""modelsearch's SQLite backend, mended."""

from typing import Any

from modelsearch.backends.database.sqlite.sqlite import ObjectIndexer, SQLiteIndex, SQLiteSearchBackend
from modelsearch.utils import get_content_type_pk

from .newsroom_index import NewsroomIndex

#: Many entries in one statement; stock updates entry by entry, and once more for their norms, each time with a trigger
#: that takes the whole text apart again. An entry that says the same is left alone.
UPSERT = """
    INSERT INTO {table} (content_type_id, object_id, title, autocomplete, body, title_norm)
    VALUES {rows}
    ON CONFLICT (content_type_id, object_id) DO UPDATE
    SET title = excluded.title, autocomplete = excluded.autocomplete, body = excluded.body,
        title_norm = excluded.title_norm
    WHERE title IS NOT excluded.title OR autocomplete IS NOT excluded.autocomplete OR body IS NOT excluded.body
"""
#: Rows of a statement: SQLite takes a thousand values.
AT_ONCE = 150


class NewsroomSQLiteIndex(NewsroomIndex, SQLiteIndex):
    def store_entries(self, model: Any, objs: Any) -> None:
        kind, average = get_content_type_pk(model), self.average_title_length()
        rows = []
        for row in (ObjectIndexer(obj, self.backend) for obj in objs):
            norm = average / len(row.title) if average and row.title else 1.0
            rows.append((kind, row.id, row.title, row.autocomplete, row.body, norm))
        with self.write_connection.cursor() as cursor:
            for start in range(0, len(rows), AT_ONCE):
                some = rows[start : start + AT_ONCE]
                places = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(some))
                statement = UPSERT.format(table=self.entries.model._meta.db_table, rows=places)
                cursor.execute(statement, [value for row in some for value in row])


class NewsroomSQLiteBackend(SQLiteSearchBackend):
    index_class = NewsroomSQLiteIndex
