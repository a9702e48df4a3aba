"""The tree of places as posts, cards and filters name them: loaded once, not once a post."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.frame import framed


@dataclass(frozen=True)
class PlaceLabel:
    """A live place's name and address, and the keys of the places that it lies in, nearest first."""

    pk: int
    name: str
    slug: str
    kind: str
    state: str
    ancestors: tuple[int, ...]

    @property
    def url(self) -> str:
        return f"/places/{self.slug}/"

    @property
    def neighbourhood(self) -> "PlaceLabel | None":
        """The nearest neighbourhood: the place itself, or one that it lies in."""
        labels = place_labels()
        chain = [self, *(labels[pk] for pk in self.ancestors if pk in labels)]
        return next((label for label in chain if label.kind == "neighbourhood"), None)


@framed
def place_labels() -> dict[int, PlaceLabel]:
    """Return the labels of all live places by primary key, in order of name."""
    from news.models import Place

    rows = list(Place.objects.filter(live=True).values_list("pk", "name", "slug", "kind", "state", "parent_id"))
    parents = {row[0]: row[5] for row in rows}
    return {pk: PlaceLabel(pk, name, slug, kind, state, _above(pk, parents)) for pk, name, slug, kind, state, _ in rows}


def place_label(pk: int | None) -> PlaceLabel | None:
    return place_labels().get(pk) if pk else None


def places_within(pk: int) -> list[int]:
    """Return the keys of the place `pk` and of all live places in it."""
    return [label.pk for label in place_labels().values() if pk == label.pk or pk in label.ancestors]


def neighbourhoods() -> list[PlaceLabel]:
    return [label for label in place_labels().values() if label.kind == "neighbourhood"]


def _above(pk: int, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    above: list[int] = []
    parent = parents.get(pk)
    # A circle can only come from a script; it must not hang a page.
    while parent is not None and parent not in above and parent != pk:
        above.append(parent)
        parent = parents.get(parent)
    return tuple(above)
