"""What the floor adds to Wagtail."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import ngettext
from wagtail import hooks

from core import generations, rich_text_links  # noqa: F401  (registers how links are written)
from core.models import OutgoingMail
from core.outbox.sending import deliver_waiting, forget_old_mail
from core.outbox.taking_back import erase_mail_to
from core.periodic import PeriodicJob
from core.personal_data import PersonalData, purge_all
from core.waiting import BROKEN, Counted, Waiting


@hooks.register("register_periodic_job")
def heal_generations() -> PeriodicJob:
    return PeriodicJob("heal generations", every=timedelta(minutes=1), run=generations.heal)


@hooks.register("register_periodic_job")
def mail() -> PeriodicJob:
    return PeriodicJob("mail", every=timedelta(minutes=1), run=deliver_waiting)


@hooks.register("register_periodic_job")
def old_personal_data() -> PeriodicJob:
    return PeriodicJob("old personal data", every=timedelta(days=1), run=purge_all)


@hooks.register("register_personal_data")
def outgoing_mail() -> PersonalData:
    return PersonalData("mail", purge=forget_old_mail, erase=erase_mail_to)


@hooks.register("register_waiting")
def unsent_mail(request: HttpRequest) -> list[Counted]:
    """Tell whoever keeps the site's settings of mail that was given up."""
    if not request.user.has_perm("core.change_sitesettings"):
        return []
    return [Counted(OutgoingMail.objects.filter(state=OutgoingMail.State.FAILED), _unsent)]


def _unsent(number: int) -> Waiting:
    words = ngettext("%(number)d mail could not be sent", "%(number)d mails could not be sent", number)
    return Waiting(words % {"number": number}, order=BROKEN)
