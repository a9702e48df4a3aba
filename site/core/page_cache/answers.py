"""A kept page as Django's response: whole, "not modified", or for HEAD; and what others may keep of it."""

import time

from django.http import HttpRequest, HttpResponse
from django.http.response import ResponseHeaders

from .doors import PageKey
from .encodings import preferred_encoding
from .entries import Entry, Form, Store
from .memory import Memory

__all__ = ["answer"]

#: A browser keeps the page but asks each time: so a publish shows at once.
ASK_EACH_TIME = ("Cache-Control", "max-age=0, must-revalidate")


class _StoredHeaders(ResponseHeaders):
    """Headers that were checked when the page was kept; checking them again costs 10 µs a request."""

    def __init__(self, store: Store) -> None:
        self._store = store


def answer(request: HttpRequest, key: PageKey, entry: Entry, memory: Memory, how: str) -> HttpResponse:
    """Return `entry` as this reader wants it; `how` it came about is "hit", "miss" or "stale"."""
    meta = request.META
    encoding = preferred_encoding(meta.get("HTTP_ACCEPT_ENCODING", "")) if entry.compressible else "identity"
    form = entry.form(encoding)
    if form is None:
        form = entry.make_form(encoding)
        memory.weigh_again(key, entry)
    if "HTTP_IF_NONE_MATCH" in meta and _has(meta["HTTP_IF_NONE_MATCH"], form):
        response = HttpResponse(status=304)
        store = form.headers_unchanged.copy()
    else:
        response = HttpResponse(b"" if request.method == "HEAD" else form.body)
        store = form.headers.copy()
    store["cache-control"] = ASK_EACH_TIME if entry.times == (0, 0) else _cache_control(entry, how)
    store["x-page-cache"] = ("X-Page-Cache", how)
    response.headers = _StoredHeaders(store)
    return response


def _has(header: str, form: Form) -> bool:
    """Whether If-None-Match names this form; compared weakly, as RFC 9110 (13.1.2) has it."""
    if header.strip() == "*":
        return True
    return any(tag.strip().removeprefix("W/") == form.tag for tag in header.split(","))


def _cache_control(entry: Entry, how: str) -> tuple[str, str]:
    """Return what the view allowed browsers and shared caches, but never past the clock's next change."""
    left = 0 if how == "stale" else max(0, int(entry.ends - time.time()))
    browser, shared = (min(seconds, left) for seconds in entry.times)
    value = f"max-age={browser}, must-revalidate"
    return ("Cache-Control", f"{value}, s-maxage={shared}" if shared else value)
