"""The link that signs a reader in: for a week, once, and by pressing a button, because mail scanners follow links."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.models.readers import ONE_MAIL_IN, Reader
from core.outbox import Letter, mail_later

_SALT = "community.reader-link"


def token_of(reader: Reader) -> str:
    """Return the token of a link for `reader`: good until they use it, or another one."""
    return signing.dumps([reader.pk, _version(reader)], salt=_SALT, compress=False)


def reader_behind(token: str) -> Reader | None:
    """Return whom a link is for; None where it is forged, old or used."""
    try:
        pk, version = signing.loads(token, salt=_SALT, max_age=ONE_MAIL_IN)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    reader = Reader.objects.filter(pk=pk).first()
    return reader if reader and _version(reader) == version else None


def _version(reader: Reader) -> str:
    return reader.signed_in_at.isoformat() if reader.signed_in_at else ""


def send_link(reader: Reader) -> bool:
    """Mail `reader` a link, unless they had one of late; return whether one is on its way.

    Once a week for whoever never used one, once in ten minutes for everybody else.
    """
    moment = timezone.now()
    if reader.banned_at or not reader.take_a_mail():
        return False
    key = f"reader {reader.pk} link {moment:%Y-%m-%d %H}:{moment.minute // 10}"
    return mail_later(key, _letter(reader))


def _letter(reader: Reader) -> Letter:
    return Letter(
        reader.email,
        _("Your link to sign in"),
        [
            _("Open this link and press the button: then we know that the address is yours."),
            _("You will find all that you sent us there. The link works once, and for a week."),
        ],
        url=settings.WAGTAILADMIN_BASE_URL + reverse("reader_link", args=[token_of(reader)]),
        url_label=_("Sign in"),
        why=_("Somebody gave us this address. If it was not you, do nothing: we shall not write again by ourselves."),
    )
