"""Who is signed in: a signed cookie, read only where pages are made for one reader."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from community.models.readers import Reader

COOKIE = "reader"
LASTS = timedelta(days=180)
_SALT = "community.reader"


def known_reader(request: HttpRequest) -> Reader | None:
    """Return the reader who is signed in. Never ask on a page that is kept for everybody."""
    raw = request.COOKIES.get(COOKIE, "")
    if not raw:
        return None
    try:
        pk = signing.loads(raw, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Reader.objects.filter(pk=pk, banned_at=None).exclude(confirmed_at=None).first()


def sign_in(reader: Reader, response: HttpResponse) -> None:
    """Note that the address is the reader's, and remember them on this device."""
    reader.signed_in_at = timezone.now()
    reader.confirmed_at = reader.confirmed_at or reader.signed_in_at
    reader.save(update_fields=["signed_in_at", "confirmed_at"])
    response.set_cookie(
        COOKIE,
        signing.dumps(reader.pk, salt=_SALT),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def sign_out(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, samesite="Lax")
