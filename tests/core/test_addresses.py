"""Addresses of pages, from what the tree stores alone."""

import pytest

from core.addresses import absolute, path_of
from home.models import StandardPage
from news.models import NewsSectionPage
from tests.factories import article


@pytest.mark.parametrize(
    ("stored", "address"),
    [
        ("/home/", "/"),
        ("/home/news/", "/news/"),
        ("/home/news/a-bridge-opens/", "/news/a-bridge-opens/"),
        ("/front-page/home/", "/home/"),
        ("/", "/"),
        ("", "/"),
    ],
)
def test_the_front_page_s_own_part_is_left_out(stored: str, address: str) -> None:
    assert path_of(stored) == address


def test_an_address_gets_the_site_s_public_host(settings: object) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://lantern.example"

    assert absolute("/news/") == "https://lantern.example/news/"


@pytest.mark.parametrize("address", ["https://cdn.example/a.jpg", "http://cdn.example/a.jpg"])
def test_an_address_with_a_host_keeps_it(address: str) -> None:
    assert absolute(address) == address


def test_all_ways_to_ask_a_page_agree(news: NewsSectionPage) -> None:
    post = article(news)

    assert post.url == post.get_url() == post.relative_url(None) == "/news/a-bridge-opens/"
    assert post.full_url.endswith("/news/a-bridge-opens/")


def test_an_address_follows_the_page_when_it_moves(news: NewsSectionPage, food: object) -> None:
    post = article(news)

    post.move(food, pos="last-child")

    assert type(post).objects.get(pk=post.pk).url == "/food/a-bridge-opens/"


def test_asking_for_an_address_asks_no_database(site: object, django_assert_num_queries: object) -> None:
    page = StandardPage.objects.get(slug="about")

    with django_assert_num_queries(0):
        assert page.url == "/about/"
