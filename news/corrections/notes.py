"""What readers are told of a post's corrections: kept with its row, so that neither pages nor lists ask for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

#: The key in `card_facts`.
FACT = "corrections"
RETRACTION, CORRECTION = "retraction", "correction"


@dataclass(frozen=True)
class Note:
    """A standing entry of the ledger in words for readers. `replaces` is when the entry it supersedes was filed."""

    kind: str
    label: str
    text: str
    when: datetime
    replaces: datetime | None = None


def note_facts(post_key: int | None) -> list[dict[str, Any]]:
    """Return the standing entries of the post, newest first, as plain JSON: one query."""
    from news.models import Correction

    if post_key is None:
        return []
    entries = Correction.objects.standing().filter(post=post_key).select_related("supersedes")
    return [
        {
            "kind": entry.kind,
            "text": entry.text,
            "when": entry.when.isoformat(),
            "replaces": entry.supersedes.when.isoformat() if entry.supersedes else None,
        }
        for entry in entries.only("kind", "text", "when", "supersedes__when")
    ]


def notes_in(facts: dict[str, Any]) -> list[Note]:
    """Return the notes that a post's `card_facts` hold, newest first."""
    from news.models import Correction

    labels = dict(Correction.Kind.choices)
    return [
        Note(
            kind=fact["kind"],
            label=str(labels.get(fact["kind"], "")),
            text=fact["text"],
            when=_moment(fact["when"]),
            replaces=_moment(fact["replaces"]) if fact["replaces"] else None,
        )
        for fact in facts.get(FACT, [])
    ]


def is_retracted(facts: dict[str, Any]) -> bool:
    return any(fact["kind"] == RETRACTION for fact in facts.get(FACT, []))


def label_with_retraction(label: str, facts: dict[str, Any]) -> str:
    """Return what stands beside the section's name on a card: that a post is retracted comes first."""
    return " · ".join(part for part in (_("Retracted"), label) if part) if is_retracted(facts) else label


def last_told(facts: Iterable[dict[str, Any]]) -> datetime | None:
    """Return when readers were last told of a change by an entry."""
    return max((_moment(fact["when"]) for fact in facts), default=None)


def _moment(text: str) -> datetime:
    moment = parse_datetime(text)
    if moment is None:
        raise ValueError(f"no moment: {text!r}")
    return moment
