"""modelsearch's SQLite backend, mended."""

from typing import Any

from modelsearch.backends.database.sqlite.sqlite import ObjectIndexer, SQLiteIndex, SQLiteSearchBackend
from modelsearch.utils import get_content_type_pk

from .newsroom_index import NewsroomIndex


class StoringIndex(SQLiteIndex):
    def add_items(self, model: Any, objs: Any) -> None:
        """Write all entries in one statement; stock updates them one by one."""
        kind = get_content_type_pk(model)
        entries = self.entries.model
        rows = [ObjectIndexer(obj, self.backend) for obj in objs]
        self.entries.bulk_create(
            [
                entries(
                    content_type_id=kind,
                    object_id=row.id,
                    title=row.title,
                    autocomplete=row.autocomplete,
                    body=row.body,
                )
                for row in rows
            ],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "autocomplete", "body"],
        )


class NewsroomSQLiteIndex(NewsroomIndex, StoringIndex):
    pass


class NewsroomSQLiteBackend(SQLiteSearchBackend):
    index_class = NewsroomSQLiteIndex
