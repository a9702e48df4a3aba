"""Whether coverage is still to come, live or over: a function of two moments and the clock.

The page keeps two derived moments (`starts` and `until`), and its cards carry them. Nobody has to flip a switch
on time, and nothing kept goes stale: the label on a card is part of the card's key (`Showing.shown_key`), and the
soonest of all these moments ends every kept page (`core.expiry`).
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

#: Coverage that nobody ended is over when nothing has come for so long: "Live" must not stand there for weeks.
QUIET = timedelta(hours=24)


class State(models.TextChoices):
    UPCOMING = "upcoming", _("Coming up")
    LIVE = "live", _("Live")
    ENDED = "ended", _("As it happened")


def state_at(starts: datetime, until: datetime, now: datetime) -> State:
    if now >= until:
        return State.ENDED
    return State.LIVE if now >= starts else State.UPCOMING


def runs_until(starts: datetime, ended_at: datetime | None, newest: datetime | None) -> datetime:
    """Return when the coverage is over: as the editor says, or a day after the last sign of life."""
    return ended_at or max(starts, newest or starts) + QUIET


def state_of(facts: dict[str, Any], now: datetime) -> State:
    """Return the state that a card's facts come to at `now`; facts of another version count as over."""
    starts, until = (parse_datetime(str(facts.get(name, ""))) for name in ("starts", "until"))
    return state_at(starts, until, now) if starts and until else State.ENDED
