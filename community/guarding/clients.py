"""Who sends, without knowing who: a keyed digest of the client's address, forgotten after thirty days."""

from datetime import timedelta

from django.http import HttpRequest

from core.rate_limits import client_of
from core.secret_text import digest_of

#: What is stored with something that was sent; purged by whoever stores it.
KEPT_FOR = timedelta(days=30)


def client_digest(request: HttpRequest) -> str:
    """Return the digest of the client behind `request`; "" where nobody can say who that is."""
    client = client_of(request)
    return digest_of("client", client) if client else ""
