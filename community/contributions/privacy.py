"""What is kept of those who contribute, and for how long; what they can have of it, and have erased."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from community.contributions.photos import forget_photo
from community.guarding.clients import KEPT_FOR
from community.models import Contribution, ContributionState, Reader
from community.models.contributions import DECIDED_FOR, SAVED_FOR, UNSAVED_FOR

#: What says who sent it, beside the reader's own row.
NAMING = dict.fromkeys(("name", "phone", "email", "client", "title", "text", "text_digest", "answer"), "")
KEPT_STATES = (ContributionState.ACCEPTED, ContributionState.PUBLISHED)


def forget_old(now: datetime) -> int:
    """Delete drafts that were not sent and what came to nothing, in their time; drop what tells clients apart."""
    drafts = Q(state=ContributionState.DRAFT)
    unsaved = drafts & Q(saved_at=None, made_at__lt=now - UNSAVED_FOR)
    saved = drafts & Q(saved_at__lt=now - SAVED_FOR)
    nothing = (ContributionState.DECLINED, ContributionState.WITHDRAWN, ContributionState.SPAM)
    decided = Q(state__in=nothing, sent_at__lt=now - DECIDED_FOR)
    gone = Contribution.objects.filter(unsaved | saved | decided)
    number = sum(_delete(one, gone) for one in list(gone))
    old = Contribution.objects.filter(made_at__lt=now - KEPT_FOR).exclude(client="")
    return number + old.update(client="")


def _delete(contribution: Contribution, since: Any) -> bool:
    """Delete it with its photos, if it is still one of `since`: its sender may send it at this moment."""
    with transaction.atomic():
        found = since.select_for_update(of=("self",)).filter(pk=contribution.pk).first()
        if found is None:
            return False
        for photo in found.photos.all():
            forget_photo(photo)
        found.delete()
    return True


def contributions_of(email: str) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "state": "received" if one.state == ContributionState.SPAM else one.state,
            "title": one.title,
            "text": one.text,
            "details": one.details,
            "name": one.name,
            "telephone": one.phone,
            "sent": one.sent_at.isoformat() if one.sent_at else None,
            "terms": one.terms_version,
            "photos": [{"caption": photo.caption, "credit": photo.credit} for photo in one.photos.all()],
            "answer": one.answer,
        }
        for one in _of(email).prefetch_related("photos")
    ]


def erase_contributions_of(email: str) -> int:
    """Erase them; of what became a post only that there was one is kept. The post itself is the newsroom's."""
    found = list(_of(email))
    for one in found:
        if _delete(one, Contribution.objects.exclude(state__in=KEPT_STATES)):
            continue
        with transaction.atomic():
            for photo in one.photos.all():
                forget_photo(photo)
            Contribution.objects.filter(pk=one.pk).update(**NAMING, details={}, reader=None)
            one.notes.exclude(words="").update(words="")
    return len(found)


def _of(email: str) -> Any:
    reader = Reader.known(email)
    return Contribution.objects.filter(reader=reader) if reader else Contribution.objects.none()
