"""What Akismet takes a text for: an option that is off while AKISMET_KEY is empty. Then nothing here asks anybody.

Asked by tasks only: no reader waits for another company's server, and no transaction does. It is told what readers
will see (name, words, the public address they stand at), never an e-mail address. In place of the client's address,
which it insists on and we do not keep, it gets one that is made of the client's digest and that nobody has.
"""

import logging
import time
from dataclasses import dataclass
from ipaddress import IPv6Address

import requests
from django.conf import settings

from core.addresses import absolute

logger = logging.getLogger(__name__)

SECONDS = 3
LONGEST_ANSWER = 100
#: While it is silent the tasks that others wait for (mail, search) go on: so long it is not asked again.
RESTS_FOR = 60
_rests_until = 0.0


@dataclass(frozen=True)
class Words:
    """Something to be judged. `sort` is one of Akismet's: "comment", "reply", "contact-form"."""

    sort: str
    name: str
    text: str
    #: The page that it stands at, without scheme and host.
    address: str
    #: Digest of the client, as it is stored; "" where it is forgotten.
    client: str


def is_on() -> bool:
    return bool(settings.AKISMET_KEY)


def is_spam(words: Words) -> bool | None:
    """Return what Akismet takes `words` for; None where it does not say, and then a person has to look."""
    return {"true": True, "false": False}.get(_answer("comment-check", words))


def report(words: Words, *, spam: bool) -> None:
    """Tell Akismet what a moderator has decided, for it learns from that. Nobody minds if it does not hear."""
    _answer("submit-spam" if spam else "submit-ham", words)


def _answer(call: str, words: Words) -> str:
    global _rests_until
    if not is_on() or time.monotonic() < _rests_until:
        return ""
    try:
        with requests.post(
            settings.AKISMET_URL + call,
            data=_told(words),
            timeout=SECONDS,
            # What is told is for this address and no other.
            allow_redirects=False,
            stream=True,
        ) as response:
            if response.status_code != requests.codes.ok:
                raise requests.HTTPError(str(response.status_code))
            return next(response.iter_content(LONGEST_ANSWER), b"").decode("ascii", "replace").strip()
    except (requests.RequestException, OSError) as error:
        # The error's own words may hold what was sent.
        logger.warning("Akismet did not answer %s: %s.", call, type(error).__name__)
        _rests_until = time.monotonic() + RESTS_FOR
        return ""


def _told(words: Words) -> dict[str, str]:
    return {
        "api_key": settings.AKISMET_KEY,
        "blog": absolute("/"),
        "blog_lang": settings.LANGUAGE_CODE.replace("-", "_"),
        "blog_charset": "UTF-8",
        "user_ip": _nobodys_address(words.client),
        "comment_type": words.sort,
        "comment_author": words.name,
        "comment_content": words.text,
        "permalink": absolute(words.address),
    }


def _nobodys_address(client: str) -> str:
    """Return an address that is the same for one client and that no network routes (RFC 4193)."""
    return str(IPv6Address(b"\xfd" + bytes.fromhex(client[:30].ljust(30, "0"))))
