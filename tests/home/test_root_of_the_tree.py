"""Nothing but the front page belongs at the root of the page tree."""

from typing import Any

import pytest
from wagtail.models import Page

from home.models import HomePage, StandardPage
from news.models import ArticlePage, AuthorIndexPage, NewsSectionPage, SectionPage, TopicIndexPage


@pytest.mark.parametrize(
    "kind", [ArticlePage, AuthorIndexPage, NewsSectionPage, SectionPage, StandardPage, TopicIndexPage]
)
def test_no_other_kind_stands_at_the_root(site: HomePage, kind: Any) -> None:
    root = Page.get_first_root_node()

    assert not kind.can_exist_under(root)


def test_the_front_page_does(site: HomePage) -> None:
    assert HomePage.can_exist_under(Page.get_first_root_node())
