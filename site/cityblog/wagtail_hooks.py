"""Jobs that keep the tables of Django and its tasks small."""

from datetime import timedelta

from django.core.management import call_command
from wagtail import hooks

from core.periodic import PeriodicJob


@hooks.register("register_periodic_job")
def old_sessions() -> PeriodicJob:
    return PeriodicJob("old sessions", every=timedelta(days=1), run=lambda: call_command("clearsessions"))


@hooks.register("register_periodic_job")
def finished_tasks() -> PeriodicJob:
    return PeriodicJob("finished tasks", every=timedelta(days=1), run=_prune_tasks)


def _prune_tasks() -> None:
    # They are kept for two weeks, which is the command's own measure.
    call_command("prune_db_task_results", queue_name="*")
