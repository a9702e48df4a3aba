"""What becomes of a contribution's post: its publication is its sender's good news, and the post is not deleted."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.signals import page_published

from community.contributions import deciding, letters
from community.contributions.access import inbox_of
from community.models import Contribution, ContributionState, ContributionTerms
from community.models.contributions import OPEN
from core import generations
from news.corrections.filing import correction_filed


def note_publication(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Tell the senders of what `instance` was made of that it is out; once, however often it is published."""
    for contribution in Contribution.objects.filter(post=instance.pk, state=ContributionState.ACCEPTED):
        out = {"state": ContributionState.PUBLISHED, "published_at": timezone.now()}
        with transaction.atomic():
            waiting = Contribution.objects.filter(pk=contribution.pk, state=ContributionState.ACCEPTED)
            if waiting.update(**out):
                contribution.refresh_from_db()
                letters.tell_state(contribution)


def note_correction(sender: Any, correction: Any, request: Any, **kwargs: Any) -> None:
    """Close the hint that led to a correction ("contribution" in the address), and note it with those still open."""
    named = request.GET.get("contribution", "")
    waiting = Q(state__in=OPEN) | Q(state=ContributionState.ACCEPTED, post=None)
    about = inbox_of(request).filter(waiting, kind="correction", about=correction.post_id)
    for contribution in about:
        if str(contribution.pk) == named:
            deciding.correct(contribution, correction, request.user)
        elif contribution.is_open:
            deciding.note(contribution, request.user, correction.text, "corrected")


def _terms_changed(sender: Any, **kwargs: Any) -> None:
    # The page on which readers choose is kept like any other.
    generations.bump("pages")


def connect() -> None:
    post_save.connect(_terms_changed, sender=ContributionTerms, dispatch_uid="community-terms-saved")
    correction_filed.connect(note_correction, dispatch_uid="community-correction-filed")
    page_published.connect(note_publication, dispatch_uid="community-contribution-published")


def keep_contributed(posts: Any) -> dict[int, str]:
    """Keep posts that readers sent us: their receipts lead there."""
    counted = Contribution.objects.filter(post__in=posts.values("pk")).order_by().values_list("post")
    return {
        key: ngettext("%(number)d contribution", "%(number)d contributions", number) % {"number": number}
        for key, number in counted.annotate(number=Count("pk"))
    }
