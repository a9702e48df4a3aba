"""A stamp on each form: that we made it, for what, when, and the key under which it is sent once.

The key is unique wherever what was sent is stored, so that a form that is sent twice (a double click, a retry of the
browser) makes one thing, and a solved puzzle serves once even where caches are not shared.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing

_SALT = "community.form"
#: A tab that stays open overnight still sends.
LASTS = timedelta(days=2)
#: Nobody reads a form and writes a sentence in less.
TOO_QUICK = timedelta(seconds=3)


@dataclass(frozen=True)
class Stamp:
    """What a form says of itself, if it is one of ours."""

    key: str
    purpose: str
    made_at: datetime

    @classmethod
    def make(cls, purpose: str) -> "Stamp":
        return cls(secrets.token_urlsafe(18), purpose, _now())

    @classmethod
    def read(cls, signed: str, purpose: str) -> "Stamp | None":
        """Return the stamp of a form made for `purpose`; None of any other, of an old or a forged one."""
        try:
            data: Any = signing.loads(signed, salt=_SALT)
            key, meant, seconds = data
            stamp = cls(str(key), str(meant), datetime.fromtimestamp(seconds, tz=UTC))
        except (signing.BadSignature, TypeError, ValueError, OverflowError, OSError):
            return None
        return stamp if stamp.purpose == purpose and _now() - stamp.made_at < LASTS else None

    def signed(self) -> str:
        return signing.dumps([self.key, self.purpose, self.made_at.timestamp()], salt=_SALT, compress=False)

    @property
    def is_too_quick(self) -> bool:
        return _now() - self.made_at < TOO_QUICK


def _now() -> datetime:
    return datetime.now(tz=UTC)
