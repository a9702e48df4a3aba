"""Every link of the demo resolves, nothing leads where it should not, and pages are light."""

from collections.abc import Callable

import pytest
import requests
from playwright.sync_api import BrowserContext, Response

from tests.journeys.addresses import page_types
from tests.journeys.crawling import Crawl
from tests.journeys.running_demo import Demo

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

#: Requests that one crawl may make: all pages, styles, scripts and fonts, and some hundred pictures.
BOUND = 800
#: Invented links, films of the embed blocks, and the ways to share a story.
OUTWARD = (
    "https://example.org/",
    "https://www.youtube.com/watch?v=",
    "https://www.youtube-nocookie.com/embed/",
    "https://wa.me/?text=",
    "https://www.facebook.com/sharer/",
    "https://bsky.app/intent/compose?",
    "mailto:",
    "tel:+44",
    "tel:01632",
    "webcal://",
    "https://www.openstreetmap.org/?mlat=",
)
HEAVIEST_PAGE = 120 * 1024
MOST_SCRIPT = 10 * 1024


@pytest.fixture(scope="module")
def crawl(demo: Demo) -> Crawl:
    return Crawl(demo.url, BOUND).run("/", "/sitemap.xml", "/feed/", "/robots.txt")


def test_every_link_answers(crawl: Crawl) -> None:
    broken = {
        address: (status, crawl.named_by.get(address)) for address, status in crawl.answers.items() if status != 200
    }

    assert broken == {}
    assert len(crawl.anchors) > 100, "too few pages: the crawl did not get through"


def test_every_anchor_is_there(crawl: Crawl) -> None:
    # Of addresses that differ in numbers alone, as those of comments do, some were not asked for.
    links = [link.partition("#") for link in crawl.fragments if link.partition("#")[0] in crawl.anchors]
    lost = [page + "#" + anchor for page, _, anchor in links if anchor not in crawl.anchors[page]]

    assert lost == []


def test_links_lead_outward_only_where_they_should(crawl: Crawl) -> None:
    assert [address for address in crawl.outward if not address.startswith(OUTWARD)] == []


def test_no_page_was_left_out_of_the_crawl(crawl: Crawl) -> None:
    print(f"{len(crawl.answers)} addresses, {len(crawl.anchors)} pages; {crawl.left_out} left out")  # noqa: T201

    unasked = [address for address in crawl.named_by if address not in crawl.answers]
    assert all("/media/" in address or crawl.knows_enough_like(address) for address in unasked)


@pytest.mark.parametrize("name", ["front", "section", "article", "author"])
def test_a_page_is_light(open_browser: Callable[..., BrowserContext], name: str) -> None:
    page = open_browser().new_page()
    seen: dict[str, str] = {}

    def note(response: Response) -> None:
        seen[response.url] = response.request.resource_type

    page.on("response", note)
    page.goto(page_types()[name], wait_until="networkidle")
    weights = dict.fromkeys(("document", "stylesheet", "script", "font"), 0)
    for url, kind in seen.items():
        if kind in weights:
            weights[kind] += bytes_over_the_wire(url)

    print(f"{name}: {sum(weights.values())} bytes over the wire, {weights}")  # noqa: T201
    assert all(weights[kind] for kind in ("document", "stylesheet", "font"))
    assert sum(weights.values()) <= HEAVIEST_PAGE
    assert weights["script"] <= MOST_SCRIPT


def bytes_over_the_wire(url: str) -> int:
    """Return the length of a body as sent to a browser on https; on plain http none asks for br."""
    with requests.get(url, headers={"Accept-Encoding": "br"}, stream=True, timeout=60) as answer:
        return len(answer.raw.read(decode_content=False))
