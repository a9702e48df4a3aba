"""When the next live page's time is over: until then, and no longer, pages that list it may be kept.

Any page can stand in lists, menus, feeds and beside others, so the soonest expiry of all ends every kept page.
Asked once for each generation: Wagtail has no index on it.
"""

from datetime import datetime

from django.db.models import Min
from django.utils import timezone
from wagtail.models import Page

from core import generations

#: The generation under which it was asked, and the answer.
_known: tuple[str, datetime | None] = (generations.UNKNOWN, None)


def next_expiry() -> datetime | None:
    """Return the next moment at which a live page expires, or None."""
    global _known
    generation, now = generations.current("pages"), timezone.now()
    asked_under, moment = _known
    if generation == generations.UNKNOWN or generation != asked_under or (moment is not None and moment <= now):
        moment = Page.objects.filter(live=True, expire_at__gt=now).aggregate(soonest=Min("expire_at"))["soonest"]
        _known = (generation, moment)
    return moment
