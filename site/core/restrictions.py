"""The few private parts of the page tree, asked for once a request.

Wagtail asks the database for all restrictions at every `public()`, and twice more for the page itself.
A newsroom has a handful; within one request they are read once and every list is filtered by them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

#: With more than this many, a subquery is cheaper than a condition for each.
MANY = 25


class _Memory:
    """What one request has read; None until it asks."""

    restrictions: list[PageViewRestriction] | None = None


_memory: ContextVar[_Memory | None] = ContextVar("restrictions", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Read restrictions at most once within this block."""
    token = _memory.set(_Memory())
    try:
        yield
    finally:
        _memory.reset(token)


def all_restrictions() -> list[PageViewRestriction]:
    """Return all restrictions with their pages' paths."""
    memory = _memory.get()
    if memory is None:
        return _read()
    if memory.restrictions is None:
        memory.restrictions = _read()
    return memory.restrictions


def _read() -> list[PageViewRestriction]:
    rows = PageViewRestriction.objects.select_related("page")
    return list(rows.only("restriction_type", "password", "page__path", "page__depth"))


def restrictions_on(page: Page) -> QuerySet[PageViewRestriction]:
    """Return the restrictions on `page` and above it, already read.

    A queryset and not a list, because Wagtail's admin goes on to sort and ask it (copying a page does).
    """
    found = [restriction for restriction in all_restrictions() if page.path.startswith(restriction.page.path)]
    queryset = PageViewRestriction.objects.filter(pk__in=[restriction.pk for restriction in found])
    queryset._result_cache = found
    return queryset


def unrestricted_q() -> Q:
    """Return the condition that no restriction lies on a page or above it."""
    restrictions = all_restrictions()
    if len(restrictions) > MANY:
        return ~Q(_covered())
    condition = Q()
    for path in {restriction.page.path for restriction in restrictions}:
        condition &= ~Q(path__startswith=path)
    return condition


def _covered() -> Exists:
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    covering = PageViewRestriction.objects.annotate(covered=path)
    return Exists(covering.filter(covered__startswith=F("page__path")))
