"""The keys of documents: the day shown, and a number within it, so that order of keys is order of time."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone

#: Numbers within a day. More posts than these on one day would run on into the next.
A_DAY = 1 << 16
A_MINUTE = A_DAY // (24 * 60)


def first_key(day: date) -> int:
    """Return the lowest key of `day`."""
    return day.toordinal() * A_DAY


def day_of(key: int) -> date:
    return date.fromordinal(key // A_DAY)


def wanted_key(shown: datetime, pk: int) -> int:
    """Return the key that the post `pk`, shown at `shown`, has unless another has it."""
    local = timezone.localtime(shown)
    return first_key(local.date()) + (local.hour * 60 + local.minute) * A_MINUTE + pk % A_MINUTE


def free_keys(wanted: Mapping[int, int], taken: "dict[int, int]") -> dict[int, int]:
    """Return a key for each post of `wanted` (post → wanted key), none of them twice or in `taken` (key → post)."""
    used = {key for key, post in taken.items() if post not in wanted}
    keys = {}
    for post, key in wanted.items():
        while key in used:
            key += 1
        used.add(key)
        keys[post] = key
    return keys
