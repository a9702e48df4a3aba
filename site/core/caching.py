"""What a page tells the page cache: when the clock will change it, and when not to keep it at all."""

import datetime
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

__all__ = [
    "changes_at",
    "for_one_reader",
    "is_never_stale",
    "keep_out_of_cache",
    "may_be_cached",
    "never_stale",
    "next_change",
    "next_local_midnight",
]

Answer = TypeVar("Answer", bound=HttpResponseBase)
#: Attributes on the request. The page cache sets the first before the view runs.
STARTED = "page_cache_started"
ENDS = "page_cache_ends"
KEPT_OUT = "page_cache_kept_out"
NEVER_STALE = "page_cache_never_stale"


def changes_at(request: HttpRequest, moment: datetime.datetime) -> None:
    """Say that this page's content changes by time alone at `moment` (aware); the earliest one wins.

    A moment that had passed before the request came is ignored: nothing will change then. One that
    passes while the page is made counts, and such a page is served but not kept.
    """
    if timezone.is_naive(moment):
        raise ValueError("changes_at() needs a moment with a time zone.")
    if moment <= _started(request):
        return
    earliest = getattr(request, ENDS, None)
    if earliest is None or moment < earliest:
        setattr(request, ENDS, moment)


def next_change(request: HttpRequest) -> datetime.datetime:
    """Return the next moment at which this page changes by time alone: midnight at the latest.

    Midnight is the city's, because of the date in the masthead.
    """
    midnight = next_local_midnight(_started(request))
    earliest: datetime.datetime | None = getattr(request, ENDS, None)
    return midnight if earliest is None else min(earliest, midnight)


def next_local_midnight(moment: datetime.datetime) -> datetime.datetime:
    """Return the start of the day after `moment` in the site's time zone (settings.TIME_ZONE).

    The result is in UTC, where it can be compared and subtracted even on a day of 23 or 25 hours: in one
    zone Python compares wall clocks.
    """
    zone = timezone.get_default_timezone()
    tomorrow = moment.astimezone(zone).date() + datetime.timedelta(days=1)
    midnight = datetime.datetime.combine(tomorrow, datetime.time.min, tzinfo=zone)
    return midnight.astimezone(datetime.UTC)


def keep_out_of_cache(request: HttpRequest) -> None:
    """Say that this answer is for this reader only."""
    setattr(request, KEPT_OUT, True)


def never_stale(request: HttpRequest) -> None:
    """Say that this page is not to be given once it is old, not even while the database is away.

    For what may show something that is taken from readers without a generation that says so.
    """
    setattr(request, NEVER_STALE, True)


def is_never_stale(request: HttpRequest) -> bool:
    return bool(getattr(request, NEVER_STALE, False))


def for_one_reader(response: Answer, *, referrer: str = "no-referrer") -> Answer:
    """Keep an answer out of all caches and search engines, and its address from other sites.

    Where the page has a form that asks `core.same_origin`, `referrer` is "same-origin": browsers before 2023 send no
    Origin without one.
    """
    add_never_cache_headers(response)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = referrer
    return response


def may_be_cached(request: HttpRequest) -> bool:
    """Whether neither the view nor a preview asked to keep this answer out of the cache."""
    return settings.PAGE_CACHE and not (
        getattr(request, KEPT_OUT, False)
        or getattr(request, "is_preview", False)
        or getattr(request, "is_dummy", False)
    )


def _started(request: HttpRequest) -> datetime.datetime:
    started: datetime.datetime | None = getattr(request, STARTED, None)
    return started or timezone.now()
