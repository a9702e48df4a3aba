"""Axe finds nothing (WCAG 2.2 AA, no rule off) on the pages that CityBlog adds to the admin.

It looks at what is ours: the content of the page. The frame around it, with the menu, the header and the breadcrumb,
is Wagtail's and the same on every page of the admin.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect

from tests.journeys.running_demo import Demo
from tests.journeys.test_accessibility import AXE, EASED, OPTIONS

pytestmark = [
    pytest.mark.journey,
    pytest.mark.xdist_group("journeys"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="is the same on every database"),
]

LOOKS = [(1440, "light"), (320, "dark")]
PAGES = {
    "first page": "/admin/",
    "calendar": "/admin/planning/",
    "week": "/admin/planning/?show=week",
    "board": "/admin/planning/board/",
    "all posts": "/admin/planning/posts/",
    "future time": "/admin/front-page/future/",
    "breaking bar": "/admin/front-page/breaking/",
    "corrections": "/admin/reports/corrections/",
    "searches": "/admin/reports/searches/",
    "searches in vain": "/admin/reports/searches/nothing/7/",
    "comments": "/admin/comments/",
    "contributions": "/admin/contributions/",
}


@pytest.fixture(scope="module")
def page(browser: Browser, demo: Demo, staff_state: Callable[[str], Any]) -> Iterator[Page]:
    context = browser.new_context(base_url=demo.url, **EASED, storage_state=staff_state(demo.user))
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def violations(page: Page, part: str = "#main") -> list[str]:
    """Return what is wrong with a part of the page, once light and wide, once dark and narrow."""
    found = []
    page.evaluate(AXE)
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if (content := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{width}: the page is {content} px wide")
        answer = page.evaluate("([part, options]) => axe.run(part, options)", [part, OPTIONS])
        found += [
            f"{width} {scheme} {violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in answer["violations"]
            for node in violation["nodes"]
        ]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_the_admin_on(page: Page, name: str) -> None:
    page.goto(PAGES[name])
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()

    assert violations(page) == []


@pytest.mark.parametrize("action", ["Links to this draft", "Put on the front page", "File a correction"])
def test_axe_finds_nothing_on_the_form_of(page: Page, action: str) -> None:
    page.goto("/admin/planning/posts/?state=live")
    page.get_by_role("main").locator("a[href*='/edit/']").first.click()
    page.locator("header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name=action, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(action)

    assert violations(page) == []


def test_axe_finds_nothing_on_the_form_that_reschedules(page: Page) -> None:
    page.goto("/admin/planning/board/")
    page.get_by_role("main").get_by_role("link", name="Reschedule").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Reschedule")

    assert violations(page) == []


@pytest.mark.parametrize("asks", ["To approve this version", "Only to read"])
def test_axe_finds_nothing_on_the_bar_over_a_draft_that_is_shared(page: Page, asks: str) -> None:
    page.goto("/admin/planning/posts/?state=live")
    page.get_by_role("main").locator("a[href*='/edit/']").first.click()
    page.locator("header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Links to this draft", exact=True).click()
    page.get_by_label(asks).check()
    page.get_by_label("For whom").fill("Lena Ford")
    page.get_by_role("button", name="Make a link").click()
    made = page.get_by_role("status").filter(has_text="It is shown only now").get_by_role("link")
    page.goto(made.inner_text())
    expect(page.get_by_role("complementary", name="About this draft")).to_be_visible()

    assert violations(page, ".draft-bar") == []


@pytest.mark.parametrize(
    ("plant", "rule"),
    [
        ("main.querySelector('label[for]').remove()", "label"),
        ("main.style.inlineSize = '2000px'", "px wide"),
    ],
)
def test_axe_would_find_a_fault(page: Page, plant: str, rule: str) -> None:
    page.goto("/admin/comments/")
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()

    page.evaluate(f"const main = document.querySelector('#main'); {plant}")

    assert any(rule in violation for violation in violations(page))
