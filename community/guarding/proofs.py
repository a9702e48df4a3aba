"""That a sender spent some effort: a puzzle for the browser, or a small question for those without JavaScript.

Both hang on the key of the form's stamp, so that neither an answer nor a solution serves another form.
"""

from typing import Any

from altcha_django.challenge import build_challenge
from altcha_django.verifiers.local import LocalVerifier, decode_payload
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.guarding.stamps import LASTS

NUMBERS = [
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
]


def puzzle(key: str) -> dict[str, Any]:
    """Return the challenge for the form of `key`, as altcha's widget takes it."""
    seconds = int(LASTS.total_seconds())
    return build_challenge(hmac_secret=_secret(), data={"form": key}, expires_seconds=seconds).to_dict()


def is_solved(solution: str, key: str) -> bool:
    """Whether `solution` is one of the puzzle of the form of `key`."""
    if len(solution) > 10_000 or not LocalVerifier(hmac_secret=_secret()).verify(solution).ok:
        return False
    # Verified: what it holds was signed here.
    payload = decode_payload(solution) or {}
    data = payload["challenge"]["parameters"].get("data") or {}
    return constant_time_compare(str(data.get("form", "")), key)


def question(key: str) -> str:
    """Return the question of the form of `key`; the same each time it is asked for."""
    first, second = _numbers(key)
    return _("How much is %(first)s and %(second)s?") % {"first": NUMBERS[first - 1], "second": NUMBERS[second - 1]}


def is_answered(answer: str, key: str) -> bool:
    wanted = sum(_numbers(key))
    words = {str(wanted)} | ({str(NUMBERS[wanted - 1])} if wanted <= len(NUMBERS) else set())
    return answer.strip().strip(".").casefold() in words


def _numbers(key: str) -> tuple[int, int]:
    digest = salted_hmac("community.question", key, algorithm="sha256").digest()
    return digest[0] % 9 + 1, digest[1] % 9 + 1


def _secret() -> bytes:
    return salted_hmac("community.puzzle", "", algorithm="sha256").digest()
