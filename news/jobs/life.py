"""The life of a job: open, then filled or closed, then gone. The clock decides; nobody has to run anything."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from .choices import State
from .moments import SOON, end_of_job, first_moment, gone_moment, today

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Life:
    """A job's days as they stand: `closes_on` a local day, `filled_at` a moment."""

    closes_on: "date | None"
    filled_at: datetime | None

    @property
    def ends(self) -> datetime | None:
        return end_of_job(self.closes_on, self.filled_at)

    @property
    def gone_at(self) -> datetime | None:
        return gone_moment(self.ends) if self.ends else None

    @property
    def changes(self) -> list[datetime]:
        """The moments at which the job's own page changes by time alone."""
        return [moment for moment in (self.ends, self.gone_at) if moment is not None]

    def state(self, at: datetime | None = None) -> State:
        """Return the state of a published job at the moment `at` (now, if not given)."""
        now = at or timezone.now()
        if self.ends is None:
            return State.OPEN
        if self.gone_at is not None and self.gone_at <= now:
            return State.GONE
        if self.ends <= now:
            return State.FILLED if self.filled_at is not None and self.filled_at <= now else State.CLOSED
        return State.CLOSING if self.ends <= first_moment(today(now) + timedelta(days=SOON)) else State.OPEN
