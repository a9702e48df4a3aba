"""A reader's own comments, for some minutes: a cookie that is set when one was sent says that it is theirs.

Each has a cookie of its own, which only its own addresses are told of: neither the form nor any page that is kept.
"""

from datetime import timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse

from community.models import Comment

#: How long a comment may be changed or withdrawn.
LASTS = timedelta(minutes=15)
_SALT = "community.own"


def remember(request: HttpRequest, response: HttpResponse, comment: Comment) -> None:
    """Tell the browser that `comment` is its own."""
    response.set_cookie(
        cookie_of(comment),
        signing.dumps(comment.pk, salt=_SALT),
        max_age=LASTS,
        path=f"/comments/c/{comment.pk}/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def cookie_of(comment: Comment) -> str:
    return f"own_comment_{comment.pk}"


def is_own(request: HttpRequest, comment: Comment) -> bool:
    """Whether this browser sent `comment`, and may still change it."""
    try:
        read = signing.loads(request.COOKIES.get(cookie_of(comment), ""), salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return False
    return bool(read == comment.pk)
