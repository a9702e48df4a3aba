"""How much one client sends, and how often one text comes, counted in the shared cache of limits."""

from django.http import HttpRequest

from community.guarding.clients import client_digest
from core.rate_limits import times_counted
from core.secret_text import digest_of

HOUR = 3600


def times_sent(request: HttpRequest, what: str) -> int | None:
    """Count one more `what` of this client; return how many in this hour, None where nobody can say."""
    return times_counted(f"sent {what} {client_digest(request)}", HOUR)


def times_seen(text: str) -> int | None:
    """Count one more of this text, whatever its case and blanks; return how many came today, None if unknown."""
    return times_counted("text " + digest_of("text", " ".join(text.casefold().split())), 24 * HOUR)
