"""Jobs that run again and again; each app registers its own, the scheduler runs them all.

    @hooks.register("register_periodic_job")
    def tidy_up() -> PeriodicJob:
        return PeriodicJob("tidy up", every=timedelta(days=1), run=tidy)

A job must bear being run late, twice, or at every start: the scheduler keeps no memory of the last run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from wagtail import hooks


@dataclass(frozen=True)
class PeriodicJob:
    """What to do, and how long to wait before doing it again."""

    name: str
    every: timedelta
    run: Callable[[], object]


def periodic_jobs() -> list[PeriodicJob]:
    """Return the jobs of all apps; names are unique, because logs know jobs by them."""
    jobs: list[PeriodicJob] = [make() for make in hooks.get_hooks("register_periodic_job")]
    names = [job.name for job in jobs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"Two periodic jobs are named {name!r}.")
    return jobs
