"""What is kept of readers: each app says what, for how long, and gives it out or erases it when its person asks.

@hooks.register("register_personal_data")
def comments() -> PersonalData:
    return PersonalData("comments", purge=forget_old, export=comments_of, erase=erase_comments_of)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail import hooks


def _nothing(email: str) -> list[dict[str, Any]]:
    return []


def _none(email: str) -> int:
    return 0


@dataclass(frozen=True)
class PersonalData:
    """One sort of personal data. All three may be called again and again."""

    name: str
    #: Forget what has been kept long enough by the moment given; returns how many rows that were.
    purge: Callable[[datetime], int]
    #: Return all that is known of whoever has this (confirmed) address, as plain values that JSON can hold.
    #: Their own page shows of each: "title", "url" where there is one, "state" and "text".
    export: Callable[[str], list[dict[str, Any]]] = _nothing
    #: Erase it, or what in it names the person; returns how many rows that were.
    erase: Callable[[str], int] = _none


def personal_data() -> list[PersonalData]:
    return [register() for register in hooks.get_hooks("register_personal_data")]


def purge_all() -> dict[str, int]:
    """Forget whatever has been kept long enough; return how many rows of each sort."""
    now = timezone.now()
    return {kept.name: kept.purge(now) for kept in personal_data()}
