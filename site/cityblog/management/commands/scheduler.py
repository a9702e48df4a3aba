"""`manage.py scheduler`: runs the periodic jobs of all apps until it is told to stop."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from cityblog.serving.schedule import scheduler_for
from core.periodic import periodic_jobs


class Command(BaseCommand):
    help = "Runs the periodic jobs."

    def handle(self, *args: Any, **options: Any) -> None:
        endings = {signal.SIGINT, signal.SIGTERM}
        # Blocked before the first thread starts, so that the signals wait for sigwait below.
        signal.pthread_sigmask(signal.SIG_BLOCK, endings)
        scheduler = scheduler_for(periodic_jobs())
        scheduler.start()
        signal.sigwait(endings)
        # Waits for the jobs that are running: a post half published is worse than a second's delay.
        scheduler.shutdown()
