"""How much one client sends, and how often one text comes, counted in the shared cache of limits."""

from django.http import HttpRequest

from community.guarding.clients import client_digest
from core.rate_limits import times_counted, times_so_far
from core.secret_text import digest_of

HOUR = 3600
DAY = 24 * HOUR


def times_sent(request: HttpRequest, what: str) -> int | None:
    """Count one more `what` of this client; return how many in this hour, None where nobody can say."""
    return times_counted(f"sent {what} {client_digest(request)}", HOUR)


def times_seen(text: str, *, once: str = "") -> int | None:
    """Count one more of this text, whatever its case and blanks; return how many came today, None if unknown.

    What comes again with the same key `once` is not counted again: it could not be stored, and is sent anew.
    """
    what = "text " + digest_of("text", " ".join(text.casefold().split()))
    is_again = bool(once) and (times_counted(f"{what} by {once}", DAY) or 0) > 1
    return times_so_far(what, DAY) if is_again else times_counted(what, DAY)
