"""Markdown's links to the site's own things: `page:4`, `doc:7`, `image:12`.

An address that looks like one of these but is not (`page:abc`, `page:4#section`) refers to nothing.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from core.querysets import public_pages

REFERENCE = re.compile(r"(?P<kind>page|doc|image):(?P<pk>[1-9]\d{0,8})(?:,(?:size=)?(?P<size>[a-z]+))?", re.ASCII)
#: The same, where Markdown has an address: after `](`, or in a definition `[name]: `.
ADDRESS = re.compile(
    r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]*\]:[ ]*<?)(?=(?:page|doc|image):)(?P<address>[\w:,=]+)", re.M | re.A
)
SCHEME = re.compile(r"(?:page|doc|image):", re.IGNORECASE)


@dataclass
class Targets:
    """What the references of one text point at; what is missing, not live or not public is absent."""

    pages: dict[int, Any] = field(default_factory=dict)
    documents: dict[int, Any] = field(default_factory=dict)
    images: dict[int, Any] = field(default_factory=dict)

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
    """Return what readers may see of `wanted`, with one query for each kind."""
    by_kind = {kind: {pk for one, pk in wanted if one == kind} for kind in ("page", "doc", "image")}
    targets = Targets()
    if by_kind["page"]:
        targets.pages = public_pages().in_bulk(by_kind["page"])
    if by_kind["doc"]:
        targets.documents = _public(get_document_model().objects.all()).in_bulk(by_kind["doc"])
    if by_kind["image"]:
        targets.images = _public(get_image_model().objects.for_shapes("column", "wide")).in_bulk(by_kind["image"])
    return targets


def _public(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Return what is in no restricted collection, nor below one."""
    restricted = CollectionViewRestriction.objects.annotate(
        covered=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    )
    closed = Collection.objects.filter(Exists(restricted.filter(covered__startswith=F("collection__path"))))
    return queryset.exclude(collection__in=closed)
