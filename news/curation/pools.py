"""The posts that a page of slots is filled from."""

from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Q

from news.sections import SectionLabel, section_labels

#: Enough of each section for the lead, grid, latest rail and the section's own strip.
FROM_EACH_SECTION = 20


class Candidate(NamedTuple):
    """What filling asks of a post: not the post itself, since most candidates are not chosen."""

    pk: int
    section_id: int
    lead_image_id: int | None


def front_page_pool() -> tuple[list[SectionLabel], list[Candidate]]:
    """Return the public sections in tree order, and the newest published posts of each, newest first.

    One query, whatever the number of sections and posts: each section's newest are an index look-up.
    """
    from news.models import PostPage

    sections = [label for label in section_labels().values() if label.is_public]
    if not sections:
        return [], []
    published = PostPage.objects.published().values("pk")
    newest = [Q(pk__in=published.in_section(section)[:FROM_EACH_SECTION]) for section in sections]
    rows = PostPage.objects.filter(reduce(or_, newest)).order_by("-date_shown", "-pk")
    return sections, [Candidate(*row) for row in rows.values_list("pk", "section_id", "lead_image_id")]


def load_chosen(candidates: list[Candidate]) -> dict[int, Any]:
    """Return the chosen posts by primary key, as cards show them; pictures and bylines are not loaded."""
    from news.models import PostPage

    return PostPage.objects.for_listing().in_bulk([candidate.pk for candidate in candidates])
