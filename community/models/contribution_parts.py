"""What belongs to a contribution: its photos, and what the newsroom noted about it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .contributions import Contribution


class ContributionPhoto(models.Model):
    """A photo in private storage, rewritten at the door. It becomes a picture of the paper only with a draft."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="photos")
    #: Below VAR_DIR/contributions: nobody could guess it, and no address leads there.
    file = models.CharField(max_length=80, unique=True, editable=False)
    #: Of the bytes that were sent: the same photo sent twice is one.
    source = models.CharField(max_length=64, editable=False)
    image_format = models.CharField(max_length=8, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    size = models.PositiveIntegerField(editable=False)
    caption = models.CharField(_("caption"), max_length=400, blank=True)
    credit = models.CharField(_("credit"), max_length=120, blank=True)
    agreed = models.BooleanField(_("may be published"), default=False)
    image = models.ForeignKey("core.CityImage", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("photo of a contribution")
        verbose_name_plural = _("photos of contributions")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["contribution", "source"], name="contribution_photo_once")]

    def __str__(self) -> str:
        return self.caption or f"{self.width} × {self.height}"

    @property
    def url(self) -> str:
        """Where whoever knows the contribution's secret sees it."""
        return reverse("contribution_photo", args=[self.contribution.secret, self.pk])


class ContributionNote(models.Model):
    """A line in a contribution's history: what was done, or what somebody wants to remember."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="notes")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    when = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words or self.what

    @property
    def who_name(self) -> str:
        user: Any = self.who
        return (user.get_full_name() or user.get_username()) if user else ""
