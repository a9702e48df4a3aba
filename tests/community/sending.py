"""Filling in the forms of readers as a browser does that has solved the puzzle, or as somebody without JavaScript."""

from datetime import timedelta
from typing import Any

from altcha import Challenge, Payload, solve_challenge
from django.utils.crypto import salted_hmac

from community.guarding import proofs
from community.guarding.stamps import Stamp

READ_FOR = timedelta(seconds=20)


def stamped(purpose: str, *, solved: bool = True, read_for: timedelta = READ_FOR, **fields: Any) -> dict[str, Any]:
    """Return `fields` with a stamp for `purpose` that was made `read_for` ago, and what proves the effort."""
    stamp = Stamp.make(purpose)
    stamp = Stamp(stamp.key, stamp.purpose, stamp.made_at - read_for)
    proof = {"altcha": solution(stamp.key)} if solved else {"answer": answer(stamp.key)}
    return {"stamp": stamp.signed(), "website": "", **proof, **fields}


def solution(key: str) -> str:
    """Return what the puzzle's widget would send for the form of `key`."""
    challenge = Challenge.from_dict(proofs.puzzle(key))
    solved = solve_challenge(challenge)
    assert solved is not None
    return str(Payload(challenge, solved).to_base64())


def answer(key: str) -> str:
    digest = salted_hmac("community.question", key, algorithm="sha256").digest()
    return str(digest[0] % 9 + 1 + digest[1] % 9 + 1)
