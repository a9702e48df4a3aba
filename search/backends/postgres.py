"""modelsearch's PostgreSQL backend, mended."""

from typing import Any

from django.db.models import F
from django.db.models.functions import Length
from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend
from modelsearch.utils import get_content_type_pk

from .newsroom_index import NewsroomIndex


class NewsroomPostgresIndex(NewsroomIndex, PostgresIndex):
    def store_entries(self, model: Any, objs: Any) -> None:
        self.add_items_of_modelsearch(model, objs)
        if average := self.average_title_length():
            keys = [str(obj.pk) for obj in objs]
            entries = self.entries.filter(content_type_id=get_content_type_pk(model), object_id__in=keys)
            titled = entries.annotate(title_length=Length("title")).filter(title_length__gt=0)
            titled.update(title_norm=average / F("title_length"))


class NewsroomPostgresBackend(PostgresSearchBackend):
    index_class = NewsroomPostgresIndex
