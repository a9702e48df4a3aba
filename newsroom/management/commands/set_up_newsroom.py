"""`manage.py set_up_newsroom`: desks for all sections, and the roles with their rights. Idempotent."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from newsroom.roles.setting_up import set_up_newsroom


class Command(BaseCommand):
    help = "Make the desks and roles that are missing, and give each exactly the rights of docs/roles.md."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = ", ".join(set_up_newsroom())
        self.stdout.write(_("Set up: %(groups)s.") % {"groups": changed} if changed else _("Nothing to set up."))
