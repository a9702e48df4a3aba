"""Which answers may be kept, for how long, and how the others are kept from caches further out."""

import re

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from core.caching import is_never_stale, may_be_cached, next_change

from .entries import Entry

__all__ = ["entry_of", "guard"]

#: Headers that we set ourselves, or that belong to one transfer and not to the page.
NOT_KEPT = frozenset(
    {
        *("age", "date", "expires", "cache-control", "etag", "vary", "x-page-cache"),
        *("connection", "keep-alive", "transfer-encoding", "content-length", "server", "set-cookie"),
    }
)
#: What is rendered for the cache sees neither cookies nor Accept-Encoding, so it cannot vary on them.
HARMLESS_VARY = frozenset({"accept-encoding", "cookie"})

_COMMA = re.compile(r"\s*,\s*")
_SECONDS = re.compile(r"[0-9]{1,9}\Z")


def entry_of(request: HttpRequest, response: HttpResponseBase, generation: str) -> Entry | None:
    """Return the answer as an entry for everybody; None when it must not be kept."""
    directives = _directives(response)
    if (
        not isinstance(response, HttpResponse)  # Streaming answers have no end to wait for.
        or response.status_code != 200
        or not may_be_cached(request)
        or response.cookies
        or response.has_header("Set-Cookie")
        or response.has_header("Content-Encoding")
        or directives.keys() & {"private", "no-store", "no-cache"}
        or not _named(response, "Vary") <= HARMLESS_VARY
        or "'nonce-" in response.get("Content-Security-Policy", "")  # Good for one answer only.
    ):
        return None
    browser, shared = (_seconds(directives.get(name)) for name in ("max-age", "s-maxage"))
    headers = {name: value for name, value in response.items() if name.lower() not in NOT_KEPT}
    ends = next_change(request).timestamp()
    times = (browser, shared)
    stale = is_never_stale(request)
    return Entry(response.content, headers, generation=generation, ends=ends, times=times, never_stale=stale)


def guard(response: HttpResponseBase, *, known: bool) -> None:
    """Keep an answer that was not made for everybody out of the caches of proxies and networks.

    nginx and others keep whatever says nothing, for as long as they are told to. `known` is the answer to
    somebody who said who they are (or one with a cookie): nobody but that browser may even store it.
    """
    directives = _directives(response).keys()
    if known or response.cookies:
        if not directives & {"private", "no-store"}:
            response["Cache-Control"] = "private, no-store"
    elif not directives:
        response["Cache-Control"] = "private, no-cache"


def _directives(response: HttpResponseBase) -> dict[str, str]:
    found = {}
    for item in _COMMA.split(response.get("Cache-Control", "")):
        name, _, value = item.partition("=")
        if name.strip():
            found[name.strip().lower()] = value.strip().strip('"')
    return found


def _named(response: HttpResponse, header: str) -> frozenset[str]:
    return frozenset(name.strip().lower() for name in response.get(header, "").split(",") if name.strip())


def _seconds(value: str | None) -> int:
    return int(value) if value and _SECONDS.match(value) else 0
