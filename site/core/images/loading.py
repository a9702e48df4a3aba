"""Loading the pictures of a page: two queries for all of them, and of each only the files it shows.

Prefetching as Django does it would build a model object for every file of every shape that any slot of
the page may show; a front page shows a fifth of those.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Q

from .renditions import specs_of

#: What showing a picture needs of its row.
SHOWN_FIELDS = (
    "title",
    "description",
    "file",
    "width",
    "height",
    "file_hash",
    "credit",
    "licence",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)


@dataclass
class LoadedRendition:
    """What markup asks of a rendition; not frozen, because Wagtail marks those it has found."""

    filter_spec: str
    focal_point_key: str
    width: int
    height: int
    url: str


@dataclass(frozen=True)
class Use:
    """A picture's use: `owner.<name>` is a foreign key to a picture that is shown in `shapes`."""

    owner: Any
    name: str
    shapes: tuple[str, ...]

    @property
    def key(self) -> int | None:
        return getattr(self.owner, f"{self.name}_id")


def attach_pictures(uses: Iterable[Use]) -> None:
    """Load the pictures of all `uses` and set them on their owners."""
    uses = list(uses)
    wanted: dict[int, set[str]] = defaultdict(set)
    for use in uses:
        if use.key is not None:
            wanted[use.key].update(use.shapes)
    images = load_pictures(wanted)
    for use in uses:
        setattr(use.owner, use.name, images.get(use.key) if use.key is not None else None)


def load_pictures(wanted: Mapping[int, Iterable[str]]) -> dict[int, Any]:
    """Return pictures by key, each with the files of the shapes that `wanted` names for it."""
    from core.models import CityImage

    if not wanted:
        return {}
    images: dict[int, Any] = CityImage.objects.only(*SHOWN_FIELDS).in_bulk(list(wanted))
    files = _files(wanted)
    for key, image in images.items():
        image.prefetched_renditions = files[key]
    return images


def _files(wanted: Mapping[int, Iterable[str]]) -> dict[int, list[LoadedRendition]]:
    from core.models import CityRendition

    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, shapes in wanted.items():
        same[tuple(sorted(shapes))].append(key)
    condition = Q()
    for shapes, keys in same.items():
        condition |= Q(image_id__in=keys, filter_spec__in=specs_of(*shapes))
    rows = CityRendition.objects.filter(condition)
    files: dict[int, list[LoadedRendition]] = defaultdict(list)
    shown = rows.values_list("image_id", "filter_spec", "focal_point_key", "width", "height", "file")
    for key, filter_spec, focal_point_key, width, height, name in shown:
        url = default_storage.url(name)
        files[key].append(LoadedRendition(filter_spec, focal_point_key, width, height, url))
    return files
