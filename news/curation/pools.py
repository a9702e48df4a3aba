"""The posts that a page of slots is filled from."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.contenttypes.models import ContentType

from news.sections import SectionLabel, section_labels

from .rules import Matching, load_matching, posts_of
from .slots import Rule, Slot

if TYPE_CHECKING:
    from news.models.kind import Kind

#: As many as fill the page several times over.
NEWEST = 150
#: What a section's strip and its share of the slots above take; of a quiet section or rule this many are asked for.
ENOUGH_FOR_A_STRIP = 12


class Candidate(NamedTuple):
    """What filling asks of a post: not the post itself, since most candidates are not chosen."""

    pk: int
    section_id: int
    lead_image_id: int | None
    date_shown: datetime
    content_type_id: int

    @property
    def kind(self) -> "type[Kind]":
        """The kind of the post; a kind whose code is gone counts as any post."""
        # Not above: sections are models too, and fill their tops with this.
        from news.models.kind import Kind

        model = ContentType.objects.get_for_id(self.content_type_id).model_class()
        return model if model is not None and issubclass(model, Kind) else Kind


COLUMNS = Candidate._fields


@dataclass(frozen=True)
class Pool:
    """Candidates newest first, what the rules need to know of them, and the public sections in tree order."""

    sections: list[SectionLabel]
    candidates: list[Any]
    matching: Matching


def public_sections() -> list[SectionLabel]:
    return [label for label in section_labels().values() if label.is_public]


def front_page_pool(slots: list[Slot], at: datetime | None = None) -> Pool:
    """Return the candidates for `slots`: at most four queries, however many slots and picks there are.

    One query as a rule: the newest of all sections together. Picks, and what rules and quiet sections have among
    older posts, come with one more.
    """
    from news.models import PostPage

    sections = public_sections()
    listed = PostPage.objects.listed(at)
    found = {row[0]: Candidate(*row) for row in listed.values_list(*COLUMNS)[:NEWEST]}
    if len(found) == NEWEST:
        counts = Counter(candidate.section_id for candidate in found.values())
        by_section = [Rule(section=section.pk) for section in sections]
        rules = dict.fromkeys([*(slot.rule for slot in slots if slot.rule), *by_section])
        busy = {rule for rule in by_section if counts[rule.section or 0] >= ENOUGH_FOR_A_STRIP}
        picks = {pick.post for slot in slots for pick in slot.picks} - found.keys()
        found |= {row.pk: row for row in _older(listed, picks, [rule for rule in rules if rule not in busy])}
    # Posts of a section that was withdrawn are still public; the front page does not lead there.
    public = {section.pk for section in sections}
    candidates = [candidate for candidate in found.values() if candidate.section_id in public]
    candidates.sort(key=lambda candidate: (candidate.date_shown, candidate.pk), reverse=True)
    return Pool(sections, candidates, load_matching(slots, [candidate.pk for candidate in candidates]))


def _enough(rule: Rule) -> int:
    # What is read most stands in the slots above as a rule.
    return 3 * ENOUGH_FOR_A_STRIP if rule.most_read else ENOUGH_FOR_A_STRIP


def _older(listed: Any, picks: set[int], rules: list[Rule]) -> list[Candidate]:
    parts = [listed.filter(pk__in=picks)] if picks else []
    # A cut inside a condition, not of a part: SQLite cuts no parts of a union.
    parts += [listed.filter(pk__in=posts_of(listed, rule).values("pk")[: _enough(rule)]) for rule in rules]
    if not parts:
        return []
    first, *others = (part.order_by().values_list(*COLUMNS) for part in parts)
    return [Candidate(*row) for row in first.union(*others, all=True)]


def load_chosen(keys: list[int]) -> dict[int, Any]:
    """Return the chosen posts by primary key, as cards show them; pictures and bylines are not loaded."""
    from news.models import PostPage

    return PostPage.objects.for_listing().in_bulk(keys)
