"""Who decided what about a comment, and what was before: the log, and what undoing goes by."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    APPROVE = "approve", _("Approve")
    REJECT = "reject", _("Reject")
    HIDE = "hide", _("Hide")
    SPAM = "spam", _("Spam")
    TRUST = "trust", _("Approve this reader from now on")
    BAN = "ban", _("Ban this reader")
    PICK = "pick", _("Editors’ pick")
    UNPICK = "unpick", _("No longer a pick")
    # The kinds of contribution that a comment can be passed on as.
    CORRECTION = "correction", _("Passed on: an error")
    TIP = "tip", _("Passed on: a restaurant tip")


#: What somebody else works on by then: it is taken back there, by hand.
PASSING_ON = (Action.CORRECTION, Action.TIP)


class Decision(models.Model):
    """One decision about one comment; those made with one press share a batch."""

    batch = models.UUIDField(db_index=True)
    comment = models.ForeignKey("community.Comment", on_delete=models.CASCADE, related_name="decisions")
    action = models.CharField(max_length=10, choices=Action.choices)
    reason = models.CharField(max_length=300, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    #: As it was then: who is gone is still named.
    who = models.CharField(max_length=150)
    when = models.DateTimeField(default=timezone.now)
    #: Fields of the comment and of its reader before; what undoing brings back.
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["-when"], name="decision_newest")]

    @property
    def can_be_undone(self) -> bool:
        return self.undone_at is None and self.action not in PASSING_ON

    def __str__(self) -> str:
        return f"{self.who}: {self.get_action_display()}"
