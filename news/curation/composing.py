"""Composing a page of slots: picks first, wherever they stand, then rules from the top of the page down."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from core.images.loading import Use
from news.cards import pictures_of
from news.events.coming import Coming, coming_up
from news.live import running_coverage
from news.sections import SectionLabel

from .filling import Filling
from .kinds import EVENTS, fill, section_of
from .pools import Pool
from .slots import MOST, Pick, Rule, Slot, ends_after


@dataclass
class Filled:
    """A slot and what stands in it: candidates while the page is filled, then the posts themselves."""

    slot: Slot
    posts: list[Any]
    #: The picks that stand there now, by their posts' keys.
    picked: Mapping[int, Pick] = field(default_factory=dict)
    #: Keys of events, then entries of the agenda.
    events: list[Any] = field(default_factory=list)
    section: SectionLabel | None = None
    #: The rail of the latest that stands beside a lead.
    rail: "Filled | None" = None
    #: The words and the link of a slot that has its own.
    words: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.slot.kind

    @property
    def key(self) -> str:
        """A name that no other slot of the page has, for ids in the markup."""
        return self.slot.key or "-".join(str(part) for part in (self.kind, self.slot.rule.section) if part)

    @property
    def card_level(self) -> int:
        return 3 if self.slot.title else 2

    @property
    def build(self) -> str:
        """How the component `strip` shows it, for the kinds that are strips."""
        usual = {"opinion": "opinion", "jobs": "rows", "storyline": "text"}.get(self.kind)
        return usual or (self.section.strip_build if self.section else "text")

    @property
    def template(self) -> str:
        name = "strip" if self.kind in ("section", "opinion", "jobs", "storyline") else self.kind
        return f"news/slots/{name}.html"

    @property
    def head(self) -> Any:
        """What stands over a strip: a section's or storyline's name and address."""
        from news.storylines import storyline_label

        if self.kind == "storyline":
            label = storyline_label(self.slot.rule.storyline)
            return {"title": self.slot.title or (label.name if label else ""), "url": label.url if label else ""}
        if self.section is None:
            return {"title": self.slot.title, "url": ""}
        return replace(self.section, title=self.slot.title) if self.slot.title else self.section

    @property
    def lead(self) -> Any:
        return self.posts[0] if self.posts else None

    @property
    def seconds(self) -> list[Any]:
        return self.posts[1:]

    @property
    def is_empty(self) -> bool:
        return not (self.posts or self.events or self.words or self.rail)


@dataclass
class Composition:
    """A page of slots, in the order in which they stand."""

    slots: list[Filled]
    changes_at: datetime | None = None
    chosen: list[Any] = field(default_factory=list)
    coming: Coming | None = None

    @property
    def keys(self) -> list[int]:
        """The keys of all posts that the page shows and that are still to be loaded."""
        events = [key for filled in self.slots for key in filled.events]
        return [*(post.pk for post in self.chosen), *events]


def settled(slots: list[Slot], sections: list[SectionLabel]) -> list[Slot]:
    """Return `slots` with what goes without saying: an opinion strip is about the section Opinion, jobs are jobs."""
    return [_settle(slot, sections) for slot in slots]


#: The slots that are about a section by its build, and those that are about a kind of post.
BY_BUILD = {"opinion": "opinion", "events": "events"}
BY_KIND = {"jobs": "jobpage", "recipe": "recipepage"}


def _settle(slot: Slot, sections: list[SectionLabel]) -> Slot:
    rule = slot.rule
    if slot.kind in BY_KIND:
        rule = replace(rule, kind=BY_KIND[slot.kind])
    build = BY_BUILD.get(slot.kind)
    if build == "opinion" and not rule:
        rule = replace(rule, section=next((label.pk for label in sections if label.strip_build == build), None))
    if slot.kind == "storyline" and not rule.storyline:
        # Nothing chosen shows nothing, not everything.
        rule = Rule(storyline=-1)
    return replace(slot, rule=rule)


def compose_slots(slots: list[Slot], pool: Pool, at: datetime | None = None) -> Composition:
    """Fill `slots` from `pool` as the page is at `at` (now, if not given); the posts are still candidates."""
    now = at or timezone.now()
    filling = Filling(pool.candidates)
    picks = _claim_picks(slots, filling, now)
    coming = coming_up(at) if any(_shows_events(slot, pool) for slot in slots) else None
    coverage = _running(slots, pool, filling, at)
    page = []
    for slot, (standing, picked) in zip(slots, picks, strict=True):
        posts = fill(slot, picked, filling, pool, timezone.localdate(now))
        filled = Filled(slot, posts, standing, section=_section(slot, pool))
        if slot.kind == "live":
            filled.posts, coverage = coverage, []
        if coming is not None and _shows_events(slot, pool):
            _announce(filled, coming, filling, pool)
        page.append(filled)
    ends = ends_after(slots, now)
    if coming is not None and coming.changes_at:
        ends.append(coming.changes_at)
    return Composition(page, min(ends, default=None), filling.chosen, coming)


def _claim_picks(slots: list[Slot], filling: Filling, now: datetime) -> list[tuple[dict[int, Pick], list[Any]]]:
    """Give every slot its picks that may be shown now, before any rule fills anything; with them their posts."""
    found = []
    for slot in slots:
        most = slot.number or slot.asked or MOST
        standing: dict[int, Pick] = {}
        posts: list[Any] = []
        for pick in slot.picks:
            if len(posts) < most and pick.stands_at(now) and (post := filling.claim(pick.post)) is not None:
                standing[pick.post] = pick
                posts.append(post)
        found.append((standing, posts))
    return found


def _running(slots: list[Slot], pool: Pool, filling: Filling, at: datetime | None) -> list[Any]:
    """Return the coverage that runs now, if a slot shows it; what nobody picked stands there and nowhere else."""
    if not any(slot.kind == "live" for slot in slots):
        return []
    public = {section.pk for section in pool.sections}
    free = [post for post in running_coverage(at) if post.section_id in public and not filling.is_taken(post.pk)]
    for post in free:
        filling.set_aside(post.pk)
    return free


def _section(slot: Slot, pool: Pool) -> SectionLabel | None:
    if slot.kind == "events" and not slot.rule.section:
        return next((label for label in pool.sections if label.strip_build == "events"), None)
    if slot.kind == "jobs" and not slot.rule.section:
        return next((label for label in pool.sections if label.strip_build == "rows"), None)
    return section_of(slot, pool)


def _shows_events(slot: Slot, pool: Pool) -> bool:
    section = section_of(slot, pool)
    return slot.kind == "events" or (slot.kind == "section" and section is not None and section.strip_build == "events")


def _announce(filled: Filled, coming: Coming, filling: Filling, pool: Pool) -> None:
    """Put what comes next into `filled`; picked events first."""
    public = {section.pk for section in pool.sections}

    def fits(key: int) -> bool:
        return not filling.is_taken(key) and coming.sections[key] in public

    picked = []
    if filled.kind == "events":
        picked, filled.posts = [post.pk for post in filled.posts if coming.next_date(post.pk)], []
    number = filled.slot.number if filled.kind == "events" else EVENTS
    filled.events = [*picked, *coming.take(number - len(picked), fits, filled.slot.rule.section)]
    for key in filled.events:
        filling.set_aside(key)


def show(page: Composition, posts: Mapping[int, Any]) -> None:
    """Put the `posts` themselves in the place of candidates, each as its slot shows it.

    One that was withdrawn between the two queries leaves no hole.
    """
    for filled in page.slots:
        if filled.kind != "live":
            filled.posts = [posts[post.pk] for post in filled.posts if post.pk in posts]
        if page.coming is not None:
            filled.events = page.coming.entries(filled.events, posts)
        for post in [*filled.posts, *(entry.post for entry in filled.events)]:
            if post.pk in filled.picked:
                _dress(post, filled.picked[post.pk])


def _dress(post: Any, pick: Pick) -> None:
    """Give a picked post this use's headline and picture; it stands nowhere else on the page."""
    if pick.headline:
        post.short_title = pick.headline
    if pick.image:
        # The alt text on the post is about the post's own picture.
        post.lead_image_id, post.lead_image_alt = pick.image, ""


def beside_leads(slots: list[Filled]) -> list[Filled]:
    """Return the slots as they stand: a rail of the latest that follows a lead stands beside it."""
    shown: list[Filled] = []
    for filled in slots:
        above = shown[-1] if shown else None
        if filled.kind == "latest" and above is not None and above.kind == "lead" and above.rail is None:
            above.rail = filled if filled.posts else None
        else:
            shown.append(filled)
    return [filled for filled in shown if not filled.is_empty]


def pictures_in(slots: list[Filled]) -> list[Use]:
    """Return the pictures that the slots show, each in its shape."""
    uses: list[Use] = []
    for filled in slots:
        first, rest = filled.posts[:1], filled.posts[1:]
        if filled.kind in ("lead", "recipe"):
            uses += pictures_of(first, "lead")
        elif filled.kind == "grid":
            uses += pictures_of(filled.posts, "card")
        elif filled.template.endswith("strip.html") and filled.build in ("pictures", "events"):
            uses += [*pictures_of(first, "lead"), *pictures_of(rest, "card")]
        elif filled.template.endswith("strip.html") and filled.build == "food":
            uses += pictures_of(filled.posts, "square")
    return uses


def signed_in(slots: list[Filled]) -> list[Any]:
    """Return the posts that are shown with who wrote them."""
    strips = [filled for filled in slots if filled.template.endswith("strip.html")]
    return [post for filled in strips if filled.build == "opinion" for post in filled.posts]
