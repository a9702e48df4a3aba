"""Which compression a browser wants, and the compressing."""

import gzip
import re
from functools import lru_cache

import brotli

__all__ = ["ENCODINGS", "compress", "is_compressible", "preferred_encoding"]

#: Ours, best first. "identity" means as it is.
ENCODINGS = ("br", "gzip", "identity")

#: Below this the headers weigh more than what is saved.
LEAST_BYTES = 500

#: Longer than any browser's; what is longer is not worth parsing.
LONGEST_HEADER = 500

_QUALITY = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\Z")
_TEXT_LIKE = re.compile(
    r"(?:text/|application/(?:json|javascript|xml|manifest\+json)\b|image/svg\+xml\b|[\w.-]+/[\w.-]+\+(?:xml|json)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def preferred_encoding(header: str) -> str:
    """Return the one of ENCODINGS that an Accept-Encoding header likes best (RFC 9110, 12.5.3).

    Among equals the smallest wins. Where nothing is acceptable the answer is sent as it is, which the
    RFC allows and every client understands.
    """
    if len(header) > LONGEST_HEADER:
        return "identity"
    wishes = _wishes(header)
    best, most = "identity", 0.0
    for encoding in ENCODINGS:
        quality = _quality_of(encoding, wishes)
        if quality > most:
            best, most = encoding, quality
    return best


def _quality_of(encoding: str, wishes: dict[str, float]) -> float:
    if encoding in wishes:
        return wishes[encoding]
    if encoding == "identity":
        # Always acceptable unless refused, but behind whatever the client names.
        return 0.0 if wishes.get("*") == 0 else 0.0001
    return wishes.get("*", 0.0)


def _wishes(header: str) -> dict[str, float]:
    """Return {coding: quality}; the first mention of a coding counts, and a broken quality refuses it."""
    wishes: dict[str, float] = {}
    for item in header.lower().split(","):
        coding, *parameters = (part.strip() for part in item.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                value = value.strip()
                quality = float(value) if _QUALITY.match(value) else 0.0
        if coding:
            wishes.setdefault("gzip" if coding == "x-gzip" else coding, quality)
    return wishes


def is_compressible(content_type: str, length: int) -> bool:
    """Whether compressing pays: text of some length."""
    return length >= LEAST_BYTES and _TEXT_LIKE.match(content_type) is not None


def compress(body: bytes, encoding: str) -> bytes:
    """Return `body` in `encoding`. The levels are where a page is made once and read often, yet soon."""
    if encoding == "br":
        compressed: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=5)
        return compressed
    if encoding == "gzip":
        # mtime 0: the same page gives the same bytes, and so the same ETag, in every process.
        return gzip.compress(body, compresslevel=6, mtime=0)
    return body
