"""`manage.py demo`: a whole newsroom to try, on loopback."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cityblog.demo import load_demo
from cityblog.demo.comments import load_comments
from cityblog.demo.reviews import load_reviews
from cityblog.demo.staff import load_staff
from cityblog.serving.demo_login import demo_login
from cityblog.serving.fresh_start import forget_everything
from cityblog.serving.preflight import check_folder, check_port, only_copy
from cityblog.serving.preparation import prepare_search, prepare_site
from cityblog.serving.problems import StartProblem, in_plain_words
from cityblog.serving.processes import Address, default_workers
from cityblog.serving.progress import Progress
from cityblog.serving.supervision import supervise


class Command(BaseCommand):
    help = "Sets up the demo newsroom and serves it on this machine only."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port to serve on (default: 8000)")
        parser.add_argument("--reset", action="store_true", help="delete the demo's data and start over")

    def handle(self, *args: Any, port: int, reset: bool, **options: Any) -> None:
        address = Address("127.0.0.1", port, default_workers())
        with in_plain_words(self.stderr):
            if not settings.DEMO_LOGINS_ALLOWED:
                raise StartProblem("The demo runs with its own settings only: start it with bin/demo.")
            # Known only now: the port is an argument, and the settings are already read.
            settings.WAGTAILADMIN_BASE_URL = address.url
            login = self.prepare(address, Path(settings.VAR_DIR), reset=reset)
            supervise(address, lambda: self.announce(address, *login))

    def prepare(self, address: Address, var: Path, *, reset: bool) -> tuple[str, str]:
        """Bring everything under `var` up to date and return the demo's user name and password."""
        check_port(address.host, address.port)
        check_folder(var)
        self.lock = only_copy(var)  # held until this process ends
        progress = Progress(self.stdout)
        self.stdout.write(f"CityBlog's demo, kept in {var}")
        if reset:
            with progress.step("Forgetting the last demo"):
                forget_everything(var)
        prepare_site(progress)
        with progress.step("Demo newsroom"):
            load_demo(report=progress.note)
        prepare_search(progress)
        with progress.step("Logins"):
            username, password = demo_login(var / "demo-login")
            self.staff = load_staff(Path(settings.BASE_DIR) / "demo" / "staff.yaml", password)
            load_reviews(Path(settings.BASE_DIR) / "demo" / "reviews.yaml")
            # Some are of the staff.
            load_comments(Path(settings.BASE_DIR) / "demo" / "comments.yaml")
            return username, password

    def announce(self, address: Address, username: str, password: str) -> None:
        self.stdout.write(
            f"\n  The paper    {address.url}/"
            f"\n  Its admin    {address.url}/admin/"
            f"\n  Log in as    {username}   password  {password}"
            f"\n  Or, with the same password, as {', '.join(self.staff)}: each sees what their role may do."
            "\n\n  Ctrl-C stops everything."
        )
        self.stdout.flush()
