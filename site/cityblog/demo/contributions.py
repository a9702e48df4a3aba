"""The demo's contributions: what readers have sent, in every state that it can be in."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from community.contributions.drafting import make_draft
from community.contributions.kinds import SORTS
from community.contributions.photos import keep_photo
from community.contributions.receiving import home_of
from community.models import Contribution, ContributionState, Reader
from community.models.contributions import words_digest
from news.models import PostPage

#: Which of the kind's own fields is the day on which it is, or by which one applies.
DAYS = {"event": "start_date", "job": "closes_on"}


def load_contributions(path: Path, pictures: Path) -> None:
    """Make the demo's contributions; once. Nobody is written to."""
    if Contribution.objects.exists():
        return
    for number, facts in enumerate(yaml.safe_load(path.read_text("utf-8")), 1):
        _make(number, facts, pictures)


def _make(number: int, facts: dict[str, Any], pictures: Path) -> None:
    when = timezone.now() - timedelta(days=facts["days_ago"], hours=number)
    state = ContributionState(facts.get("state", "received"))
    text = facts["text"].strip()
    one = Contribution.objects.create(
        kind=facts["kind"],
        key=f"demo {number}",
        title=facts.get("title", ""),
        text=text,
        text_digest=words_digest(facts.get("title", ""), text),
        details=_details(facts),
        name=facts["name"],
        section=home_of(SORTS[facts["kind"]]),
        signs=facts.get("signs", []),
        answer=facts.get("answer", ""),
        terms_version=1,
        state=ContributionState.RECEIVED if state == ContributionState.ACCEPTED else state,
        agreed_at=when,
        made_at=when,
        saved_at=when,
        sent_at=None if state == ContributionState.DRAFT else when,
    )
    for key, caption in facts.get("photos", {}).items():
        _add_photo(one, pictures / f"{key}.webp", caption)
    _decide(one, facts, state, when)
    # Last, so that none of this is told by mail.
    reader = Reader.of(f"{facts['name'].split()[-1].lower()}@example.org", facts["name"])
    Contribution.objects.filter(pk=one.pk).update(reader=None if state == ContributionState.DRAFT else reader)


def _details(facts: dict[str, Any]) -> dict[str, Any]:
    details = dict(facts.get("details", {}))
    if "in_days" in facts:
        details[DAYS[facts["kind"]]] = (timezone.localdate() + timedelta(days=facts["in_days"])).isoformat()
    return details


def _add_photo(one: Contribution, path: Path, caption: str) -> None:
    photo = keep_photo(one, SimpleUploadedFile(path.name, path.read_bytes()))
    photo.caption, photo.credit, photo.agreed = caption, one.name, True
    photo.save(update_fields=["caption", "credit", "agreed"])


def _decide(one: Contribution, facts: dict[str, Any], state: str, when: Any) -> None:
    if state == ContributionState.ACCEPTED:
        make_draft(one, None, author=None)
    later = when + timedelta(hours=20)
    decided = state in (ContributionState.PUBLISHED, ContributionState.DECLINED, ContributionState.ACCEPTED)
    post = _post(facts["post"]) if "post" in facts else one.post
    Contribution.objects.filter(pk=one.pk).update(
        post=post,
        about=_post(facts["about"]) if "about" in facts else None,
        decided_at=later if decided else None,
        published_at=later if state == ContributionState.PUBLISHED else None,
    )


def _post(address: str) -> PostPage | None:
    """Return a post by its section and slug, if this demo has it."""
    return PostPage.objects.published().filter(url_path=f"/home/{address}/").first()
