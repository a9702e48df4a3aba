"""What a post's page sends back when it was read: its key, signed.

Without the signature anybody could fill the tally with keys of posts that never were.
"""

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="news.readership")


def key_of(post: int) -> str:
    return _signer.sign(str(post))


def post_of(key: str) -> int | None:
    """Return the post whose page carries `key`; None for anything else. No query."""
    try:
        return int(_signer.unsign(key))
    except (BadSignature, ValueError):
        return None
