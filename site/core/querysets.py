"""What "public" means, in one place."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from core.restrictions import unrestricted_q


def public_q(at: datetime | None = None) -> Q:
    """Return the condition that a page is live and public at the moment `at` (now, if not given).

    Expiry is asked of the clock, not of the scheduler: a post leaves all lists on time even when the
    job that unpublishes it is late.
    """
    now = at or timezone.now()
    return Q(live=True) & (Q(expire_at__isnull=True) | Q(expire_at__gt=now)) & unrestricted_q()


def public_pages(at: datetime | None = None) -> Any:
    """Return all live and public pages, as base pages."""
    return Page.objects.filter(public_q(at))
