"""Periodic jobs: collected from all apps, run again and again, none disturbing the others."""

import logging
import threading
from datetime import timedelta

import pytest
from wagtail import hooks

from cityblog.serving.schedule import guarded, scheduler_for
from core.periodic import PeriodicJob, periodic_jobs

DAY = timedelta(days=1)


def nothing() -> None:
    pass


def test_the_jobs_of_all_apps_are_collected() -> None:
    names = {job.name for job in periodic_jobs()}

    assert {"old sessions", "finished tasks"} <= names


@pytest.mark.django_db
def test_the_roofs_own_jobs_run(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    for job in periodic_jobs():
        if job.name in ("old sessions", "finished tasks"):
            job.run()


def test_two_jobs_of_one_name_are_a_mistake() -> None:
    with (
        hooks.register_temporarily("register_periodic_job", lambda: PeriodicJob("twin", DAY, nothing)),
        hooks.register_temporarily("register_periodic_job", lambda: PeriodicJob("twin", DAY, nothing)),
        pytest.raises(ValueError, match="Two periodic jobs are named 'twin'"),
    ):
        periodic_jobs()


def test_a_failing_job_is_logged_and_never_stops_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise RuntimeError("out of ink")

    ran = threading.Event()
    soon = timedelta(seconds=0.05)
    scheduler = scheduler_for([PeriodicJob("bad", soon, fail), PeriodicJob("good", soon, ran.set)])

    with caplog.at_level(logging.ERROR, logger="cityblog"):
        scheduler.start()
        assert ran.wait(10)
        ran.clear()
        assert ran.wait(10)
        scheduler.shutdown()

    assert "The periodic job 'bad' failed" in caplog.text
    assert "out of ink" in caplog.text


def test_a_job_never_runs_beside_itself_and_misses_are_made_up_for_once() -> None:
    scheduler = scheduler_for([PeriodicJob("slow", DAY, nothing)])
    scheduler.start(paused=True)

    job = scheduler.get_job("slow")

    assert job.max_instances == 1
    assert job.coalesce is True
    assert job.misfire_grace_time is None
    scheduler.shutdown()


def test_a_daily_job_runs_soon_after_the_start() -> None:
    scheduler = scheduler_for(
        [PeriodicJob("daily", DAY, nothing), PeriodicJob("often", timedelta(seconds=15), nothing)]
    )
    scheduler.start(paused=True)

    waits = {job.id: job.next_run_time for job in scheduler.get_jobs()}

    assert waits["often"] < waits["daily"]
    assert (waits["daily"] - waits["often"]) < timedelta(minutes=1)
    scheduler.shutdown()


def test_a_job_leaves_no_connection_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    monkeypatch.setattr("cityblog.serving.schedule.connections.close_all", lambda: closed.append(True))

    guarded(PeriodicJob("job", DAY, nothing))()

    assert closed == [True]
