"""Holding a page's row while it is changed. Imported while models are: nothing with models is imported up here."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def held(key: int) -> Iterator[Any]:
    """Hold the row of the page with this key, if there is one, so that nobody else saves or decides; yields it.

    What was read of the page before may be old by then. Whoever wants a revision's row too holds the page's first
    (so does due publishing), or two of them could wait for each other.
    """
    from wagtail.models import Page

    with transaction.atomic():
        row = Page.objects.filter(pk=key)
        # SQLite has no row locks; its transactions are IMMEDIATE, which lets one writer in at a time.
        if connection.features.has_select_for_update:
            row = row.select_for_update(of=("self",))
        yield row.first()
