"""What the newsroom says to those who contribute: the terms, and letters that decline."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

INTRO = _(
    "You know something we do not: what happened in your street, what is on at the hall, how your grandmother cooks "
    "her soup. Send it. An editor reads everything."
)
TERMS = _(
    "You made this yourself, or have the right to pass it on, and nobody in it minds.\n"
    "We may publish it here with the name you give, shorten it and correct it. It stays yours.\n"
    "We may also not publish it. You will see at the address we give you what becomes of it.\n"
    "Your e-mail address and telephone number are for the newsroom only and are never shown."
)


@register_setting(icon="form", order=160)
class ContributionTerms(BaseGenericSetting):
    """The words beside the form. Each change of the terms is a new version, and the earlier ones are kept."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True, default=INTRO)
    terms = models.TextField(
        _("terms"),
        max_length=4000,
        default=TERMS,
        help_text=_("One to a line. Who contributes agrees to them; which version is noted with what they send."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    since = models.DateTimeField(default=timezone.now, editable=False)
    earlier = models.JSONField(default=list, blank=True, editable=False)

    panels = [FieldPanel("intro"), FieldPanel("terms")]

    class Meta:
        verbose_name = _("Contributions")

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = ContributionTerms.objects.filter(pk=self.pk).first() if self.pk else None
        if before is not None and before.terms.split() != self.terms.split():
            old = {"version": before.version, "since": before.since.isoformat(), "terms": before.terms}
            self.earlier, self.version, self.since = [*before.earlier, old], before.version + 1, timezone.now()
        super().save(*args, **kwargs)

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.terms.splitlines() if line.strip()]


class StandardLetter(models.Model):
    """Words with which contributions are declined, to begin a letter with."""

    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("For the newsroom."))
    text = models.TextField(
        _("text"), max_length=2000, help_text=_("“{name}” and “{title}” become those of the contribution.")
    )

    panels = [FieldPanel("name"), FieldPanel("text")]

    class Meta:
        verbose_name = _("standard letter")
        verbose_name_plural = _("standard letters")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def filled(self, name: str, title: str) -> str:
        return self.text.replace("{name}", name).replace("{title}", title)
