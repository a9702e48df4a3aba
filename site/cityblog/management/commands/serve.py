"""`manage.py serve`: the whole site on one machine, as one tree of processes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cityblog.serving.preflight import check_folder, check_port, only_copy
from cityblog.serving.preparation import prepare_search, prepare_site
from cityblog.serving.problems import StartProblem, in_plain_words
from cityblog.serving.processes import Address, default_workers
from cityblog.serving.progress import Progress
from cityblog.serving.supervision import supervise


class Command(BaseCommand):
    help = "Serves the site: web server, task worker and scheduler, restarted when they fail."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
        parser.add_argument("--workers", type=int, default=default_workers(), help="web worker processes")

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        address = Address(host, port, workers)
        with in_plain_words(self.stderr):
            if settings.DEBUG:
                raise StartProblem(
                    "serve is for real use: set DJANGO_SETTINGS_MODULE to cityblog.settings.production "
                    "(or use manage.py runserver while working on the code)."
                )
            if workers < 1:
                raise StartProblem(f"--workers must be at least 1, not {workers}.")
            self.prepare(address, Path(settings.VAR_DIR))
            supervise(address, lambda: self.stdout.write(f"CityBlog answers at {address.url}/"))

    def prepare(self, address: Address, var: Path) -> None:
        check_port(address.host, address.port)
        check_folder(var)
        self.lock = only_copy(var)  # held until this process ends
        progress = Progress(self.stdout)
        self.stdout.write(f"CityBlog, with its state in {var}")
        prepare_site(progress)
        prepare_search(progress)
