"""A reader's own comments, for some minutes: a cookie that is set when one was sent says which they are."""

import time
from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse

from community.models import Comment

#: How long a comment may be changed or withdrawn.
LASTS = timedelta(minutes=15)
#: Only these addresses are told of it.
PATH = "/comments/c/"
COOKIE = "own_comments"
_SALT = "community.own"
#: Of one reader's, in a quarter of an hour.
MOST = 20


def remember(request: HttpRequest, response: HttpResponse, comment: Comment) -> None:
    """Tell the browser that `comment` is its own."""
    now = int(time.time())
    own = {**_own(request), str(comment.pk): now}
    newest = dict(sorted(own.items(), key=lambda item: item[1])[-MOST:])
    response.set_cookie(
        COOKIE,
        signing.dumps(newest, salt=_SALT),
        max_age=LASTS,
        path=PATH,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def is_own(request: HttpRequest, comment: Comment) -> bool:
    """Whether this browser sent `comment`, and may still change it."""
    return str(comment.pk) in _own(request)


def _own(request: HttpRequest) -> dict[str, int]:
    try:
        read: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return {}
    since = time.time() - LASTS.total_seconds()
    return {key: sent for key, sent in read.items() if sent > since}
