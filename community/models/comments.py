"""What readers say under posts."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 3_000
LONGEST_NAME = 80


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments in the words in which they are asked for."""

    def under(self, post: Any) -> "CommentQuerySet":
        return self.filter(post_id=post.pk)

    def shown(self) -> "CommentQuerySet":
        """Comments that readers may see wherever they may see the post."""
        return self.filter(state=Comment.State.SHOWN)

    def waiting(self) -> "CommentQuerySet":
        """Comments that somebody must look at: they wait to be shown, or readers have reported them."""
        return self.filter(Q(state=Comment.State.WAITING) | Q(state=Comment.State.SHOWN, reports__gt=0))

    def in_sections(self, sections: Any) -> "CommentQuerySet":
        return self.filter(post__section__in=sections)


class Comment(models.Model):
    """One comment: by a reader, or (with `user`) by somebody of the newsroom."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SHOWN = "shown", _("Shown")
        REJECTED = "rejected", _("Rejected")
        HIDDEN = "hidden", _("Hidden")
        SPAM = "spam", _("Spam")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    post = models.ForeignKey("news.PostPage", verbose_name=_("post"), on_delete=models.PROTECT, related_name="+")
    reader = models.ForeignKey("community.Reader", null=True, on_delete=models.SET_NULL, related_name="comments")
    #: Of the newsroom; then there is no reader.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    #: The comment that began the thread; None where that is this one. Shown one level deep, whatever it answers.
    root = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answers")
    #: As it was typed with this comment: no later one changes it.
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    #: Values of `Sign`: what spoke against it when it came.
    signs = models.JSONField(default=list)
    #: The stamp of its form, so that one form makes one comment.
    key = models.CharField(max_length=64, unique=True)
    #: Keyed digest of the client's address, dropped after thirty days.
    client = models.CharField(max_length=64, blank=True)
    wants_replies = models.BooleanField(default=False)
    is_pick = models.BooleanField(_("editors’ pick"), default=False)
    recommended = models.PositiveIntegerField(_("recommended"), default=0)
    #: How many reports nobody has looked at yet.
    reports = models.PositiveIntegerField(_("reports"), default=0)
    made_at = models.DateTimeField(_("sent"), default=timezone.now)
    shown_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)

    objects = CommentQuerySet.as_manager()
    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        default_permissions = ()
        permissions = [("moderate_comments", _("Can moderate the comments of all sections"))]
        indexes = [
            models.Index(fields=["post", "root", "state", "made_at"], name="comment_threads"),
            models.Index(fields=["state", "made_at"], name="comment_queue"),
            models.Index(fields=["client"], name="comment_client", condition=~Q(client="")),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    @property
    def is_shown(self) -> bool:
        return self.state == self.State.SHOWN

    @property
    def is_withdrawn(self) -> bool:
        """Whether its words are gone. Spam that its writer took back stays spam, without any."""
        return self.state == self.State.WITHDRAWN or not self.text

    @property
    def thread_id(self) -> int:
        return self.root_id or self.pk

    @property
    def address(self) -> str:
        """Where it is found, on whatever page of the list it stands."""
        return f"/comments/{self.post_id}/?at={self.pk}#c{self.pk}"


class CommentReport(models.Model):
    """That a reader thinks a comment should go, and why."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reported")
    reason = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=64, unique=True)
    client = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.reason
