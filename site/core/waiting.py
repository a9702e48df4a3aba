"""What waits for a member of the newsroom: each app says what of its own does, the dashboard shows all of it.

    @hooks.register("register_waiting")
    def comments(request: HttpRequest) -> list[Waiting]:
        return [Counted(Comment.objects.waiting(), lambda number: Waiting(_("5 comments wait"), reverse("comments")))]

Asked on every look at the admin's first page: what is `Counted` is counted with all others in one query, and anything
else is a query or two, whatever there is. It is the app that knows whom its things concern: for all others it
returns nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, Subquery
from django.http import HttpRequest
from wagtail import hooks

#: What goes wrong now, what somebody waits for, what grows old.
BROKEN, ASKED, STALE = 10, 50, 90


@dataclass(frozen=True)
class Waiting:
    """A sentence, where it is dealt with ("" where the admin has no place for it), and how urgent it is."""

    text: str
    url: str = ""
    order: int = ASKED

    @property
    def is_broken(self) -> bool:
        return self.order <= BROKEN


@dataclass(frozen=True)
class Counted:
    """What is worth a sentence if there is any: rows to count, and what says it of their number."""

    rows: Any
    tell: Callable[[int], Waiting]


class _Number(Subquery):
    """How many rows a queryset has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def waiting_for(request: HttpRequest) -> list[Waiting]:
    """Return what waits for the user, the most urgent first."""
    found = [item for tell in hooks.get_hooks("register_waiting") for item in tell(request)]
    counted = [item for item in found if isinstance(item, Counted)]
    told = [item.tell(number) for item, number in zip(counted, _numbers_of(counted), strict=True) if number]
    return sorted([*told, *(item for item in found if isinstance(item, Waiting))], key=lambda item: item.order)


def _numbers_of(counted: list[Counted]) -> list[int]:
    numbers = [_Number(item.rows.order_by().values("pk")) for item in counted]
    # Any row will do to ask them beside.
    return list(ContentType.objects.order_by("pk").values_list(*numbers).first() or ()) if numbers else []
