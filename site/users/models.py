"""The user model, in an app of its own because wagtailcore's migrations depend on it."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone with a login: an editor, a reporter, the person who runs the site."""

    is_demo = models.BooleanField(
        _("demo login"),
        default=False,
        editable=False,
        help_text=_("Made by the demo. Only the demo's own settings accept this login."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
