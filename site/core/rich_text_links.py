"""How links in rich text leave the site, and how they lead to its own pages and documents."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.html import escape
from wagtail import hooks
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from core import at_hand
from core.addresses import path_of
from core.at_hand import key_of
from core.markdown.references import open_documents
from core.querysets import public_pages


class ExternalLinkHandler(LinkHandler):
    identifier = "external"

    @staticmethod
    def expand_db_attributes(attrs: dict[str, str]) -> str:
        return f'<a href="{escape(attrs["href"])}" rel="noopener">'


@hooks.register("register_rich_text_features")
def register_external_links(features: FeatureRegistry) -> None:
    features.register_link_type(ExternalLinkHandler)


class _KeyedLinks:
    """Links that name what they lead to by its key; one without a possible key leads nowhere."""

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[Any, str, str, str]]:
        if (key := key_of(attrs)) is not None:
            yield cls.get_model(), str(key), "", ""  # type: ignore[attr-defined]


class PublicPageLinkHandler(_KeyedLinks, PageLinkHandler):
    """Links to pages of the site: to public ones only, and without Wagtail's query for each kind of page."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = {key for attrs in attrs_list if (key := key_of(attrs)) is not None}
        found = at_hand.pages(keys)
        if found is None:
            found = public_pages().in_bulk(keys)
        return [cls._anchor(found, key_of(attrs)) for attrs in attrs_list]

    @staticmethod
    def _anchor(found: Mapping[int, Page], key: int | None) -> str:
        page = found.get(key) if key is not None else None
        # A page that is gone or not public leaves its words, without an address that gives its title away.
        return f'<a href="{escape(path_of(page.url_path))}">' if page is not None else "<a>"


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)


class OpenDocumentLinkHandler(_KeyedLinks, DocumentLinkHandler):
    """Links to documents: to those that are in no private collection, and leaving the words of the others."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = [key_of(attrs) for attrs in attrs_list]
        found = open_documents({key for key in keys if key is not None})
        return [f'<a href="{escape(found[key].url)}">' if key in found else "<a>" for key in keys]


@hooks.register("register_rich_text_features", order=10)
def register_document_links(features: FeatureRegistry) -> None:
    features.register_link_type(OpenDocumentLinkHandler)
