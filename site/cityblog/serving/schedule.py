"""The scheduler over the periodic jobs."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from django.conf import settings
from django.db import connections
from django.utils import timezone

from core.periodic import PeriodicJob

logger = logging.getLogger(__name__)
#: A daily job would never run on a site that is restarted every day, so each runs soon after the start.
SOON = timedelta(seconds=30)


def scheduler_for(jobs: Iterable[PeriodicJob]) -> BackgroundScheduler:
    """Return a scheduler, not yet started, that runs each job again and again but never beside itself."""
    scheduler = BackgroundScheduler(
        timezone=settings.TIME_ZONE,
        # After a pause (a sleeping laptop, a long run) a job runs once, however late, not once for each miss.
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    now = timezone.now()
    for place, job in enumerate(jobs):
        scheduler.add_job(
            guarded(job),
            "interval",
            id=job.name,
            name=job.name,
            seconds=job.every.total_seconds(),
            next_run_time=_first_run(job, now, place),
        )
    return scheduler


def _first_run(job: PeriodicJob, now: datetime, place: int) -> datetime:
    # Spread out, so that a start does not begin with all jobs at once.
    return now + min(job.every, SOON + timedelta(seconds=5 * place))


def guarded(job: PeriodicJob) -> Callable[[], None]:
    """Return the job's work such that a failure is logged and no database connection stays behind."""

    def run() -> None:
        try:
            job.run()
        except Exception:
            logger.exception("The periodic job %r failed; it runs again in %s.", job.name, job.every)
        finally:
            connections.close_all()

    return run
