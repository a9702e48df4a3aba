"""Somebody who wrote to us, known by a digest of their address."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.personal_data import personal_data
from core.secret_text import EncryptedTextField, digests_of

#: An address that never said yes gets one mail in this time, whatever is typed into our forms. Its link lasts as long.
ONE_MAIL_IN = timedelta(days=7)


class Reader(models.Model):
    """One address, and what we think of it. Confirmed once somebody has opened a link that we sent there."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    email = EncryptedTextField(_("e-mail"), editable=False)
    name = models.CharField(_("name"), max_length=80)
    made_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    #: Approved from now on, by whom; their comments need no look unless a rule says so.
    trusted_at = models.DateTimeField(_("trusted"), null=True, editable=False)
    banned_at = models.DateTimeField(_("banned"), null=True, editable=False)
    mailed_at = models.DateTimeField(null=True, editable=False)
    signed_in_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("reader")
        verbose_name_plural = _("readers")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, email: str, name: str) -> "Reader":
        """Return whoever has this address, made if nobody has; the first name stays until they are confirmed."""
        defaults = {"email": email, "name": name}
        return cls.known(email) or cls.objects.get_or_create(digest=_digests(email)[0], defaults=defaults)[0]

    @classmethod
    def known(cls, email: str) -> "Reader | None":
        """Return whoever has this address; who was met under an earlier SECRET_KEY is known by the new one from now."""
        digests = _digests(email)
        rows = {row.digest: row for row in cls.objects.filter(digest__in=digests)}
        found = next((rows[digest] for digest in digests if digest in rows), None)
        if found is not None and found.digest != digests[0]:
            found.digest = digests[0]
            found.save(update_fields=["digest", "email"])
        return found

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    def erase(self) -> None:
        """Erase all that is theirs, in every app. Whoever is banned stays so: a digest tells nobody who it was."""
        with transaction.atomic():
            for data in personal_data():
                data.erase(self.email)
            if self.banned_at is None:
                self.delete()
            else:
                Reader.objects.filter(pk=self.pk).update(email="", name="", confirmed_at=None)

    def take_a_mail(self) -> bool:
        """Whether we may write to them now; of strangers, note that we do, so that no second one asks in time."""
        if self.is_confirmed:
            return True
        now = timezone.now()
        asked = Reader.objects.filter(pk=self.pk).filter(Q(mailed_at=None) | Q(mailed_at__lt=now - ONE_MAIL_IN))
        return bool(asked.update(mailed_at=now))


def _digests(email: str) -> list[str]:
    """Return the digests of an address; case does not tell people apart, neither here nor at any provider."""
    return digests_of("e-mail", email.strip().casefold())
