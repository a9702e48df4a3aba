"""What an editor does with a contribution. Each leaves a line in its history, and its sender is told of each change."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.contributions import letters
from community.contributions.asking import report_later
from community.models import Contribution, ContributionNote, ContributionState
from community.models.contributions import OPEN
from news.models import Correction, SectionPage


def note(contribution: Contribution, user: Any, words: str = "", what: str = "note") -> None:
    ContributionNote.objects.create(contribution=contribution, who=user, what=what, words=words)


def assign(contribution: Contribution, to: Any, user: Any) -> None:
    """Give it to somebody, or to nobody. Whoever takes it begins to read it."""
    with transaction.atomic():
        contribution.assigned_to = to
        contribution.save(update_fields=["assigned_to"])
        name = (to.get_full_name() or to.get_username()) if to else _("nobody")
        note(contribution, user, _("Given to %(name)s.") % {"name": name}, "assigned")
        if to is not None and _move(contribution, ContributionState.REVIEW, (ContributionState.RECEIVED,)):
            letters.tell_state(contribution)


def pass_on(contribution: Contribution, section: SectionPage, user: Any) -> None:
    """Put it into another desk's inbox, where somebody else takes it."""
    with transaction.atomic():
        contribution.section, contribution.assigned_to = section, None
        contribution.save(update_fields=["section", "assigned_to"])
        note(contribution, user, _("Passed on to %(section)s.") % {"section": section.title}, "passed on")


def decline(contribution: Contribution, answer: str, user: Any) -> bool:
    """Say no, with a word. Returns whether it was still open."""
    with transaction.atomic():
        if not _move(contribution, ContributionState.DECLINED, OPEN, answer=answer, decided_at=timezone.now()):
            return False
        note(contribution, user, answer, "declined")
        letters.tell_state(contribution)
    return True


def mark_spam(contribution: Contribution, user: Any) -> bool:
    """Take it out of the way without a word to its sender."""
    with transaction.atomic():
        moved = _move(contribution, ContributionState.SPAM, OPEN, decided_at=timezone.now())
        if moved:
            note(contribution, user, what="spam")
            report_later(contribution)
    return moved


def take_back(contribution: Contribution, user: Any) -> bool:
    """Put what was declined, or taken for spam, among what waits again."""
    closed = (ContributionState.DECLINED, ContributionState.SPAM)
    with transaction.atomic():
        was_spam = contribution.state == ContributionState.SPAM
        moved = _move(contribution, ContributionState.RECEIVED, closed, answer="", decided_at=None)
        if moved:
            note(contribution, user, what="taken back")
            if was_spam:
                # Nobody told its sender that it had arrived.
                letters.tell_state(contribution)
                report_later(contribution)
    return moved


def settle(contribution: Contribution, answer: str, user: Any) -> bool:
    """Close what became no post of its own, such as a hint at an error: its sender is thanked."""
    with transaction.atomic():
        if not _move(contribution, ContributionState.ACCEPTED, OPEN, answer=answer, decided_at=timezone.now()):
            return False
        note(contribution, user, answer, "settled")
        letters.tell_state(contribution)
    return True


def correct(contribution: Contribution, correction: Correction, user: Any) -> bool:
    """Note that a correction was filed thanks to it; its sender is told, and where to read it."""
    since = (*OPEN, ContributionState.ACCEPTED)
    now = timezone.now()
    done = {"answer": correction.text, "post": correction.post, "decided_at": now, "published_at": now}
    with transaction.atomic():
        if not _move(contribution, ContributionState.PUBLISHED, since, **done):
            return False
        note(contribution, user, correction.text, "corrected")
        letters.tell_state(contribution)
    return True


def _move(contribution: Contribution, state: str, since: tuple[str, ...], **also: Any) -> bool:
    """Bring it into `state` if it is still in one of `since`; two editors at once decide once."""
    found = Contribution.objects.filter(pk=contribution.pk, state__in=since)
    if not found.update(state=state, **also):
        return False
    contribution.refresh_from_db(fields=["state", *also])
    return True
