"""How long an address is kept of which nothing came."""

from datetime import datetime, timedelta

from django.db.models import Q

from community.models import Reader

#: As long as a draft that somebody saved under it. Longer than `ONE_MAIL_IN`, or the address would be written to again.
KEPT_FOR = timedelta(days=30)


def forget_strangers(now: datetime) -> int:
    """Delete readers who never said that the address is theirs, sent nothing that is still here, and have no mark."""
    long_ago = now - KEPT_FOR
    unknown = Reader.objects.filter(confirmed_at=None, trusted_at=None, banned_at=None, made_at__lt=long_ago)
    idle = unknown.filter(Q(mailed_at=None) | Q(mailed_at__lt=long_ago), comments=None, contributions=None)
    return idle.delete()[1].get(Reader._meta.label, 0)
