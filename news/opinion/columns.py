"""Columns as cards and pieces name them: loaded once, not once a post."""

from dataclasses import dataclass

from core.addresses import path_of
from core.frame import framed
from core.querysets import public_pages


@dataclass(frozen=True)
class ColumnLabel:
    """A column's name and address."""

    pk: int
    name: str
    slug: str
    url: str

    @property
    def feed_url(self) -> str:
        return f"{self.url}feed/"


@framed
def columns_address() -> str:
    """Return the address of the list of columns, which lies below the section; "" where none is public."""
    from news.models import OpinionSectionPage

    sections = OpinionSectionPage.objects.filter(pk__in=public_pages().values("pk")).order_by("path")
    url_path = sections.values_list("url_path", flat=True).first()
    return f"{path_of(url_path)}columns/" if url_path else ""


@framed
def column_labels() -> dict[int, ColumnLabel]:
    """Return the labels of all columns by primary key."""
    from news.models import Column

    address = columns_address()
    return {
        pk: ColumnLabel(pk, name, slug, f"{address}{slug}/" if address else "")
        for pk, name, slug in Column.objects.values_list("pk", "name", "slug")
    }


def column_label(pk: int | None) -> ColumnLabel | None:
    return column_labels().get(pk) if pk else None
