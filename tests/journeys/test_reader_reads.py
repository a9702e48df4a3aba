"""A reader on a phone, at a desk, without JavaScript, with the keyboard alone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.journeys.addresses import kinds, page_types, post_where
from tests.journeys.watching import Watch

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OpenBrowser = Callable[..., BrowserContext]
PHONE = {"width": 360, "height": 640}


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_the_paper_is_read_without_javascript(open_browser: OpenBrowser, watch: Watch) -> None:
    page = open_browser(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto("/")
    assert heading(page) == "The Saltmere Lantern"

    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Food").click()
    assert heading(page) == "Food"
    page.locator("main").get_by_role("link", name="One oven, three bakers").first.click()
    assert page.locator(".byline time").first.is_visible()

    article = page.url
    author = page.locator(".byline").get_by_role("link").first
    name = author.inner_text()
    author.click()
    assert heading(page) == name

    page.goto(article)
    topic = page.locator(".topics").get_by_role("link").first
    name = topic.inner_text()
    topic.click()
    assert heading(page) == name

    page.goto("/food/")
    page.get_by_role("navigation", name="Older stories").get_by_role("link").first.click()
    page.locator(".archive-months").get_by_role("link").first.click()
    assert re.search(r"\d{4}$", heading(page))
    assert page.locator("main article, main li").first.is_visible()

    page.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    assert heading(page) == "Privacy"
    assert page.context.cookies() == []
    assert watch.outward == []


def test_an_embed_without_javascript_is_a_link(open_browser: OpenBrowser) -> None:
    page = open_browser(java_script_enabled=False).new_page()
    page.goto(post_where(lambda text: "embed" in kinds(text)))

    assert page.locator("[data-embed] a").get_attribute("href").startswith("https://www.youtube.com/")
    assert page.locator("iframe").count() == 0


def test_an_embed_loads_only_when_asked_for(open_browser: OpenBrowser, watch: Watch) -> None:
    context = open_browser()
    asked: list[str] = []

    def stand_in(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<p>The film</p>")

    context.route("https://www.youtube-nocookie.com/**", stand_in)
    page = context.new_page()
    page.goto(post_where(lambda text: "embed" in kinds(text)))
    page.locator("[data-embed]").scroll_into_view_if_needed()
    expect(page.locator("iframe")).to_have_count(0)
    assert (asked, watch.outward) == ([], [])

    page.locator("[data-embed] a").click()

    player = page.locator("[data-embed] iframe")
    expect(player).to_be_focused()
    expect(player).to_have_attribute("title", re.compile("."))
    expect(page.frame_locator("[data-embed] iframe").get_by_text("The film")).to_be_visible()
    assert len(asked) == 1
    assert watch.outward == asked


def test_a_story_is_shared_by_the_browser_s_own_means(open_browser: OpenBrowser, watch: Watch) -> None:
    context = open_browser(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script("navigator.share = page => { window.shared = page; return Promise.resolve(); };")
    page = context.new_page()
    page.goto(page_types()["article"])

    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Share", exact=True).click()
    assert page.evaluate("window.shared") == {"title": heading(page), "url": page.url}
    assert watch.outward == []


def test_without_a_share_sheet_its_button_stays_away(open_browser: OpenBrowser) -> None:
    context = open_browser()
    context.add_init_script("delete Navigator.prototype.share;")
    page = context.new_page()
    page.goto(page_types()["article"])

    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("button", name="Share", exact=True)).to_have_count(0)


def focused(page: Page) -> dict[str, Any]:
    """Return the text and width of what has the focus, and the outline around it or around the card that it covers."""
    stop: dict[str, Any] = page.evaluate(
        """() => {
            const stop = document.activeElement;
            let shown = stop;
            while (shown.parentElement && getComputedStyle(shown).outlineStyle === 'none') shown = shown.parentElement;
            return {
                text: stop.textContent.trim(),
                outline: getComputedStyle(shown).outlineStyle,
                width: stop.getBoundingClientRect().width,
            };
        }"""
    )
    return stop


def test_the_keyboard_alone_reaches_content_and_menus(open_browser: OpenBrowser) -> None:
    page = open_browser().new_page()
    page.goto("/")

    page.keyboard.press("Tab")
    first = focused(page)
    assert first["text"] == "Skip to the content"
    assert first["width"] > 100
    walked = []
    for _ in range(10):
        page.keyboard.press("Tab")
        walked.append(focused(page))
    assert [stop for stop in walked if stop["outline"] == "none" or stop["width"] < 20] == []
    assert {"News", "Opinion", "Jobs", "Food", "Entertainment"} <= {stop["text"] for stop in walked}

    page.goto("/news/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_lead_headline_is_seen_without_scrolling(open_browser: OpenBrowser) -> None:
    page = open_browser(viewport=PHONE).new_page()
    page.goto("/")

    box = page.locator("main").get_by_role("heading").first.bounding_box()

    assert box is not None
    assert box["y"] + box["height"] <= PHONE["height"]
