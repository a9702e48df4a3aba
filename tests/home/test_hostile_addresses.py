"""Whatever address is asked for: an answer, never an error of ours."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.models import NewsSectionPage, Topic
from tests.factories import author, many_articles

KNOWN = [
    "", "news", "food", "authors", "mara-quill", "topics", "trams", "feed", "about", "harbour-story-0", "2019", "11",
    "admin", "media", "documents", "sitemap.xml", "sitemap-posts.xml", "robots.txt", "_util", "login", "..", ".",
]  # fmt: skip
ODD = [
    "%00",
    "%",
    "%zz",
    "%ff",
    "%C0%80",
    "%2e%2e",
    "%2F",
    "%0d%0a",
    "é",
    "%F0%9F%9A%8B",
    "\\",
    "'",
    '"',
    "<b>",
    "a" * 300,
]

integers = st.integers().map(str)
quoted = st.text(max_size=20).map(lambda text: quote(text, safe="%"))
parts = st.sampled_from([*KNOWN, *ODD]) | quoted | integers
paths = st.lists(parts, max_size=6).map(lambda chosen: "/" + "/".join(chosen))
numbers = st.sampled_from(["x", "0", "-1", "1e3", "１", "9" * 400, "%00", "%ff"]) | st.text(max_size=8) | integers


@pytest.fixture
def paper(news: NewsSectionPage) -> NewsSectionPage:
    many_articles(news, 25, people=[author()], topics=[Topic.objects.create(name="Trams")])
    return news


@pytest.fixture
def reader() -> Client:
    """A reader who gets the page of an error, as in production, instead of the error."""
    return Client(raise_request_exception=False)


@given(path=paths, slash=st.booleans(), number=st.none() | numbers)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_no_address_is_an_error_of_ours(
    reader: Client, paper: NewsSectionPage, path: str, slash: bool, number: str | None
) -> None:
    address = f"{path}/" if slash and not path.endswith("/") else path

    response = reader.get(address, {} if number is None else {"page": number})

    assert response.status_code < 500, address


@given(number=numbers)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_page_number_is_a_page_or_missing(reader: Client, paper: NewsSectionPage, number: str) -> None:
    for address in ("/news/", "/authors/mara-quill/", "/topics/trams/"):
        expected = 200 if number in ("1", "2", "01", "02", "001", "002") else 404

        assert reader.get(address, {"page": number}).status_code == expected, (address, number)


@pytest.mark.parametrize(
    "address",
    [
        "/%00/",
        "/news/%00/",
        "/news/a%00b/",
        "/topics/%00/",
        "/authors/%00/",
        "/topics/a%00b/feed/",
        "/" + "a" * 5000 + "/",
        "/news/" + "a" * 5000 + "/",
        "/topics/" + "a" * 5000 + "/",
        "/authors/" + "a" * 5000 + "/feed/",
        "/news/" + "9" * 5000 + "/",
        "/" + "a/" * 2500,
        "/news/" + "2019/" * 500,
        "/topics/%ff/",
        "/news/%C0%AE%C0%AE/",
        "/news/%F0%9F%9A%8B/",
        "/news/%0d%0aSet-Cookie:x/",
        "/news/<script>/",
        "/news//",
        "/news/./",
        "/sitemap-nothing.xml",
        "/sitemap-.xml",
        "/sitemap-posts.xml?p=x",
        "/sitemap-posts.xml?p=0",
        "/sitemap-posts.xml?p=99",
        "/media/%00",
        "/media/" + "a" * 5000,
        "/media/../manage.py",
        "/media/%2e%2e/%2e%2e/cityblog.sqlite3",
        "/documents/99999999999999999999/x.pdf",
        "/_util/authenticate_with_password/1/2/x/",
    ],
)
def test_what_is_nowhere_is_missing(reader: Client, paper: NewsSectionPage, address: str) -> None:
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/news", "/about", "/news/harbour-story-0", "/topics/trams", "/feed", "/news/feed"]
)
def test_an_address_without_its_last_slash_leads_to_the_one_with_it(
    client: Client, paper: NewsSectionPage, address: str
) -> None:
    response = client.get(address)

    assert response.status_code == 301
    assert response["Location"] == f"{address}/"


@pytest.mark.parametrize("address", ["/News/", "/NEWS/harbour-story-0/", "/news/Harbour-Story-0/", "/home/news/"])
def test_addresses_have_one_form(client: Client, paper: NewsSectionPage, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_other_methods_are_no_error_of_ours(reader: Client, paper: NewsSectionPage, method: str) -> None:
    for address in ("/", "/news/", "/news/harbour-story-0/", "/feed/", "/robots.txt", "/sitemap.xml", "/nowhere/"):
        assert getattr(reader, method)(address).status_code < 500, address


def test_a_missing_page_is_the_paper_s_own(client: Client, paper: Any) -> None:
    html = client.get("/nowhere/").content.decode()

    assert "There is no page at this address" in html
    assert 'name="robots" content="noindex"' in html
    assert 'href="/news/"' in html
