"""Text that the database holds encrypted, and digests to find it by: a stolen dump names nobody.

Both hang on SECRET_KEY. A new key is put in front and the old one kept in SECRET_KEY_FALLBACKS until what it
encrypted is gone (personal data are kept for months, not years). What is found by a digest is looked for under the old
key too where that matters (`digests_of`).
"""

import base64
import hashlib
import logging
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

__all__ = ["EncryptedTextField", "decrypted", "digest_of", "digests_of", "encrypted"]


def digest_of(purpose: str, value: str) -> str:
    """Return 64 hex digits by which equal values of one purpose are known, and from which none is learnt."""
    return digests_of(purpose, value)[0]


def digests_of(purpose: str, value: str) -> list[str]:
    """Return the digest of `value`, and after it those that it had under earlier keys."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    salt = f"core.secret_text.{purpose}"
    return [salted_hmac(salt, value, secret=key, algorithm="sha256").hexdigest() for key in keys]


@lru_cache(maxsize=8)
def _fernet(*keys: str) -> MultiFernet:
    digests = (hashlib.sha256(f"core.secret_text {key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def _box() -> MultiFernet:
    return _fernet(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def encrypted(text: str) -> str:
    """Return `text` in letters that only our keys turn back; "" stays ""."""
    return _box().encrypt(text.encode()).decode() if text else text


def decrypted(text: str) -> str:
    """Return what `encrypted` was given; raises InvalidToken where no key of ours opens it."""
    return _box().decrypt(text.encode()).decode() if text else text


class EncryptedTextField(models.TextField[str, str]):
    """A TextField that is encrypted in the database. Nothing can be searched or sorted by it; "" stays "".

    What no key of ours opens reads as "", and is logged: a list with one such row still shows the others.
    """

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return encrypted(text) if text else text

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        if not value:
            return value
        try:
            return decrypted(value)
        except InvalidToken:
            logger.error("A value of %s cannot be decrypted: SECRET_KEY is not the one it was written with.", self)
            return ""

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self} is encrypted: find its row by a digest.")
