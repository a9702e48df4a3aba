"""How often one client may ask, without a record of who that is.

A fixed window in Django's cache "limits". The key is a keyed digest of the client's address, the day and the
window: nobody who reads the cache learns an address, and no two days can be put together. Without a shared cache
(`CACHE_URL`) each process counts for itself, so a client gets at most the limit times the number of processes.
"""

import ipaddress
import logging
import time
from contextlib import suppress

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

#: One household or office: what a provider hands out whole, so that nobody has 2^64 addresses to ask from.
IPV6_PREFIX = 64


def seconds_to_wait(request: HttpRequest, name: str, most: int, *, seconds: int = 60) -> int:
    """Count this request under `name`; return 0, or the seconds until its client may ask again.

    A client may ask `most` times in a window of `seconds`; 0 means as often as it likes.
    """
    client = client_of(request)
    if not (most and client):
        return 0
    window, passed = divmod(int(time.time()), seconds)
    kept_as = f"{name}:{_digest(client, f'{name} {window}')}"
    return seconds - passed if (_count(kept_as, seconds) or 0) > most else 0


def times_counted(what: str, seconds: int) -> int | None:
    """Count one more of `what` in a window of `seconds`; return how many there were, None if the cache does not answer.

    For what must rather wait than pass where nobody can say; `what` is kept as a digest.
    """
    window = int(time.time()) // seconds
    return _count(f"times:{_digest(what, str(window))}", seconds)


def times_so_far(what: str, seconds: int) -> int | None:
    """Return how many of `what` were counted in this window, without counting; None if the cache does not answer."""
    window = int(time.time()) // seconds
    try:
        return int(caches["limits"].get(f"times:{_digest(what, str(window))}", 0))
    except Exception:
        # As in `_count`: whatever a cache's client raises.
        logger.warning("The cache of rate limits does not answer.", exc_info=True)
        return None


def client_of(request: HttpRequest) -> str:
    """Return who is asking: an address, of IPv6 its network; "" where nobody can say.

    Each of the `TRUSTED_PROXIES` in front of us adds the address that it saw at the end of X-Forwarded-For;
    what stands before those was written by the client and may be anything.
    """
    named = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.TRUSTED_PROXIES
    raw = named[-proxies] if proxies and len(named) >= proxies else ""
    for candidate in (raw, request.META.get("REMOTE_ADDR", "")):
        with suppress(ValueError):
            return _network(candidate)
    return ""


def _network(raw: str) -> str:
    address = ipaddress.ip_address(raw)
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), IPV6_PREFIX), strict=False))


def _digest(client: str, what: str) -> str:
    day = timezone.now().date().isoformat()
    return salted_hmac("core.rate_limits", f"{day} {what} {client}", algorithm="sha256").hexdigest()


def _count(key: str, seconds: int) -> int | None:
    """Return how many have been counted under `key`, this one among them; None if the cache does not answer."""
    cache = caches["limits"]
    try:
        cache.add(key, 0, seconds * 2)
        return int(cache.incr(key))
    except ValueError:
        return None  # Dropped between the two lines.
    except Exception:
        # Whatever a cache's client raises: a limit that fails must not take the site with it.
        logger.warning("The cache of rate limits does not answer; nobody is limited.", exc_info=True)
        return None
