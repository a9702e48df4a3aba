"""The breaking bar: one line over every page, while it lasts."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting


class BreakingBar(BaseSiteSetting):
    """What the bar says. Not among Wagtail's settings: who may publish the front page sets it, on a page of its own.

    Without words there is no bar; after `until` there is none either, by the clock.
    """

    text = models.CharField(
        _("words"), max_length=140, blank=True, help_text=_("One sentence. Leave empty to take the bar away.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("link to a page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left out while the page is not public."),
    )
    url = models.URLField(_("or to an address"), blank=True)
    until = models.DateTimeField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The bar goes by itself then. Leave empty to take it away by hand."),
    )

    class Meta:
        verbose_name = _("breaking bar")

    def __str__(self) -> str:
        return self.text or str(self._meta.verbose_name)

    def stands_at(self, moment: datetime) -> bool:
        return bool(self.text) and (self.until is None or self.until > moment)

    def clean(self) -> None:
        super().clean()
        if self.text:
            self.text = " ".join(self.text.split())

    def as_json(self) -> dict[str, Any]:
        """Return what the log keeps of it."""
        until = self.until.isoformat() if self.until else None
        return {"text": self.text, "page": self.page_id, "url": self.url, "until": until}
