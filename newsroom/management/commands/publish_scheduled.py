"""`manage.py publish_scheduled`: takes the place of Wagtail's command of this name (see newsroom/publishing.py)."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.publishing import publish_due


class Command(BaseCommand):
    help = "Publish the posts whose time has come and unpublish those whose time is over."

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = publish_due()
        if options["verbosity"] > 1 or outcome.published or outcome.expired:
            self.stdout.write(f"Published {outcome.published}, expired {outcome.expired}.")
        if outcome.failed:
            raise CommandError("Not done, will be tried again: " + "; ".join(outcome.failed))
