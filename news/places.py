"""The tree of places as posts, cards and filters name them: loaded once, not once a post."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.frame import framed


@dataclass(frozen=True)
class PlaceLabel:
    """A live place's name and address, and the keys of the places that it lies in, nearest first."""

    pk: int
    name: str
    slug: str
    kind: str
    state: str
    price: int | None
    ancestors: tuple[int, ...]

    @property
    def url(self) -> str:
        return f"/places/{self.slug}/"

    @property
    def is_gone(self) -> bool:
        return self.state != "open"

    @property
    def around(self) -> "list[PlaceLabel]":
        """The live places that it lies in, nearest first."""
        labels = place_labels()
        return [labels[pk] for pk in self.ancestors if pk in labels]

    @property
    def neighbourhood(self) -> "PlaceLabel | None":
        """The nearest neighbourhood: the place itself, or one that it lies in."""
        return next((label for label in [self, *self.around] if label.kind == "neighbourhood"), None)


@framed
def place_labels() -> dict[int, PlaceLabel]:
    """Return the labels of all live places by primary key, in order of name."""
    from news.models import Place

    rows: list[Any] = list(
        Place.objects.filter(live=True).values_list("pk", "name", "slug", "kind", "state", "price_level", "parent_id")
    )
    parents: dict[int, int | None] = {row[0]: row[-1] for row in rows}
    return {
        pk: PlaceLabel(pk, name, slug, kind, state, price, _above(pk, parents))
        for pk, name, slug, kind, state, price, _ in rows
    }


def place_label(pk: int | None) -> PlaceLabel | None:
    return place_labels().get(pk) if pk else None


def places_within(pk: int) -> list[int]:
    """Return the keys of the place `pk` and of all live places in it."""
    return [label.pk for label in place_labels().values() if pk == label.pk or pk in label.ancestors]


def neighbourhoods() -> list[PlaceLabel]:
    return [label for label in place_labels().values() if label.kind == "neighbourhood"]


@dataclass(frozen=True)
class Branch:
    """A place with what lies in it, in order of name, neighbourhoods first."""

    place: PlaceLabel
    within: "list[Branch]"


def place_tree() -> list[Branch]:
    """Return all live places as a tree; what lies in a place that is not live stands where that would."""
    labels = place_labels()
    below: dict[int | None, list[PlaceLabel]] = {}
    for label in sorted(labels.values(), key=lambda label: (label.kind != "neighbourhood", label.name.casefold())):
        around = label.around
        below.setdefault(around[0].pk if around else None, []).append(label)

    def grow(pk: int | None) -> list[Branch]:
        return [Branch(label, grow(label.pk)) for label in below.get(pk, [])]

    return grow(None)


def _above(pk: int, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    above: list[int] = []
    parent = parents.get(pk)
    # A circle can only come from a script; it must not hang a page.
    while parent is not None and parent not in above and parent != pk:
        above.append(parent)
        parent = parents.get(parent)
    return tuple(above)
