"""The demo's pictures and documents."""

from pathlib import Path
from typing import Any

import yaml
from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.images.rect import Rect
from wagtail.models import Collection

from core.images.safety import SafeImageFile
from core.models import CityImage

#: How much of a picture around its focal point crops must keep, as a part of each side.
FOCAL_SIZE = 0.3


def load_pictures(folder: Path) -> dict[str, CityImage]:
    """Return the demo's pictures by key, storing those that are not stored yet."""
    facts = yaml.safe_load((folder / "pictures.yaml").read_text(encoding="utf-8"))
    stored = {image.title: image for image in CityImage.objects.filter(collection=_collection())}
    return {key: stored.get(fact["title"]) or _store(folder / f"{key}.webp", fact) for key, fact in facts.items()}


def _collection() -> Collection:
    """Return the collection of the demo's files, so that they can be told from the newsroom's own."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name="Demo").first() or root.add_child(name="Demo")


def _store(path: Path, fact: dict[str, Any]) -> CityImage:
    image = CityImage(
        title=fact["title"],
        description=fact["alt"],
        credit=fact["credit"],
        licence=LICENCES.get(fact.get("licence", ""), "all-rights"),
        taken_on=fact.get("taken_on"),
        collection=_collection(),
    )
    # Drawn for the demo, without metadata: the door would only compress them once more, for half a second each.
    image.file = SafeImageFile(path.read_bytes(), path.name, taken_on=None, image_format="WEBP")  # type: ignore[assignment]
    image.save()
    if fact.get("focal"):
        _focus(image, *fact["focal"])
    return image


def _focus(image: CityImage, across: float, down: float) -> None:
    half_width, half_height = image.width * FOCAL_SIZE / 2, image.height * FOCAL_SIZE / 2
    x, y = across * image.width, down * image.height
    image.set_focal_point(Rect(x - half_width, y - half_height, x + half_width, y + half_height))
    image.save()


LICENCES = {"CC BY 4.0": "cc-by"}


def load_documents(folder: Path) -> dict[str, Any]:
    """Return the demo's documents by file name, storing those that are not stored yet."""
    Document = get_document_model()
    documents = {}
    for path in sorted(folder.glob("*.pdf")):
        title = path.stem.replace("-", " ").capitalize()
        document = Document.objects.filter(title=title, collection=_collection()).first()
        if document is None:
            with path.open("rb") as file:
                document = Document.objects.create(
                    title=title, file=File(file, name=path.name), collection=_collection()
                )
        documents[path.name] = document
    return documents
