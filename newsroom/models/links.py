"""Links by which somebody without an account reads one draft, and may say what they think of it."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class DraftLink(models.Model):
    """A way to one revision. The database keeps only a digest of the token: who reads it cannot follow the link."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("Approved")
        CHANGES = "changes", _("Asks for changes")

    page = models.ForeignKey(Page, verbose_name=_("post"), on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, verbose_name=_("revision"), on_delete=models.CASCADE, related_name="+")
    version = models.DateTimeField(_("version"), editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    asks = models.BooleanField(_("asks for a decision"), default=False)
    name = models.CharField(_("for whom"), max_length=120)
    mail = models.EmailField(_("e-mail address"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(null=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices, blank=True)
    comment = models.TextField(_("comment"), blank=True, max_length=4000)

    class Meta:
        verbose_name = _("link to a draft")
        verbose_name_plural = _("links to drafts")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def make(cls, revision: Any, *, days: int, **fields: Any) -> tuple["DraftLink", str]:
        """Return a new link to `revision` and its token, which nobody can find out afterwards."""
        token = secrets.token_urlsafe(32)
        link = cls.objects.create(
            page_id=int(revision.object_id),
            revision=revision,
            version=revision.created_at,
            digest=digest_of(token),
            expires_at=timezone.now() + timedelta(days=days),
            **fields,
        )
        return link, token

    @classmethod
    def behind(cls, token: str) -> "DraftLink | None":
        links = cls.objects.select_related("page", "revision", "made_by")
        return links.filter(digest=digest_of(token)).first()

    @property
    def is_superseded(self) -> bool:
        """Whether there is a newer version than the one it leads to: a decision would be about nothing."""
        return self.page.latest_revision_id != self.revision_id or self.revision.created_at != self.version

    @property
    def over(self) -> str:
        """Return why it leads nowhere any more, in words; "" while it does."""
        if self.revoked_at:
            return str(_("This link was taken back."))
        if self.expires_at <= timezone.now():
            return str(_("This link has expired."))
        if self.asks and self.is_superseded:
            return str(_("There is a newer version of this text. Ask the newsroom for a new link."))
        return ""

    @property
    def state_words(self) -> str:
        """Where it stands, as editors list it."""
        return self.get_decision_display() or self.over or str(_("Open"))


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
