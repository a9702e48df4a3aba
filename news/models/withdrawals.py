"""Addresses that were public once, and what the editors say about it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 2000
LONGEST_WORD = 500


class Withdrawal(models.Model):
    """What readers are told at an address, and at those below it, of a page that was there.

    Kept beside the page, not with it: it outlives the page. For a page that is only unpublished there need
    not be one; the page itself says that it was public.
    """

    url_path = models.CharField(max_length=LONGEST_ADDRESS, unique=True)
    #: The page, while it is there. Not a foreign key: the row stays when the page goes.
    page_key = models.IntegerField(null=True, db_index=True)
    word = models.TextField(_("word to readers"), max_length=LONGEST_WORD, blank=True)
    when = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        default_permissions = ()

    def __str__(self) -> str:
        return self.url_path
