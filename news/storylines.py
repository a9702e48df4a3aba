"""Storylines as posts and sections name them: kept with the frame, so that a post's page need not ask for them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.frame import framed

#: So many posts on either side are looked at for one that readers may see. Storylines with longer rows of drafts
#: or restricted posts show no neighbour there.
NEAR = 4


@dataclass(frozen=True)
class StorylineLabel:
    """A live storyline with the keys of its posts, in the editor's order: not all of them are public."""

    pk: int
    name: str
    slug: str
    is_running: bool
    members: tuple[int, ...]

    @property
    def url(self) -> str:
        return f"/storylines/{self.slug}/"

    def before(self, pk: int) -> tuple[int, ...]:
        """Return the keys before `pk`, nearest first."""
        place = self.members.index(pk)
        return tuple(reversed(self.members[max(0, place - NEAR) : place]))

    def after(self, pk: int) -> tuple[int, ...]:
        place = self.members.index(pk)
        return self.members[place + 1 : place + 1 + NEAR]


@dataclass(frozen=True)
class StorylinePart:
    """A post's place in a storyline; `before` and `after` are posts that readers may see, or None."""

    storyline: StorylineLabel
    before: Any
    after: Any


@dataclass(frozen=True)
class _Storylines:
    by_key: dict[int, StorylineLabel]
    of_post: dict[int, tuple[int, ...]]


@framed
def _storylines() -> _Storylines:
    from news.models import Storyline

    rows = Storyline.objects.filter(live=True).order_by("name", "pk", "entries__sort_order", "entries__pk")
    facts: dict[int, tuple[str, str, bool]] = {}
    members: dict[int, dict[int, None]] = defaultdict(dict)
    of_post: dict[int, dict[int, None]] = defaultdict(dict)
    for pk, name, slug, is_running, post in rows.values_list("pk", "name", "slug", "is_running", "entries__post_id"):
        facts[pk] = (name, slug, is_running)
        if post is not None:
            members[pk][post] = None
            of_post[post][pk] = None
    labels = {pk: StorylineLabel(pk, *fact, tuple(members[pk])) for pk, fact in facts.items()}
    return _Storylines(labels, {post: tuple(keys) for post, keys in of_post.items()})


def storylines_of(pk: int | None) -> list[StorylineLabel]:
    """Return the live storylines that the post `pk` is part of."""
    found = _storylines()
    return [found.by_key[key] for key in found.of_post.get(pk or 0, ())]


def storyline_label(pk: int | None) -> StorylineLabel | None:
    """Return the live storyline `pk`, or None."""
    return _storylines().by_key.get(pk or 0)


def running_storylines() -> list[StorylineLabel]:
    return [label for label in _storylines().by_key.values() if label.is_running and label.members]


def near_in_storylines(post: Any) -> set[int]:
    """Return the keys of the posts that could stand beside `post` in its storylines, public or not."""
    labels = storylines_of(post.pk)
    return {key for label in labels for key in (*label.before(post.pk), *label.after(post.pk))}


def storyline_parts(pk: int | None, posts: Mapping[int, Any]) -> list[StorylinePart]:
    """Return the places of the post `pk` in its storylines; `posts` are those near it, loaded whatever their state."""

    def first_listed(keys: tuple[int, ...]) -> Any:
        found = (posts.get(key) for key in keys)
        return next((post for post in found if post is not None and post.listed_now), None)

    return [
        StorylinePart(label, first_listed(label.before(pk)), first_listed(label.after(pk)))
        for label in storylines_of(pk)
        if pk is not None
    ]


def newest_of_running(most: int) -> list[tuple[StorylineLabel, Any]]:
    """Return running storylines, the one with the newest listed post first, each with that post: one query or none."""
    from news.models import PostPage, Storyline

    labels = running_storylines()
    if not labels:
        return []
    newest = Storyline.objects.filter(pk__in=[label.pk for label in labels]).with_newest().values("newest_post")
    posts = list(PostPage.objects.listed().filter(pk__in=newest).for_listing())
    found = []
    for label in labels:
        # Newest first; the newest of another storyline may be part of this one, and is then no newer than its own.
        members = set(label.members)
        post = next((post for post in posts if post.pk in members), None)
        if post is not None:
            found.append((label, post))
    found.sort(key=lambda pair: pair[1].date_shown, reverse=True)
    return found[:most]
