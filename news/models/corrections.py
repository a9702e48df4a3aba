"""Corrections: a ledger that only grows. An entry that is wrong is superseded by another."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AppendOnlyError(Exception):
    """Somebody tried to change or delete an entry of the ledger."""

    def __init__(self) -> None:
        super().__init__("Entries of the ledger of corrections are never changed or deleted: supersede them.")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """The model refuses here in words what the database refuses too, by triggers."""

    def public(self) -> "CorrectionQuerySet":
        """Entries on posts that are live and public now, newest first."""
        from .posts import PostPage

        # Asked of each entry, which are few, and never of all posts, which are many.
        posts = PostPage.objects.published().order_by().filter(pk=OuterRef("post_id"))
        return self.filter(Exists(posts)).order_by("-when", "-pk")

    def standing(self) -> "CorrectionQuerySet":
        """Entries that no other has superseded."""
        return self.filter(superseded_by__isnull=True)

    def update(self, **values: Any) -> int:
        raise AppendOnlyError

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        raise AppendOnlyError

    def bulk_create(self, objs: Any, *args: Any, update_conflicts: bool = False, **kwargs: Any) -> Any:
        if update_conflicts:
            raise AppendOnlyError
        return super().bulk_create(objs, *args, **kwargs)


class Correction(models.Model):
    """One entry: what was wrong with a post, or what changed in it, told to its readers.

    Post and revisions are protected: neither deleting a page nor `purge_revisions` takes them away.
    Title, address and text are kept as they were, whatever the post becomes.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")
        RETRACTION = "retraction", _("Retraction")

    post = models.ForeignKey(
        "news.PostPage", verbose_name=_("post"), on_delete=models.PROTECT, related_name="corrections"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    text = models.TextField(_("text"), max_length=2000)
    when = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    # Accounts go, their entries stay: without a constraint nothing needs to be changed then. The name remains.
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    who_name = models.CharField(_("who"), max_length=255, blank=True)
    revision_before = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("revision before")
    )
    revision_after = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("revision after")
    )
    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("supersedes"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
    )

    post_title = models.CharField(_("headline then"), max_length=255)
    post_url = models.CharField(_("address then"), max_length=2000)
    post_text = models.TextField(_("text then"), blank=True)

    objects = CorrectionQuerySet.as_manager()

    # Rows never change and their posts cannot be deleted: Wagtail's index of references has nothing to do here.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-when", "-pk"]
        # Filing goes by the right to publish the post; there is nothing that a permission could allow beside it.
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.post_title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        # A row with the key of an old one must not take its place.
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError

    @property
    def is_superseded(self) -> bool:
        return hasattr(self, "superseded_by")
