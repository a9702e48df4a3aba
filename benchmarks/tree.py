"""Pages in bulk, each in its place in Wagtail's tree."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from benchmarks.rows import Table, next_key, stored, stored_uuid
from news.models import SectionPage


class Tree:
    """The rows of Wagtail's own table, noted one by one; keys go on from the highest there is."""

    def __init__(self) -> None:
        self.sections = list(SectionPage.objects.order_by("path"))
        self.table = Table(Page, live=True, locale=Locale.get_default(), path="", depth=0, title="")
        self._taken = {section.pk: section.numchild for section in self.sections}
        self._types: dict[Any, int] = {}
        self._next = next_key(Page)

    def add(self, section: SectionPage, kind: Any, title: str, name: str, shown: datetime) -> int:
        """Note a published page; return its key, which stands in its slug behind `name`."""
        key, self._next = self._next, self._next + 1
        self._taken[section.pk] += 1
        slug, moment = f"{name}-{key}", stored(shown)
        self.table.add(
            id=key,
            title=title,
            draft_title=title,
            slug=slug,
            path=Page._get_path(section.path, section.depth + 1, self._taken[section.pk]),
            depth=section.depth + 1,
            url_path=f"{section.url_path}{slug}/",
            content_type_id=self._type(kind),
            translation_key=stored_uuid(key),
            first_published_at=moment,
            last_published_at=moment,
        )
        return key

    def close(self) -> None:
        """Tell the sections how many pages they have now."""
        for section, number in self._taken.items():
            Page.objects.filter(pk=section).update(numchild=number)

    def _type(self, kind: Any) -> int:
        if kind not in self._types:
            self._types[kind] = ContentType.objects.get_for_model(kind).pk
        return self._types[kind]
