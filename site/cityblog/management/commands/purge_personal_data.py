"""`manage.py purge_personal_data`: forget what has been kept of readers long enough. The scheduler does so daily."""

from typing import Any

from django.core.management.base import BaseCommand

from core.personal_data import purge_all


class Command(BaseCommand):
    help = "Forget personal data that have been kept long enough."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, number in purge_all().items():
            self.stdout.write(f"{name}: {number}")
