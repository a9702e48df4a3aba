"""How links in rich text leave the site, and how they lead to its own pages."""

from collections.abc import Mapping

from django.utils.html import escape
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from core import at_hand
from core.addresses import path_of
from core.querysets import public_pages


class ExternalLinkHandler(LinkHandler):
    identifier = "external"

    @staticmethod
    def expand_db_attributes(attrs: dict[str, str]) -> str:
        return f'<a href="{escape(attrs["href"])}" rel="noopener">'


@hooks.register("register_rich_text_features")
def register_external_links(features: FeatureRegistry) -> None:
    features.register_link_type(ExternalLinkHandler)


def _key(attrs: Mapping[str, str]) -> int | None:
    """Return the key of the page that a link names; None for what cannot be a key in any database."""
    found = at_hand.WHOLE_KEY.match(str(attrs.get("id", "")))
    return int(found[1]) if found else None


class PublicPageLinkHandler(PageLinkHandler):
    """Links to pages of the site: to public ones only, and without Wagtail's query for each kind of page."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = {key for attrs in attrs_list if (key := _key(attrs)) is not None}
        found = at_hand.pages(keys)
        if found is None:
            found = public_pages().in_bulk(keys)
        return [cls._anchor(found, _key(attrs)) for attrs in attrs_list]

    @staticmethod
    def _anchor(found: Mapping[int, Page], key: int | None) -> str:
        page = found.get(key) if key is not None else None
        # A page that is gone or not public leaves its words, without an address that gives its title away.
        return f'<a href="{escape(path_of(page.url_path))}">' if page is not None else "<a>"


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)
