"""What the mended indexes of both databases share."""

import time
from collections.abc import Collection
from typing import Any

from django.db.models import Avg
from django.db.models.functions import Length
from modelsearch.utils import get_content_type_pk

from news.models import Author, Place, PostPage, Topic
from search import indexing, naming

from .prepared import Prepared

#: Titles whose lengths stand for all, and how long their average holds, in seconds.
SAMPLE, HOLDS = 500, 3600


class NewsroomIndex:
    """Mixed into modelsearch's index of a database, before it."""

    backend: Any
    entries: Any

    _average: tuple[float, float] = (0.0, 0.0)

    def add_items(self, model: Any, objs: Any) -> None:
        prepared = [Prepared(obj) for obj in objs]
        if not prepared:
            return
        if issubclass(model, PostPage):
            self.add_posts(model, prepared)
            return
        self.store_entries(model, prepared)
        if model in (Author, Topic, Place):
            naming.store(model, [item.obj for item in prepared])

    def add_posts(self, model: Any, prepared: list[Prepared]) -> None:
        with indexing.as_read([item.obj for item in prepared]) as current:
            added = [item for item in prepared if item.pk in current]
            self.store_changed(model, added, indexing.store(added))

    def store_changed(self, model: Any, posts: list[Prepared], same: Collection[int]) -> None:
        """Write the entries of `posts` but for those of `same`, which say what they said, where they have one."""
        there = set()
        if kept := [str(item.pk) for item in posts if item.pk in same]:
            entries = self.entries.filter(content_type_id=get_content_type_pk(model), object_id__in=kept)
            there = set(entries.values_list("object_id", flat=True))
        if changed := [item for item in posts if str(item.pk) not in there]:
            self.store_entries(model, changed)

    def store_entries(self, model: Any, objs: list[Prepared]) -> None:
        """Write modelsearch's own entries of `objs`, their title norms among them."""
        raise NotImplementedError

    def delete_item(self, item: Any) -> None:
        super().delete_item(item)  # type: ignore[misc]
        if isinstance(item, PostPage):
            indexing.forget([item.pk])
        elif isinstance(item, (Author, Topic, Place)):
            naming.forget(type(item), item.pk)

    def reset(self) -> None:
        super().reset()  # type: ignore[misc]
        indexing.forget_all()
        naming.forget_all()

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing: each entry gets its norm as it is written.

        At each save, stock averages over the whole index and updates by a column without an index: half a second at
        100,000 posts. After a rebuild it updates every entry, and on SQLite a trigger takes every text apart again.
        """

    def average_title_length(self) -> float:
        until, average = NewsroomIndex._average
        if time.monotonic() > until or not average:
            newest = self.entries.order_by("-pk")[:SAMPLE]
            lengths = newest.annotate(title_length=Length("title")).aggregate(average=Avg("title_length"))
            average = float(lengths["average"] or 0)
            NewsroomIndex._average = (time.monotonic() + HOLDS, average)
        return average
