"""Putting a letter into the outbox, and what the postman does with it.

The row is written in the transaction of what it tells of: either both are there or neither. Who is killed between
sending and noting it sends again, with the same Message-ID: twice in the worst case, never not at all.
"""

import logging
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPException

from django.core.mail import BadHeaderError
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from core.models import OutgoingMail, SiteSettings
from core.outbox.letters import Letter

logger = logging.getLogger(__name__)

#: Minutes between tries; then it is given up, and the newsroom is told.
PAUSES = (1, 2, 5, 15, 60, 180, 360, 720, 1440)
#: One that was taken and never came back is taken again.
TAKEN_FOR = timedelta(minutes=10)
#: How long a key is remembered, so that nothing is sent twice.
KEPT_FOR = timedelta(days=90)
AT_ONCE = 200


def mail_later(key: str, letter: Letter) -> bool:
    """Put `letter` into the outbox unless one of this key was there already; return whether it is new."""
    row = OutgoingMail(key=key, letter=letter.to_json(), next_try=timezone.now())
    # Without an error that would end the caller's transaction on PostgreSQL.
    OutgoingMail.objects.bulk_create([row], ignore_conflicts=True)
    made = OutgoingMail.objects.filter(key=key, made_at=row.made_at, state=OutgoingMail.State.WAITING).first()
    if made is None:
        return False
    transaction.on_commit(partial(_hand_over, made.pk), robust=True)
    return True


def _hand_over(pk: int) -> None:
    deliver.enqueue(pk)


@task()
def deliver(pk: int) -> None:
    """Send one letter of the outbox, if it waits."""
    mail = _take(pk)
    if mail is None:
        return
    try:
        Letter.from_json(mail.letter).message(mail.key, _paper()).send()
    except (OSError, SMTPException) as error:
        _put_back(mail, error)
    except (BadHeaderError, UnicodeError, ValueError) as error:
        # No later try would go better.
        logger.error("Mail %s cannot be sent as it is: %s", mail.pk, type(error).__name__)
        _end(mail, OutgoingMail.State.FAILED)
    else:
        _end(mail, OutgoingMail.State.SENT)


def deliver_waiting() -> int:
    """Send what waits and was not sent at once; return how many were tried."""
    keys = list(_ready(timezone.now()).order_by("next_try").values_list("pk", flat=True)[:AT_ONCE])
    for key in keys:
        deliver.func(key)
    return len(keys)


def forget_old_mail(now: datetime) -> int:
    """Delete what was sent, or given up, so long ago that its key is no longer needed."""
    old = OutgoingMail.objects.filter(made_at__lt=now - KEPT_FOR).exclude(state=OutgoingMail.State.WAITING)
    number: int = old.delete()[0]
    return number


def _ready(now: datetime) -> QuerySet[OutgoingMail]:
    lost = Q(state=OutgoingMail.State.TAKEN, taken_at__lt=now - TAKEN_FOR)
    return OutgoingMail.objects.filter(Q(state=OutgoingMail.State.WAITING, next_try__lte=now) | lost)


def _take(pk: int) -> OutgoingMail | None:
    """Return the letter, taken by this process alone; None if it does not wait."""
    now = timezone.now()
    with transaction.atomic():
        ready = _ready(now).filter(pk=pk)
        if connection.features.has_select_for_update_skip_locked:
            ready = ready.select_for_update(skip_locked=True)
        mail = ready.first()
        if mail is None:
            return None
        taken = {"state": OutgoingMail.State.TAKEN, "taken_at": now, "attempts": F("attempts") + 1}
        # Asked again in the same statement: SQLite locks rows by writing only.
        if not _ready(now).filter(pk=pk).update(**taken):
            return None
    mail.refresh_from_db()
    return mail


def _put_back(mail: OutgoingMail, error: Exception) -> None:
    # Servers name the address in their answers: only the sort of failure is logged and kept.
    words = type(error).__name__
    if mail.attempts > len(PAUSES):
        logger.error("Mail %s was given up after %s tries: %s", mail.pk, mail.attempts, words)
        _end(mail, OutgoingMail.State.FAILED)
        return
    logger.warning("Mail %s could not be sent, try %s: %s", mail.pk, mail.attempts, words)
    # It may have been taken back meanwhile: then there is no row any more.
    next_try = timezone.now() + timedelta(minutes=PAUSES[mail.attempts - 1])
    OutgoingMail.objects.filter(pk=mail.pk).update(state=OutgoingMail.State.WAITING, next_try=next_try)


def _end(mail: OutgoingMail, state: str) -> None:
    """Note the end, and forget to whom and what it was: the key is all that is needed."""
    OutgoingMail.objects.filter(pk=mail.pk).update(state=state, letter="", ended_at=timezone.now())


def _paper() -> str:
    settings = SiteSettings.objects.first()
    return settings.site_name if settings else "CityBlog"
