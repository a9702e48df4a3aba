"""Corrections for machines: `correction` with a `CorrectionComment` for each, in the words of schema.org."""

from typing import Any

from .notes import notes_in

#: What schema.org does not take for a creative work cannot hold corrections.
NO_WORKS = frozenset({"Event", "JobPosting"})
#: An update is news, not a correction.
NO_CORRECTION = "update"


def with_corrections(data: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON-LD of a post with its corrections, clarifications and retractions."""
    comments = [
        {"@type": "CorrectionComment", "text": note.text, "datePublished": note.when.isoformat()}
        for note in notes_in(facts)
        if note.kind != NO_CORRECTION
    ]
    if not comments or data.get("@type") in NO_WORKS:
        return data
    return {**data, "correction": comments}
