"""The outbox: a row for each mail, for as long as its key must be known."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.secret_text import EncryptedTextField


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def unsent(self) -> "OutgoingMailQuerySet":
        """What may still leave."""
        return self.filter(state__in=[OutgoingMail.State.WAITING, OutgoingMail.State.TAKEN])


class OutgoingMail(models.Model):
    """A mail that waits, is being sent, or was sent. Its letter is encrypted, and gone once it was sent."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        TAKEN = "taken", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Given up")

    #: What it tells, of what: "contribution 17 received". There is one mail of each.
    key = models.CharField(max_length=100, unique=True)
    letter = EncryptedTextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    next_try = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        default_permissions = ()
        indexes = [models.Index(fields=["state", "next_try"], name="core_mail_waiting")]

    def __str__(self) -> str:
        return self.key
