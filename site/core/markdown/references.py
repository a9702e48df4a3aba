"""Markdown's links to the site's own things: `page:4`, `doc:7`, `image:12`.

An address that looks like one of these but is not (`page:abc`, `page:4#section`) refers to nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction, Page

from core import at_hand
from core.querysets import public_pages

REFERENCE = re.compile(r"(?P<kind>page|doc|image):(?P<pk>[1-9]\d{0,8})(?:,(?:size=)?(?P<size>[a-z]+))?", re.ASCII)
#: The same, where Markdown has an address: after `](`, or in a definition `[name]: `.
ADDRESS = re.compile(
    r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]*\]:[ ]*<?)(?=(?:page|doc|image):)(?P<address>[\w:,=]+)", re.M | re.A
)
SCHEME = re.compile(r"(?:page|doc|image):", re.IGNORECASE)


@dataclass
class Targets:
    """What the references of one text point at; what is missing, not live or not public is absent or None."""

    pages: Mapping[int, Any] = field(default_factory=dict)
    documents: Mapping[int, Any] = field(default_factory=dict)
    images: Mapping[int, Any] = field(default_factory=dict)

    def address(self, kind: str, pk: int) -> str | None:
        if kind == "page" and (page := self.pages.get(pk)):
            return page.url
        if kind == "doc" and (document := self.documents.get(pk)):
            return document.url
        return None


def references(text: str) -> set[tuple[type[Model], int]]:
    """Return what `text` refers to, for the index of usages; nothing is looked up."""
    models = {"page": Page, "doc": get_document_model(), "image": get_image_model()}
    found = (REFERENCE.fullmatch(match["address"]) for match in ADDRESS.finditer(text))
    return {(models[match["kind"]], int(match["pk"])) for match in found if match}


def look_up(wanted: set[tuple[str, int]]) -> Targets:
    """Return what readers may see of `wanted`: what is at hand, else with one query for each kind."""
    pages, documents, images = ({pk for one, pk in wanted if one == kind} for kind in ("page", "doc", "image"))
    return Targets(
        pages=_found(pages, at_hand.pages, public_pages),
        documents=open_documents(documents),
        images=_found(images, at_hand.markdown_images, _pictures),
    )


def _found(
    keys: set[int], at_hand_of: Callable[[set[int]], Mapping[int, Any] | None], stored: Callable[[], QuerySet[Any]]
) -> Mapping[int, Any]:
    found = at_hand_of(keys)
    return stored().in_bulk(keys) if found is None else found


def _pictures() -> QuerySet[Any]:
    return get_image_model().objects.for_shapes("column", "wide").filter(in_open_collection())


def in_open_collection() -> Any:
    """Return the condition that a picture or document is in no restricted collection, nor below one."""
    restricted = CollectionViewRestriction.objects.annotate(
        covered=ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    )
    return ~Exists(restricted.filter(covered__startswith=F("collection__path")))


def stored_documents() -> QuerySet[Any]:
    """Return all documents, each with `is_open`: whether it is in an open collection."""
    documents: QuerySet[Any] = get_document_model().objects.annotate(is_open=in_open_collection())
    return documents


def documents_of(keys: set[int]) -> Mapping[int, Any]:
    """Return the documents of `keys`, open ones and others: those at hand, else with one query."""
    return _found(keys, at_hand.documents, stored_documents)


def open_documents(keys: set[int]) -> dict[int, Any]:
    """Return those documents of `keys` that readers may see."""
    found = documents_of(keys)
    return {key: found[key] for key in keys if found.get(key) is not None and found[key].is_open}
