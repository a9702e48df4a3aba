"""A reader who remembers half a name: corrected, narrowed down, with the keyboard alone, without JavaScript."""

import re
import time
from collections.abc import Callable

import pytest
import requests
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys.running_demo import Demo
from tests.journeys.watching import Watch

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OpenBrowser = Callable[..., BrowserContext]
PHONE = {"width": 320, "height": 640}
OBITUARY = "Agnes Thorne, who knew everybody’s lines"
CONCERT = "Sixty people, one piano, half past ten at night"


@pytest.fixture(scope="module", autouse=True)
def _indexed(demo: Demo) -> None:
    """Wait until the worker has indexed what the demo published: posts, and names of people and topics."""
    for path in ("/search/suggestions/?q=agnes+thorne", "/search/suggestions/?q=delphine"):
        deadline = time.monotonic() + 120
        while not requests.get(demo.url + path, timeout=60).json():
            assert time.monotonic() < deadline, f"{path} suggests nothing"
            time.sleep(1)


@pytest.fixture
def page(open_browser: OpenBrowser) -> Page:
    return open_browser().new_page()


def box(page: Page) -> Locator:
    """The search box by its label alone: with JavaScript it is a combobox, without a plain search field."""
    return page.get_by_label("Search the paper").locator("input")


def ask(page: Page, words: str) -> None:
    box(page).fill(words)
    box(page).press("Enter")
    page.wait_for_url("**/search/?*")


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def found(page: Page) -> Locator:
    return page.locator("main .hits .hit__title")


def test_a_misspelt_name_finds_the_post(page: Page) -> None:
    page.goto("/")

    ask(page, "hallabi schubert")
    expect(page.locator("main")).to_contain_text("Did you mean")
    page.get_by_role("link", name="halabi schubert", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Results for “halabi schubert”")
    expect(page.locator("main")).not_to_contain_text("Did you mean")
    found(page).filter(has_text=CONCERT).get_by_role("link").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(CONCERT)


def test_a_name_that_nobody_wrote_is_corrected_and_the_page_says_so(page: Page) -> None:
    page.goto("/search/")

    ask(page, "hallabi")

    assert heading(page) == "Results for “halabi”"
    expect(page.locator("main")).to_contain_text("Nothing found for “hallabi”. Showing results for halabi")
    expect(box(page)).to_have_value("hallabi")
    expect(found(page).filter(has_text=CONCERT)).to_have_count(1)


def test_a_phrase_is_found_as_it_stands(page: Page) -> None:
    page.goto("/")

    ask(page, '"leave the whole line"')
    assert heading(page) == 'Nothing found for “"leave the whole line"”'
    ask(page, '"gave the whole line"')

    expect(found(page)).to_have_count(1)
    expect(found(page)).to_have_text(OBITUARY)
    expect(page.locator(".hit__snippet mark").first).to_be_visible()


def number_found(page: Page) -> int:
    said = re.match(r"[\d,]+", page.locator("#found").inner_text())
    assert said
    return int(said[0].replace(",", ""))


def test_a_facet_narrows_and_is_taken_away(page: Page) -> None:
    page.goto("/search/?q=bridge")
    all_found = number_found(page)

    facet = page.locator(".search-facet").filter(has_text="Section").get_by_role("link").first
    name = facet.locator("span").first.inner_text()
    count = int(facet.locator(".meta").inner_text().split()[0])
    facet.click()
    assert number_found(page) == count < all_found
    expect(page.locator(".hit .kicker a").filter(has_not_text=re.compile(name, re.IGNORECASE))).to_have_count(0)

    page.get_by_role("list", name="Chosen").get_by_role("link", name=f"Take away: {name}").click()
    assert number_found(page) == all_found
    assert page.url.endswith("/search/?q=bridge")


def test_nothing_found_leads_on(page: Page) -> None:
    page.goto("/")

    ask(page, "qwrtzpl")

    assert heading(page) == "Nothing found for “qwrtzpl”"
    expect(page.get_by_role("heading", name="The latest")).to_be_visible()
    expect(found(page).first).to_be_visible()
    page.get_by_role("navigation", name="Look in a section").get_by_role("link", name="Food").click()
    assert heading(page) == "Food"


def test_suggestions_are_chosen_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/about/")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === 'q'"):
            break
    field = page.get_by_role("combobox", name="Search the paper")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")

    page.keyboard.type("agnes th")
    options = page.get_by_role("option")
    expect(options.filter(has_text=OBITUARY)).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form [role=status]")).to_have_text(re.compile(r"^(One suggestion|\d+ suggestions)$"))

    page.keyboard.press("ArrowUp")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(chosen).to_have_id(field.get_attribute("aria-activedescendant") or "none")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_count(0)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("agnes th")

    while not chosen.count() or OBITUARY not in chosen.inner_text():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(OBITUARY)


def test_enter_asks_what_was_typed_whatever_is_suggested(page: Page) -> None:
    page.goto("/about/")

    box(page).press_sequentially("bridge", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    box(page).press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Results for “bridge”")


def test_late_suggestions_do_not_come_for_what_was_typed_before(page: Page) -> None:
    held = []
    page.route("**/search/suggestions/?q=br", lambda route: held.append(route))
    page.goto("/about/")

    with page.expect_request("**/search/suggestions/?q=br"):
        box(page).press_sequentially("br")
    box(page).press_sequentially("ass", delay=20)
    expect(page.get_by_role("option").filter(has_text=re.compile("brass", re.IGNORECASE)).first).to_be_visible()
    before = page.get_by_role("option").all_inner_texts()
    for route in held:
        route.fulfill(json=[{"label": "Too late", "url": "/", "kind": "Post"}])

    page.wait_for_timeout(300)
    assert page.get_by_role("option").all_inner_texts() == before


def test_all_of_it_works_without_javascript_on_a_phone(open_browser: OpenBrowser, watch: Watch) -> None:
    page = open_browser(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto("/news/")

    ask(page, "bridge")
    assert heading(page) == "Results for “bridge”"
    expect(page.locator(".search-facet").first).to_be_hidden()
    page.locator(".search-facets__summary").click()
    page.locator(".search-facet").first.get_by_role("link").first.click()
    page.get_by_role("link", name="Clear all").click()

    page.get_by_role("navigation", name="Order").get_by_role("link", name="Oldest").click()
    assert "sort=oldest" in page.url
    page.locator(".search-facets__summary").click()
    page.get_by_label("From").fill("2035-01-01")
    page.get_by_role("button", name="Show these dates").click()
    expect(page.locator("main")).to_contain_text("No post is all of this at once")
    page.get_by_role("link", name=re.compile("^Take away: From")).click()
    found(page).first.get_by_role("link").click()

    assert "/search/" not in page.url
    assert page.context.cookies() == []
    assert watch.outward == []


def test_a_touch_of_the_lens_opens_the_box_on_a_phone(open_browser: OpenBrowser) -> None:
    page = open_browser(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto("/news/")
    lens = page.locator(".masthead .search-box").bounding_box()
    assert lens is not None
    assert lens["width"] >= 24
    assert lens["height"] >= 24

    page.touchscreen.tap(lens["x"] + lens["width"] / 2, lens["y"] + lens["height"] / 2)
    expect(box(page)).to_be_focused()
    page.keyboard.type("bridge")
    page.locator(".masthead .search-box__button").tap()

    expect(page.get_by_role("heading", level=1)).to_have_text("Results for “bridge”")
