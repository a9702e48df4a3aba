"""modelsearch's PostgreSQL backend, mended."""

from typing import Any

from django.db.models.sql.subqueries import InsertQuery
from modelsearch.backends.database.postgres.postgres import ObjectIndexer, PostgresIndex, PostgresSearchBackend
from modelsearch.utils import get_content_type_pk

from .newsroom_index import NewsroomIndex

#: One statement for many entries and their norms; stock writes each row twice, the second time for its norm, and all
#: full-text indexes with it. An entry that says the same is left alone.
UPSERT = """
    INSERT INTO {table} AS entry
        (content_type_id, object_id, title, autocomplete, body, title_text, body_text, title_norm)
    SELECT kind, id, title, autocomplete, body, title_text, body_text,
        CASE WHEN length(title) > 0 THEN coalesce(%s::float / length(title), 1.0) ELSE 1.0 END
    FROM (VALUES {rows}) AS new (kind, id, title, autocomplete, body, title_text, body_text)
    ON CONFLICT (content_type_id, object_id) DO UPDATE
    SET title = excluded.title, autocomplete = excluded.autocomplete, body = excluded.body,
        title_text = excluded.title_text, body_text = excluded.body_text, title_norm = excluded.title_norm
    WHERE (entry.title, entry.autocomplete, entry.body, entry.title_text, entry.body_text) IS DISTINCT FROM
        (excluded.title, excluded.autocomplete, excluded.body, excluded.title_text, excluded.body_text)
"""


class NewsroomPostgresIndex(NewsroomIndex, PostgresIndex):
    def store_entries(self, model: Any, objs: Any) -> None:
        entry = self.entries.model
        compiler = InsertQuery(entry).get_compiler(connection=self.write_connection)
        rows, values = [], []
        for row in (ObjectIndexer(obj, self.backend) for obj in objs):
            vectors = []
            values += [get_content_type_pk(model), row.id]
            for name in ("title", "autocomplete", "body"):
                value = compiler.prepare_value(entry._meta.get_field(name), getattr(row, name))
                sql, parameters = value.as_sql(compiler, self.write_connection)
                vectors.append(sql)
                values += parameters
            rows.append(f"(%s::int, %s::text, {', '.join(vectors)}, %s::text, %s::text)")
            values += [row.title_text, row.body_text]
        statement = UPSERT.format(table=entry._meta.db_table, rows=", ".join(rows))
        with self.write_connection.cursor() as cursor:
            # The first of a new index have no average to be compared with.
            cursor.execute(statement, [self.average_title_length() or None, *values])


class NewsroomPostgresBackend(PostgresSearchBackend):
    index_class = NewsroomPostgresIndex
