"""What a reader sends us for publication, from the first photo that was stored to the post that came of it."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Left
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.secret_text import EncryptedTextField, digest_of

#: Sent and still ours to deal with.
OPEN = ("received", "review")
WITHDRAWABLE = (*OPEN, "spam")


class ContributionKind(models.TextChoices):
    """What somebody wants to send."""

    STORY = "story", _("Story")
    OPINION = "opinion", _("Opinion")
    LETTER = "letter", _("Letter to the editor")
    PHOTO = "photo", _("Photos")
    EVENT = "event", _("Event")
    JOB = "job", _("Job")
    RECIPE = "recipe", _("Recipe")
    TIP = "tip", _("Restaurant tip")
    CORRECTION = "correction", _("Error in a post")


class ContributionState(models.TextChoices):
    """How far it has come. The words are the newsroom's; what its sender reads is in the receipt."""

    DRAFT = "draft", _("Not sent yet")
    RECEIVED = "received", _("Received")
    REVIEW = "review", _("In review")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SPAM = "spam", _("Spam")


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def sent(self) -> "ContributionQuerySet":
        """What somebody has sent and not taken back."""
        return self.exclude(state__in=[ContributionState.DRAFT, ContributionState.WITHDRAWN])

    def waiting(self) -> "ContributionQuerySet":
        """What nobody has decided yet."""
        return self.filter(state__in=OPEN)

    def behind(self, secret: str) -> "Contribution | None":
        return self.filter(digest=secret_digest(secret)).first()

    def for_lists(self) -> "ContributionQuerySet":
        """Without what is long or secret, and of the text as much as a title may be made of."""
        loaded = self.annotate(text_begins=Left("text", 200))
        return loaded.defer("text", "details", "answer", "secret", "phone", "email")

    def like(self, one: "Contribution") -> "ContributionQuerySet":
        """What was sent with the same words, or by the same reader."""
        same = models.Q(text_digest=one.text_digest) if one.text_digest else models.Q(pk__in=[])
        if one.reader_id:
            same |= models.Q(reader=one.reader_id)
        return self.sent().filter(same).exclude(pk=one.pk)


def new_secret() -> str:
    return secrets.token_urlsafe(24)


def secret_digest(secret: str) -> str:
    """Return what a secret is found by. It is long and random, so its digest needs no key and outlives SECRET_KEY."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def words_digest(title: str, text: str) -> str:
    """Return the digest by which the same words are known again, whatever their case and blanks; "" of none."""
    words = " ".join(f"{title} {text}".casefold().split())
    return digest_of("contribution", words) if words else ""


class Contribution(models.Model):
    """One thing that somebody sends. Its address holds a secret: who knows it sees how far it has come."""

    kind = models.CharField(_("kind"), max_length=20, choices=ContributionKind.choices)
    state = models.CharField(
        _("state"), max_length=20, choices=ContributionState.choices, default=ContributionState.DRAFT
    )
    #: The form's stamp, or the Message-ID of a mail: the same thing sent twice is one.
    key = models.CharField(max_length=255, unique=True, editable=False)
    secret = EncryptedTextField(default=new_secret, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)

    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    text_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    #: The kind's own fields by the names of its page model, as the form takes them.
    details = models.JSONField(default=dict, blank=True, editable=False)
    name = models.CharField(_("name"), max_length=80, blank=True)
    reader = models.ForeignKey(
        "community.Reader", null=True, editable=False, on_delete=models.SET_NULL, related_name="contributions"
    )
    phone = EncryptedTextField(_("telephone"), blank=True, default="", editable=False)
    #: While it is a draft: where its link was asked to go.
    email = EncryptedTextField(_("e-mail"), blank=True, default="", editable=False)

    terms_version = models.PositiveIntegerField(null=True, editable=False)
    agreed_at = models.DateTimeField(null=True, editable=False)
    signs = models.JSONField(default=list, blank=True, editable=False)
    client = models.CharField(max_length=64, blank=True, editable=False)

    section = models.ForeignKey(
        "news.SectionPage", verbose_name=_("desk"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    about = models.ForeignKey("news.PostPage", null=True, on_delete=models.SET_NULL, related_name="+")
    post = models.ForeignKey("news.PostPage", null=True, on_delete=models.SET_NULL, related_name="contributions")
    answer = models.TextField(_("answer"), blank=True)

    made_at = models.DateTimeField(default=timezone.now, editable=False)
    #: When its sender asked us to keep the draft; others are swept sooner.
    saved_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    objects = ContributionQuerySet.as_manager()

    # Pages are watched by Wagtail's index of references; these rows are no use of theirs.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        default_permissions = ()
        permissions = [("handle_contributions", _("Can handle contributions to all sections"))]
        indexes = [
            models.Index(fields=["state", "-sent_at"], name="contribution_state_sent"),
            models.Index(fields=["section", "state"], name="contribution_section_state"),
        ]

    def __str__(self) -> str:
        return self.shown_title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.digest = secret_digest(self.secret)
        super().save(*args, **kwargs)

    @property
    def shown_title(self) -> str:
        """Its title, or how its text begins: a correction has none."""
        begins = self.__dict__.get("text_begins")
        words = self.title or " ".join((self.text if begins is None else begins).split())[:80]
        return words or str(self.get_kind_display())

    @property
    def receipt_url(self) -> str:
        return reverse("contribution_receipt", args=[self.secret])

    @property
    def is_draft(self) -> bool:
        return self.state == ContributionState.DRAFT

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def lacks_agreement(self) -> bool:
        """Whether its sender is still to agree to the terms: what came by mail, until it is out."""
        return self.agreed_at is None and (self.is_open or self.state == ContributionState.ACCEPTED)

    @property
    def is_settled(self) -> bool:
        """Whether it was answered and done with, without becoming a post."""
        return self.state == ContributionState.ACCEPTED and self.post_id is None

    @property
    def is_corrected(self) -> bool:
        """Whether a correction was filed thanks to it."""
        return self.state == ContributionState.PUBLISHED and self.kind == ContributionKind.CORRECTION

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether its sender may still take it back by themselves; what is spam to us is not told to be."""
        return self.state in WITHDRAWABLE


#: A draft that nobody asked us to keep holds photos of a form that was never sent. The form itself can be sent for
#: two days (`guarding.stamps.LASTS`), so they are kept for longer than that.
UNSAVED_FOR = timedelta(days=3)
SAVED_FOR = timedelta(days=30)
#: What came to nothing is kept this long, for questions and against repetition.
DECIDED_FOR = timedelta(days=180)
