"""Links in rich text: to public pages of the site, and away from it."""

from typing import Any

import pytest
from wagtail.rich_text import expand_db_html

from core.at_hand import AtHand, loaded
from news.models import ArticlePage, NewsSectionPage
from tests.conftest import States
from tests.factories import article


def link(key: Any) -> str:
    return f'<p>See <a linktype="page" id="{key}">this</a>.</p>'


def test_a_link_leads_to_its_page(news: NewsSectionPage) -> None:
    html = expand_db_html(link(article(news).pk))

    assert html == '<p>See <a href="/news/a-bridge-opens/">this</a>.</p>'


def test_a_link_follows_its_page(news: NewsSectionPage, food: Any) -> None:
    post = article(news)
    post.move(food, pos="last-child")

    assert 'href="/food/a-bridge-opens/"' in expand_db_html(link(post.pk))


@pytest.mark.parametrize("state", ["draft", "restricted", "scheduled", "expired", "overdue"])
def test_a_link_to_a_page_that_is_not_public_leaves_the_words(states: States, state: str) -> None:
    assert expand_db_html(link(getattr(states, state).pk)) == "<p>See <a>this</a>.</p>"


@pytest.mark.parametrize("key", [0, 999999, "", "x", "-1", "1.5", "9" * 40, "１"])
def test_a_link_to_nothing_leaves_the_words(db: None, key: Any) -> None:
    assert expand_db_html(link(key)) == "<p>See <a>this</a>.</p>"


def test_a_link_without_a_key_leaves_the_words(db: None) -> None:
    assert expand_db_html('<a linktype="page">this</a>') == "<a>this</a>"


def test_many_links_ask_the_database_once(news: NewsSectionPage, django_assert_num_queries: Any) -> None:
    posts = [article(news, title=f"Story {index}") for index in range(4)]

    # One for the pages, one for the private parts of the tree.
    with django_assert_num_queries(2):
        html = expand_db_html("".join(link(post.pk) for post in posts))

    assert html.count("href=") == 4


def test_pages_at_hand_are_not_asked_for(news: NewsSectionPage, django_assert_num_queries: Any) -> None:
    post = ArticlePage.objects.get(pk=article(news).pk)

    with loaded(AtHand(pages={post.pk: post, 999: None})), django_assert_num_queries(0):
        assert "/news/a-bridge-opens/" in expand_db_html(link(post.pk))
        assert expand_db_html(link(999)) == "<p>See <a>this</a>.</p>"


def test_a_link_away_from_the_site_says_so(db: None) -> None:
    html = expand_db_html('<a href="https://example.org/a?b=1&amp;c=2">there</a>')

    assert html == '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener">there</a>'


def test_an_address_with_quotes_stays_an_address(db: None) -> None:
    html = expand_db_html('<a href="https://example.org/&quot;onclick=&quot;x">there</a>')

    assert 'onclick="' not in html
