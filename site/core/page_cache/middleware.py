"""The page cache's place in Django: the outermost middleware."""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from core import caching, generations

from .answers import answer
from .doors import Doors, PageKey, is_plain, plain_request
from .failures import is_database_away
from .memory import Memory
from .renewal import Rendered, Renewal
from .rules import entry_of, guard
from .shelf import Shelf

__all__ = ["PageCacheMiddleware", "kept_pages"]


@cache
def kept_pages() -> Renewal:
    """Return what this process keeps: one for all handlers, since each Wagtail preview makes a new one."""
    return Renewal(Memory(settings.PAGE_CACHE_BYTES), Shelf())


class PageCacheMiddleware:
    """Answers plain readers from memory; keeps all other answers out of everybody's caches.

    Stands first in MIDDLEWARE, so that a page that is kept costs no session, no login and no query.
    With PAGE_CACHE off, pages are not kept, but personal answers are still marked as such.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.doors = Doors()
        self.is_on = bool(settings.PAGE_CACHE)
        self.kept = kept_pages()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = self.doors.key(request) if self.is_on else None
        if key is None:
            return self._uncached(request)
        memory = self.kept.memory
        entry = memory.get(key)
        if entry is not None and entry.is_current(generations.current("pages"), time.time()):
            return answer(request, key, entry, memory, "hit")
        page = self.kept.page(key, lambda generation: self._render(request, key, generation))
        if page.entry is not None:
            return answer(request, key, page.entry, memory, page.how)
        return self._passed(request, key, page.response)

    def _render(self, request: HttpRequest, key: PageKey, generation: str) -> Rendered:
        plain = plain_request(request, key)
        setattr(plain, caching.STARTED, timezone.now())
        response = self.get_response(plain)
        if is_database_away(plain, response):
            return Rendered(response, None, is_database_away=True)
        return Rendered(response, entry_of(plain, response, generation))

    def _passed(self, request: HttpRequest, key: PageKey, response: HttpResponseBase | None) -> HttpResponseBase:
        """Return the answer that is not kept: made again where the reader's own request says more.

        Only so can such a page see its cookies and all its parameters, while no page that is kept can.
        """
        if response is None or not (is_plain(request, key) or response.status_code >= 500):
            if response is not None:
                _discard(response)
            response = self._uncached(request)
        else:
            guard(response, known=False)
        response["X-Page-Cache"] = "pass"
        return response

    def _uncached(self, request: HttpRequest) -> HttpResponseBase:
        # Asked beforehand: Wagtail puts marks of its own on the request while it answers.
        is_known = self.doors.is_known(request)
        response = self.get_response(request)
        if not self.doors.is_file(request):
            guard(response, known=is_known)
        return response


def _discard(response: HttpResponseBase) -> None:
    """Let go of a response's files without telling Django that the request is over."""
    if isinstance(response, HttpResponse):
        return
    for close in response._resource_closers:  # type: ignore[attr-defined]
        with suppress(OSError):
            close()
