"""Fetching contributions from a mailbox by IMAP: each mail is marked as read once it is safe with us, not before."""

import imaplib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

from community.mailbox.mails import MOST_BYTES, Unreadable
from community.mailbox.receiving import receive

logger = logging.getLogger(__name__)

SECONDS = 30
AT_ONCE = 50
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def fetch_mail() -> int:
    """Take in what is new in the mailbox that `MAILBOX_URL` names; return how many mails that were.

    A mail that cannot be read is marked as read and logged; one that could not be stored stays new for the next time.
    """
    if not settings.MAILBOX_URL:
        return 0
    taken = 0
    with _mailbox() as mailbox:
        _status, found = mailbox.uid("search", "UNSEEN")
        for number in found[0].split()[:AT_ONCE]:
            taken += _take(mailbox, number.decode())
    return taken


def _take(mailbox: Any, number: str) -> bool:
    try:
        receive(_mail(mailbox, number))
    except Unreadable as reason:
        logger.warning("Mail %s of the mailbox was not taken in: %s.", number, reason)
    except Exception:
        logger.exception("Mail %s of the mailbox could not be stored; it is tried again.", number)
        return False
    mailbox.uid("store", number, "+FLAGS", r"(\Seen)")
    return True


def _mail(mailbox: Any, number: str) -> bytes:
    _status, said = mailbox.uid("fetch", number, "(RFC822.SIZE)")
    size = SIZE.search(b" ".join(part for part in said if isinstance(part, bytes)))
    if size and int(size[1]) > MOST_BYTES:
        raise Unreadable("it is too large")
    # PEEK leaves it unread: we may be killed before it is stored.
    _status, said = mailbox.uid("fetch", number, "(BODY.PEEK[])")
    parts = [part[1] for part in said if isinstance(part, tuple)]
    if not parts:
        raise Unreadable("the server gave none of it")
    return bytes(parts[0])


@contextmanager
def _mailbox() -> Iterator[Any]:
    """Give the mailbox of `MAILBOX_URL`: imaps://user:password@host:port/folder."""
    url = urlsplit(settings.MAILBOX_URL)
    if url.scheme == "imaps":
        mailbox: imaplib.IMAP4 = imaplib.IMAP4_SSL(url.hostname or "", url.port or 993, timeout=SECONDS)
    else:
        mailbox = imaplib.IMAP4(url.hostname or "", url.port or 143, timeout=SECONDS)
    try:
        mailbox.login(unquote(url.username or ""), unquote(url.password or ""))
        mailbox.select(unquote(url.path.strip("/")) or "INBOX")
        yield mailbox
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            mailbox.logout()
