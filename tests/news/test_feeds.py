"""Atom feeds with the full text: of the site, of a section, of an author, of a topic."""

from datetime import UTC, datetime
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from core.models import SiteSettings
from news.models import ArticlePage, Author, NewsSectionPage, Topic
from tests.factories import article, author, many_articles
from tests.news.dense_posts import fill, queries_of

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/feed/", "/news/feed/", "/authors/mara-quill/feed/", "/topics/trams/feed/"]
WRITTEN = datetime(2026, 3, 5, 7, 40, tzinfo=UTC)


@pytest.fixture
def post(news: NewsSectionPage) -> ArticlePage:
    people = (author("Mara Quill"), author("Hanna Kivi"))
    body = [("rich_text", RichText('<p>Every word of it, and <a href="https://example.org/">a link</a>.</p>'))]
    return article(
        news,
        title="Line 4 & the <night>",
        slug="line-4",
        standfirst="For eleven weeks.",
        bylines=people,
        topics=("Trams",),
        body=body,
        at=WRITTEN,
    )


def feed(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return fromstring(response.content)


def text(element: Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_atom_with_what_readers_need(client: Client, post: ArticlePage, address: str) -> None:
    root = feed(client, address)

    links = {link.get("rel", "alternate"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert root.tag == f"{ATOM}feed"
    assert text(root, "title").startswith("CityBlog")
    assert text(root, "updated") == "2026-03-05T07:40:00+00:00"
    assert links["self"] == f"http://localhost{address}"
    assert links["alternate"] == f"http://localhost{address.removesuffix('feed/')}"
    assert len(root.findall(f"{ATOM}entry")) == 1


@pytest.mark.parametrize("address", FEEDS)
def test_an_entry_holds_the_full_text(client: Client, post: ArticlePage, address: str) -> None:
    entry = feed(client, address).find(f"{ATOM}entry")

    assert text(entry, "title") == "Line 4 & the <night>"
    assert text(entry, "id") == "http://localhost/news/line-4/"
    assert text(entry, "summary") == "For eleven weeks."
    assert "Every word of it" in text(entry, "content")
    assert entry.find(f"{ATOM}link").get("href") == "http://localhost/news/line-4/"
    assert text(entry, "published") == text(entry, "updated") == "2026-03-05T07:40:00+00:00"
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == ["Trams"]


def test_an_entry_names_every_author(client: Client, post: ArticlePage) -> None:
    entry = feed(client, "/feed/").find(f"{ATOM}entry")

    assert [text(person, "name") for person in entry.findall(f"{ATOM}author")] == ["Mara Quill", "Hanna Kivi"]


def test_an_entry_without_a_byline_is_the_paper_s(client: Client, news: NewsSectionPage) -> None:
    article(news)

    entry = feed(client, "/feed/").find(f"{ATOM}entry")

    assert [text(person, "name") for person in entry.findall(f"{ATOM}author")] == ["CityBlog"]


def test_a_changed_post_says_when_it_was_updated(client: Client, post: ArticlePage) -> None:
    post.standfirst = "For twelve weeks."
    post.save_revision().publish()

    entry = feed(client, "/feed/").find(f"{ATOM}entry")

    updated = ArticlePage.objects.get(pk=post.pk).updated_at
    assert datetime.fromisoformat(text(entry, "updated")) == updated
    assert text(entry, "published") == "2026-03-05T07:40:00+00:00"


def test_a_feed_holds_the_newest_twenty(client: Client, news: NewsSectionPage) -> None:
    many_articles(news, 25)

    entries = feed(client, "/news/feed/").findall(f"{ATOM}entry")

    assert [text(entry, "title") for entry in entries] == [f"Harbour story {index}" for index in range(20)]


def test_a_section_s_feed_holds_its_own_posts(client: Client, post: ArticlePage, food: Any) -> None:
    article(food, title="Fish soup")

    titles = [text(entry, "title") for entry in feed(client, "/food/feed/").findall(f"{ATOM}entry")]

    assert titles == ["Fish soup"]


@pytest.mark.parametrize("address", ["/feed/", "/food/feed/", "/authors/idle/feed/", "/topics/idle/feed/"])
def test_a_feed_without_posts_is_valid(client: Client, site: Any, address: str) -> None:
    author("Idle")
    Topic.objects.create(name="Idle", description="Nothing yet.")

    root = feed(client, address)

    assert root.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x01", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_xml_forbids_does_not_break_the_feed(
    client: Client, site: Any, news: NewsSectionPage, character: str
) -> None:
    # Word processors put a vertical tab where a line was broken by hand.
    article(
        news,
        title=f"Line{character}4",
        slug="line-4",
        standfirst=f"For{character}eleven weeks.",
        topics=(f"Trams{character}",),
        bylines=(author(f"Mara{character}Quill"),),
        body=[("rich_text", RichText(f"<p>Every{character}word</p>"))],
    )
    SiteSettings.objects.create(site=site.get_site(), site_name=f"The{character}Lantern", tagline=f"News{character}")

    root = feed(client, "/feed/")

    assert text(root.find(f"{ATOM}entry"), "title") == "Line4"


def test_a_restricted_section_has_no_open_feed(client: Client, post: ArticlePage, news: NewsSectionPage) -> None:
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/news/feed/").status_code == 302
    assert feed(client, "/feed/").findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("address", ["/feed/x/", "/news/feed/x/", "/feeds/", "/about/feed/", "/news/line-4/feed/"])
def test_what_is_no_feed_is_missing(client: Client, post: ArticlePage, address: str) -> None:
    assert client.get(address).status_code == 404


def test_pages_name_their_feeds(client: Client, post: ArticlePage) -> None:
    for address, feed_address in {
        "/": "/feed/",
        "/news/": "/news/feed/",
        post.url: "/news/feed/",
        Author.objects.get(name="Mara Quill").url: "/authors/mara-quill/feed/",
        "/topics/trams/": "/topics/trams/feed/",
    }.items():
        html = client.get(address).content.decode()
        assert 'type="application/atom+xml"' in html, address
        assert feed_address in html, address


def test_a_full_feed_asks_few_questions(client: Client, site: Any) -> None:
    fill(100)

    assert len(queries_of(client, "/feed/")) <= 20
    assert len(queries_of(client, "/news/feed/")) <= 20
