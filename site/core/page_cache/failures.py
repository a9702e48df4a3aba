"""Knowing that an answer failed because the database is away, and not because of a fault of ours.

Django turns an exception into a 500 answer inside the chain of middleware, so the outermost one never
sees it. The signal is sent while the exception is being handled, for views and middleware alike.
"""

import sys
from typing import Any

from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase

__all__ = ["is_database_away"]

MARK = "page_cache_database_away"

#: A view that says by itself that what it needs is away.
UNAVAILABLE = (502, 503, 504)


@receiver(got_request_exception, dispatch_uid="core.page_cache.failures")
def _mark(sender: Any, request: HttpRequest | None = None, **_: Any) -> None:
    if request is not None and _is_from_database(sys.exception()):
        setattr(request, MARK, True)


def is_database_away(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether `response` is an error only because what it needs could not be reached."""
    return response.status_code in UNAVAILABLE or (response.status_code >= 500 and hasattr(request, MARK))


def _is_from_database(error: BaseException | None) -> bool:
    """Also when somebody wrapped it on the way: the chain is short, but may be a circle."""
    for _ in range(10):
        if isinstance(error, OperationalError | InterfaceError):
            return True
        if error is None:
            return False
        error = error.__cause__ or error.__context__
    return False
