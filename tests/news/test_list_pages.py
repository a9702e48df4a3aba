"""Pages of lists, and page numbers that are none."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from news.models import NewsSectionPage, Topic
from tests.factories import author, many_articles

LISTS = ["/news/", "/authors/mara-quill/", "/topics/trams/", "/news/2019/11/"]
NO_NUMBERS = ["x", "0", "-1", "1e3", "１", "٢", "", " 1", "1.0", "+1", "51", "999", "9" * 5000, "1\x00", "²", "True"]


@pytest.fixture
def lists(news: NewsSectionPage) -> None:
    """Twenty-five posts of one author, topic and month."""
    newest = datetime(2019, 11, 28, 12, tzinfo=UTC)
    many_articles(news, 25, people=[author()], topics=[Topic.objects.create(name="Trams")], newest=newest)


@pytest.mark.parametrize("address", LISTS)
def test_what_is_no_page_number_is_missing(client: Client, lists: None, address: str) -> None:
    answers = {number: client.get(address, {"page": number}).status_code for number in NO_NUMBERS}

    assert answers == dict.fromkeys(NO_NUMBERS, 404)


@pytest.mark.parametrize("address", LISTS)
def test_a_page_beyond_the_last_is_missing(client: Client, lists: None, address: str) -> None:
    assert client.get(address, {"page": "2"}).status_code == 200
    assert client.get(address, {"page": "3"}).status_code == 404


@pytest.mark.parametrize("address", LISTS)
def test_every_post_stands_on_one_page_of_the_list(client: Client, lists: None, address: str) -> None:
    shown: list[str] = []
    for number in (1, 2):
        context = client.get(address, {"page": number}).context
        lead = context.get("lead")
        shown += [lead.slug] if lead else []
        shown += [post.slug for day in context["days"] for post in day.posts]

    assert shown == [f"harbour-story-{index}" for index in range(25)]


def test_exactly_one_full_page_has_no_older_one(client: Client, news: NewsSectionPage) -> None:
    many_articles(news, 20)

    response = client.get("/news/")

    assert response.context["pager"].older_url == ""
    assert client.get("/news/?page=2").status_code == 404


def test_the_deepest_page_leads_no_deeper(client: Client, news: NewsSectionPage) -> None:
    many_articles(news, 1001)

    response = client.get("/news/?page=50")

    assert response.status_code == 200
    assert response.context["pager"].older_url == ""


def test_an_empty_list_has_a_first_page(client: Client, site: Any) -> None:
    author()
    Topic.objects.create(name="Trams", description="All that runs on rails.")

    for address in ("/food/", "/authors/mara-quill/", "/topics/trams/"):
        assert client.get(address).status_code == 200, address
        assert client.get(address, {"page": "1"}).status_code == 200, address
        assert client.get(address, {"page": "2"}).status_code == 404, address


def test_other_parameters_change_nothing(client: Client, lists: None) -> None:
    response = client.get("/news/?utm_source=x&q=%00&page=2&fbclid=%ff")

    assert response.status_code == 200
    assert "utm_source" not in response.content.decode()
