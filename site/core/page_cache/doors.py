"""Who is let into the page cache, and which page it is that they ask for."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_plus

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, QueryDict

__all__ = ["Doors", "PageKey", "is_plain", "plain_request"]

#: Longer addresses are nobody's bookmark: they are answered, but neither parsed nor kept.
LONGEST_PATH = 1000
LONGEST_QUERY = 4000

#: Headers by which an answer could differ from reader to reader. What is rendered for everybody is
#: rendered without them. The conditional ones would make the view answer 304, the length a body be read.
PERSONAL_HEADERS = (
    "HTTP_COOKIE",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_RANGE",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_X_REQUESTED_WITH",
    "CONTENT_LENGTH",
    "CONTENT_TYPE",
)


class PageKey(NamedTuple):
    """What tells one kept page from another; the encoding and the generation are kept with the page."""

    scheme: str
    host: str
    path: str
    query: str


class Doors:
    """Reads the settings once, and remembers the names of hosts that were found to be allowed."""

    def __init__(self) -> None:
        own = ("/admin/", "/documents/", *getattr(settings, "PAGE_CACHE_PASSES", ()))
        self.files = tuple(prefix for prefix in (settings.STATIC_URL, settings.MEDIA_URL) if prefix)
        self.passes = (*self.files, *own)
        self.session_cookie: str = settings.SESSION_COOKIE_NAME
        self.parameters = frozenset(settings.PAGE_CACHE_PARAMETERS)
        self._hosts: dict[str, str] = {}

    def is_file(self, request: HttpRequest) -> bool:
        """Whether the address is that of a static or an uploaded file, which have rules of their own."""
        return request.path_info.startswith(self.files)

    def is_known(self, request: HttpRequest) -> bool:
        """Whether the request says who is asking, so that the answer may be for that person only."""
        meta = request.META
        return (
            "HTTP_AUTHORIZATION" in meta
            or "REMOTE_USER" in meta
            or self.session_cookie in meta.get("HTTP_COOKIE", "")
            or hasattr(request, "is_dummy")  # Wagtail's previews come through the whole middleware.
            or hasattr(request, "is_preview")
        )

    def key(self, request: HttpRequest) -> PageKey | None:
        """Return the key of the page that a plain reader asks for; None for every other request."""
        if (
            request.method not in ("GET", "HEAD")
            or not isinstance(request, WSGIRequest)
            or request.path_info.startswith(self.passes)
            or len(request.path) > LONGEST_PATH
            or self.is_known(request)
        ):
            return None
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY:
            return None
        host = self._host(request)
        if host is None:
            return None
        return PageKey(request.scheme or "http", host, request.path, self._listed(query) if query else "")

    def _host(self, request: HttpRequest) -> str | None:
        """Return the host in small letters; None when it is not ours, for which Django has an answer."""
        named = "" if settings.USE_X_FORWARDED_HOST else request.META.get("HTTP_HOST", "")
        if named in self._hosts:
            return self._hosts[named]
        try:
            host = request.get_host().lower()
        except DisallowedHost:
            return None
        # With a wildcard in ALLOWED_HOSTS anybody can invent names.
        if named and len(self._hosts) < 100:
            self._hosts[named] = host
        return host

    def _listed(self, query: str) -> str:
        """Return the parameters that can change a page, in one order; repeated ones keep theirs."""
        kept = [item for item in query.split("&") if self._is_listed(item.partition("=")[0])]
        return _in_order("&".join(kept)) if kept else ""

    def _is_listed(self, name: str) -> bool:
        if "%" in name or "+" in name:
            name = unquote_plus(name)
        return name in self.parameters


@lru_cache(maxsize=500)
def _in_order(query: str) -> str:
    asked = QueryDict(query.encode("latin-1", "replace"))
    ordered = QueryDict(mutable=True)
    for name in sorted(asked):
        ordered.setlist(name, asked.getlist(name))
    return ordered.urlencode()


def plain_request(request: HttpRequest, key: PageKey) -> WSGIRequest:
    """Return the request that any reader of this page could have sent: a GET with nothing personal.

    What is rendered for everybody must not be able to depend on one reader's cookies or on a parameter
    that is not part of the key. The request itself stays whole, for an answer that is not kept.
    """
    environ = {name: value for name, value in request.META.items() if name not in PERSONAL_HEADERS}
    environ["REQUEST_METHOD"] = "GET"
    environ["QUERY_STRING"] = key.query
    return WSGIRequest(environ)


def is_plain(request: HttpRequest, key: PageKey) -> bool:
    """Whether the plain request says all that this one says, so that its answer is good for both."""
    meta = request.META
    return (
        request.method == "GET"
        and meta.get("QUERY_STRING", "") == key.query
        and not any(meta.get(name) for name in PERSONAL_HEADERS if name != "HTTP_ACCEPT_ENCODING")
    )
