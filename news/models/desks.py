"""The desk: who edits a section, and where its pictures and documents lie."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from .sections import SectionPage


class Desk(models.Model):
    """A section's group of editors and its collection; made, renamed and taken away with the section.

    Group and collection are protected: without them a desk would be lost by a click somewhere else.
    """

    section = models.OneToOneField(
        SectionPage, verbose_name=_("section"), on_delete=models.CASCADE, related_name="desk"
    )
    group = models.OneToOneField(Group, verbose_name=_("group"), on_delete=models.PROTECT, related_name="desk")
    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), on_delete=models.PROTECT, related_name="desk"
    )

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        default_permissions = ()
        permissions = [
            # Contributors lose hold of a post with its first publication; reporters do not.
            ("revise_published", _("Can revise own posts after they were published")),
        ]

    def __str__(self) -> str:
        return self.group.name
