"""When the next live page leaves the lists by time alone: until then, and no longer, pages that list it may be kept.

Any page can stand in lists, menus, feeds and beside others, so the soonest end of all ends every kept page.
Asked once for each generation.
"""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Min
from django.utils import timezone
from wagtail.models import Page

from core import generations

#: Each returns the first moment after the one it is given at which pages leave lists, or None.
_ends: list[Callable[[datetime], datetime | None]] = []
#: The generation under which they were asked, and the answer.
_known: tuple[str, datetime | None] = (generations.UNKNOWN, None)


def register(end: Callable[[datetime], datetime | None]) -> None:
    """Ask `end` too: an app whose pages leave lists at moments of their own registers it once."""
    if end not in _ends:
        _ends.append(end)


def next_expiry() -> datetime | None:
    """Return the next moment at which a live page expires or leaves lists, or None."""
    global _known
    generation, now = generations.current("pages"), timezone.now()
    asked_under, moment = _known
    if generation == generations.UNKNOWN or generation != asked_under or (moment is not None and moment <= now):
        moment = min((found for end in _ends if (found := end(now))), default=None)
        _known = (generation, moment)
    return moment


def _next_page_expiry(now: datetime) -> datetime | None:
    soonest = Page.objects.filter(live=True, expire_at__gt=now).aggregate(soonest=Min("expire_at"))["soonest"]
    return soonest if isinstance(soonest, datetime) else None


register(_next_page_expiry)
