"""Pages with one trait each. Every rendering is written down, so that other processes can count."""

import datetime
import os
import time
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.cache import cache_control

from core import caching

#: About as long as the front page's HTML.
BODY = "".join(
    f'<p id="{number * number:x}">Ferry {number * 7919 % 1000} to pier {number * 104729 % 977:x} sails.</p>\n'
    for number in range(600)
)


def note(request: HttpRequest) -> None:
    """Write one line for a rendering; lines this short are appended whole."""
    with open(Path(settings.VAR_DIR) / "renderings", "a") as file:
        file.write(f"{os.getpid()} {request.get_full_path()}\n")


def story() -> str:
    """Return what an "editor" has last written."""
    try:
        return (Path(settings.VAR_DIR) / "story").read_text()
    except FileNotFoundError:
        return "first version"


def page(request: HttpRequest) -> HttpResponse:
    note(request)
    asked = f"GET {dict(request.GET)} COOKIES {sorted(request.COOKIES)} METHOD {request.method}"
    return HttpResponse(f"<!doctype html><title>{story()}</title>{asked}\n{BODY}")


def slow(request: HttpRequest) -> HttpResponse:
    note(request)
    text = story()
    time.sleep(0.3)
    return HttpResponse(f"{text}\n{BODY}")


def clock(request: HttpRequest) -> HttpResponse:
    """Says "before" or "after" the moment that the file `moment` names (seconds since 1970)."""
    note(request)
    seconds = float((Path(settings.VAR_DIR) / "moment").read_text())
    moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    now = timezone.now()
    caching.changes_at(request, moment)
    return HttpResponse("before" if now < moment else "after")


def database(request: HttpRequest) -> HttpResponse:
    note(request)
    with connection.cursor() as cursor:
        cursor.execute("select 40 + 2")
        (answer,) = cursor.fetchone()
    return HttpResponse(f"{story()}: {answer}")


def away(request: HttpRequest) -> HttpResponse:
    """Fails like an unreachable database as long as the file `away` is there."""
    note(request)
    if (Path(settings.VAR_DIR) / "away").exists():
        raise OperationalError("connection refused")
    return HttpResponse(story())


def away_never_stale(request: HttpRequest) -> HttpResponse:
    caching.never_stale(request)
    return away(request)


def broken(request: HttpRequest) -> HttpResponse:
    note(request)
    if (Path(settings.VAR_DIR) / "broken").exists():
        raise ValueError("a fault of ours")
    return HttpResponse(story())


def cookie(request: HttpRequest) -> HttpResponse:
    note(request)
    response = HttpResponse(f"COOKIES {sorted(request.COOKIES)}")
    response.set_cookie("seen", "yes")
    return response


def form(request: HttpRequest) -> HttpResponse:
    note(request)
    return HttpResponse(f"<form>{get_token(request)}</form>")


def user(request: HttpRequest) -> HttpResponse:
    note(request)
    return HttpResponse(f"user {request.user} {request.get_full_path()}")


def preview(request: HttpRequest) -> HttpResponse:
    note(request)
    request.is_preview = True  # type: ignore[attr-defined]
    return HttpResponse("a draft")


def kept_out(request: HttpRequest) -> HttpResponse:
    note(request)
    caching.keep_out_of_cache(request)
    return HttpResponse("for you only")


def streaming(request: HttpRequest) -> StreamingHttpResponse:
    note(request)
    return StreamingHttpResponse([b"piece ", b"by piece"])


def varies(request: HttpRequest) -> HttpResponse:
    note(request)
    return HttpResponse("hello", headers={"Vary": "Accept-Language"})


def with_nonce(request: HttpRequest) -> HttpResponse:
    note(request)
    return HttpResponse("hello", headers={"Content-Security-Policy": "script-src 'nonce-abc'"})


@cache_control(private=True)
def private(request: HttpRequest) -> HttpResponse:
    note(request)
    return HttpResponse("private")


@cache_control(max_age=7200, s_maxage=86400)
def feed(request: HttpRequest) -> HttpResponse:
    note(request)
    caching.changes_at(request, timezone.now() + datetime.timedelta(hours=1))
    return HttpResponse("<feed/>" * 200, content_type="application/atom+xml")


def picture(request: HttpRequest) -> HttpResponse:
    note(request)
    return HttpResponse(b"\x89PNG" * 1000, content_type="image/png")


def gone(request: HttpRequest) -> HttpResponse:
    note(request)
    return HttpResponse("gone", status=410)


def constant(request: HttpRequest) -> HttpResponse:
    """What the cached pages are measured against."""
    return HttpResponse(BODY)
