"""Pages of lists, capped: what lies deeper is reached through the archive by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

#: A deep page costs an offset over all pages before it; readers do not go there, robots do.
DEEPEST_PAGE = 50


def page_number(request: HttpRequest) -> int:
    """Return the number in `?page=`, 1 without one; anything but a page that can exist is a 404."""
    raw = request.GET.get("page", "1")
    # isdecimal() takes other scripts' digits and int() takes spaces; addresses have one form.
    if not (raw.isascii() and raw.isdecimal() and len(raw) <= 3 and 1 <= int(raw) <= DEEPEST_PAGE):
        raise Http404("no such page of the list")
    return int(raw)


@dataclass(frozen=True)
class Pager:
    """Where the pages before and after lie; "" where there is none."""

    number: int
    newer_url: str
    older_url: str


@dataclass(frozen=True)
class ListPage:
    items: Sequence[Any]
    pager: Pager


def cut_page(queryset: Any, path: str, number: int, size: int) -> ListPage:
    """Return page `number` of `queryset`, `size` long, without counting the rest.

    One row more than shown is fetched: it says whether an older page exists.
    """
    start = (number - 1) * size
    rows = list(queryset[start : start + size + 1])
    has_older = len(rows) > size and number < DEEPEST_PAGE
    newer = "" if number == 1 else (path if number == 2 else f"{path}?page={number - 1}")
    older = f"{path}?page={number + 1}" if has_older else ""
    return ListPage(rows[:size], Pager(number, newer, older))
