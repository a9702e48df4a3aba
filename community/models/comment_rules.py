"""Who may comment where, and what is looked at first: a section's rules, and the switch of a post."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    OFF = "off", _("no comments")
    ALL = "all", _("look at every comment before it is shown")
    FIRST = "first", _("look at the first comment of each reader before it is shown")
    AFTER = "after", _("show comments at once, look at them afterwards")


class CommentRules(models.Model):
    """The rules of one section. A section without a row has those that the fields' defaults say."""

    section = models.OneToOneField("news.SectionPage", on_delete=models.CASCADE, related_name="+")
    mode = models.CharField(_("comments"), max_length=5, choices=Mode.choices, default=Mode.FIRST)
    closes_after = models.PositiveSmallIntegerField(
        _("close after (days)"),
        default=60,
        validators=[MaxValueValidator(3650)],
        help_text=_("Counted from the day a post is published. 0: never."),
    )
    old_after = models.PositiveSmallIntegerField(
        _("look at every comment after (days)"),
        default=14,
        validators=[MaxValueValidator(3650)],
        help_text=_("Whatever the rule above says: hardly anybody but robots finds old posts. 0: never."),
    )
    banned_words = models.TextField(
        _("banned words"),
        blank=True,
        max_length=10_000,
        help_text=_("One word or phrase a line. A comment with one of them goes to spam. A * stands for any ending."),
    )
    suspect_words = models.TextField(
        _("suspect words"),
        blank=True,
        max_length=10_000,
        help_text=_("One word or phrase a line. A comment with one of them waits for a look."),
    )
    blocked_domains = models.TextField(
        _("blocked domains of e-mail"),
        blank=True,
        max_length=10_000,
        help_text=_("One a line, such as spam.example. What comes from there goes to spam."),
    )

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        verbose_name = _("rules for comments")
        verbose_name_plural = _("rules for comments")
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_mode_display()

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        _rules_changed()


class PostComments(models.Model):
    """That a post has it otherwise than its section."""

    class Switch(models.TextChoices):
        OPEN = "open", _("open, also when the section would close them")
        CLOSED = "closed", _("closed: what is there stays to be read")
        OFF = "off", _("off: none are shown")

    post = models.OneToOneField("news.PostPage", on_delete=models.CASCADE, related_name="+")
    switch = models.CharField(_("comments"), max_length=6, choices=Switch.choices)

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_switch_display()

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        _rules_changed()


def _rules_changed() -> None:
    # Rules are kept with the frame, so that no post's page asks for them.
    from core import generations

    generations.bump("frame")
