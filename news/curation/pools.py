"""The posts that a page of slots is filled from."""

from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType

from news.models.kind import Kind
from news.sections import SectionLabel, section_labels

#: As many as fill the page several times over.
NEWEST = 150
#: What a section's strip and its share of the slots above take; of a quiet section this many are asked for.
ENOUGH_FOR_A_STRIP = 12


class Candidate(NamedTuple):
    """What filling asks of a post: not the post itself, since most candidates are not chosen."""

    pk: int
    section_id: int
    lead_image_id: int | None
    date_shown: datetime
    content_type_id: int

    @property
    def kind(self) -> type[Kind]:
        """The kind of the post; a kind whose code is gone counts as any post."""
        model = ContentType.objects.get_for_id(self.content_type_id).model_class()
        return model if model is not None and issubclass(model, Kind) else Kind


def front_page_pool() -> tuple[list[SectionLabel], list[Candidate]]:
    """Return the public sections in tree order, and candidates for their slots, newest first.

    One query as a rule: the newest of all sections together. A section that has too few among them, because
    others are busier, is asked for its own.
    """
    from news.models import PostPage

    sections = [label for label in section_labels().values() if label.is_public]
    listed = PostPage.objects.listed()
    found = _candidates(listed[:NEWEST])
    if len(found) == NEWEST:
        counts = Counter(candidate.section_id for candidate in found)
        for section in sections:
            if counts[section.pk] < ENOUGH_FOR_A_STRIP:
                found += _candidates(listed.in_section(section)[:ENOUGH_FOR_A_STRIP])
        found.sort(key=lambda candidate: (candidate.date_shown, candidate.pk), reverse=True)
    # Posts of a section that was withdrawn are still public; the front page does not lead there.
    public = {section.pk for section in sections}
    return sections, [candidate for candidate in found if candidate.section_id in public]


def _candidates(posts: Any) -> list[Candidate]:
    return [
        Candidate(*row)
        for row in posts.values_list("pk", "section_id", "lead_image_id", "date_shown", "content_type_id")
    ]


def load_chosen(candidates: list[Candidate]) -> dict[int, Any]:
    """Return the chosen posts by primary key, as cards show them; pictures and bylines are not loaded."""
    from news.models import PostPage

    return PostPage.objects.for_listing().in_bulk([candidate.pk for candidate in candidates])
