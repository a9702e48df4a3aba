"""Holding a page's row while it is changed. Imported while models are: nothing with models is imported up here."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection, transaction
from django.db.models import Q


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


@contextmanager
def all_held(pages: Iterable[Any], *, below: bool = False) -> Iterator[None]:
    """Hold the rows of many pages, and of all pages below them if asked to: nobody begins a new one there either.

    Always in the same order, or two who hold some of the same could wait for each other.
    """
    from wagtail.models import Page

    chosen = list(pages)
    branches = [Q(path__startswith=page.path) for page in chosen if below and page.numchild]
    rows = Page.objects.filter(reduce(or_, branches, Q(pk__in=[page.pk for page in chosen]))).order_by("pk")
    with transaction.atomic():
        # SQLite: see `held`.
        if connection.features.has_select_for_update:
            list(rows.select_for_update().values_list("pk", flat=True))
        yield
