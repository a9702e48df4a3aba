"""What stands on the front page: a lead, a grid, the latest, and a strip for each section."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from core.images.loading import attach_pictures
from news.cards import load_bylines, pictures_of, portraits_of
from news.curation import Candidate, Filling, front_page_pool, load_chosen
from news.events.agenda import Entry
from news.events.coming import coming_up
from news.sections import SectionLabel

SECONDS, LATEST, GRID, STRIP = 2, 8, 4, 4
#: Jobs stand in rows, and need little room; events stand beside a section's stories.
ROWS, EVENTS, BESIDE_EVENTS = 6, 5, 2
#: How much older than the newest story the lead may be.
FRESH = timedelta(days=1)


@dataclass(frozen=True)
class Strip:
    """A section's row of posts."""

    section: SectionLabel
    build: str
    posts: list[Any]
    events: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class FrontPage:
    lead: Any = None
    seconds: list[Any] = field(default_factory=list)
    grid: list[Any] = field(default_factory=list)
    latest: list[Any] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    #: When the clock alone makes it another page: an event begins or ends.
    changes_at: datetime | None = None

    def as_context(self) -> dict[str, Any]:
        return {
            "lead": self.lead,
            "seconds": self.seconds,
            "grid": self.grid,
            "latest": self.latest,
            "strips": self.strips,
        }


@dataclass(frozen=True)
class _Slots:
    """What each slot gets: candidates, not yet the posts themselves."""

    lead: list[Candidate]
    seconds: list[Candidate]
    latest: list[Candidate]
    grid: list[Candidate]
    rows: dict[int, list[Candidate]]


def compose() -> FrontPage:
    """Fill the front page from the newest posts of each section; nothing appears twice."""
    sections, candidates = front_page_pool()
    filling = Filling(candidates)
    slots = _fill(filling, sections, candidates)
    coming = {section.pk: coming_up(section, EVENTS) for section in sections if section.strip_build == "events"}
    posts = load_chosen(filling.chosen)

    def loaded(slot: list[Candidate]) -> list[Any]:
        # A post withdrawn between the two queries leaves no hole.
        return [posts[candidate.pk] for candidate in slot if candidate.pk in posts]

    def strip(section: SectionLabel) -> Strip:
        events = coming[section.pk].entries if section.pk in coming else []
        return Strip(section, section.strip_build, loaded(slots.rows[section.pk]), events)

    page = FrontPage(
        lead=next(iter(loaded(slots.lead)), None),
        seconds=loaded(slots.seconds),
        grid=loaded(slots.grid),
        latest=loaded(slots.latest),
        strips=[found for found in map(strip, sections) if found.posts or found.events],
        changes_at=min((found.changes_at for found in coming.values() if found.changes_at), default=None),
    )
    _load_pictures(page)
    return page


def _fill(filling: Filling, sections: list[SectionLabel], candidates: list[Candidate]) -> _Slots:
    """Return who stands where. The order of filling decides who gets what.

    The lead first, then the rail of the latest, so that it really shows the latest, then the grid, then each
    section's own strip.
    """
    leading = [section.pk for section in sections if section.may_lead]

    def may_lead(post: Candidate) -> bool:
        return post.section_id in leading and post.kind.may_lead

    def may_lead_with_picture(post: Candidate) -> bool:
        return may_lead(post) and post.lead_image_id is not None

    return _Slots(
        lead=_lead(filling, [post for post in candidates if post.kind.may_lead], leading),
        seconds=filling.take(SECONDS, may_lead),
        latest=filling.take(LATEST, lambda post: post.kind.is_story),
        grid=filling.take(GRID, may_lead_with_picture),
        rows={section.pk: _row(filling, section) for section in sections},
    )


def _lead(filling: Filling, candidates: list[Candidate], leading: list[int]) -> list[Any]:
    """Return the lead, with a picture if any has one: of the first section while it is fresh, else the newest.

    Editors put the section that matters most first in the tree; its newest story leads unless another
    section has one that is a day newer.
    """
    eligible = [post for post in candidates if post.section_id in leading]
    # Where no story has a picture, words lead.
    illustrated = [post for post in eligible if post.lead_image_id is not None] or eligible
    if not illustrated:
        return []
    foremost = next((post for pk in leading[:1] for post in illustrated if post.section_id == pk), illustrated[0])
    stale = illustrated[0].date_shown - foremost.date_shown > FRESH
    return filling.take(1, lambda post: post.pk == (illustrated[0] if stale else foremost).pk)


def _row(filling: Filling, section: SectionLabel) -> list[Any]:
    """Return the section's posts for its strip, led by one with a picture where the strip is led by one."""

    def in_section(post: Any) -> bool:
        return post.section_id == section.pk

    def story(post: Any) -> bool:
        return in_section(post) and post.kind.is_story

    if section.strip_build == "rows":
        notices = filling.take(ROWS, lambda post: in_section(post) and not post.kind.is_story)
        return [*notices, *filling.take(max(0, STRIP - len(notices)), in_section)]
    if section.strip_build not in ("pictures", "events"):
        return filling.take(STRIP, in_section)
    # Events stand beside the stories, in the order in which they come.
    fits, number = (story, BESIDE_EVENTS) if section.strip_build == "events" else (in_section, STRIP)
    first = filling.take(1, lambda post: fits(post) and post.lead_image_id is not None)
    return [*first, *filling.take(number - len(first), fits)]


def _load_pictures(page: FrontPage) -> None:
    """Load for each slot the pictures in the shape it shows, and portraits where opinion shows them."""
    uses = [*pictures_of([page.lead] if page.lead else [], "lead"), *pictures_of(page.grid, "card")]
    for strip in page.strips:
        if strip.build in ("pictures", "events"):
            uses += [*pictures_of(strip.posts[:1], "lead"), *pictures_of(strip.posts[1:], "card")]
        elif strip.build == "food":
            uses += pictures_of(strip.posts, "square")
    signed = [post for strip in page.strips if strip.build == "opinion" for post in strip.posts]
    load_bylines(signed)
    attach_pictures([*uses, *portraits_of(signed)])
