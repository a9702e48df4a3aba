"""Axe finds nothing (WCAG 2.2 AA, no rule off), on every type of page, light and dark, narrow and wide.

And nothing is wider than the screen: axe does not measure that, and here every page is open at 320 px anyway.
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.addresses import page_types
from tests.journeys.running_demo import Demo
from tests.journeys.watching import Watch

pytestmark = [
    pytest.mark.journey,
    pytest.mark.xdist_group("journeys"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="is the same on every database"),
]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
AXE = Axe().axe_script
LOOKS = [(width, scheme) for width in (320, 1440) for scheme in ("light", "dark")]
TWO_LOOKS = [LOOKS[0], LOOKS[-1]]
ONE_LOOK = [(320, "dark")]
#: Looked at in every way; of the others, components are looked at twice in the style guide, and the whole once.
CLOSELY = ("front", "article")
OpenBrowser = Callable[..., BrowserContext]
# The strict policy would refuse axe itself. Motion would be measured half-way.
EASED: dict[str, Any] = {"bypass_csp": True, "reduced_motion": "reduce"}
#: Components of the style guide that axe sees at once: twice the page takes it much more than twice the time.
AT_ONCE = 20
#: Leaves `count` components in the page, from the one numbered `first` on; returns how many there are in all.
LEAVE = """([first, count]) => {
  const guide = document.querySelector(".guide");
  window.components ??= [...guide.querySelectorAll(".guide__component")];
  components.forEach((component) => component.remove());
  guide.append(...components.slice(first, first + count));
  return components.length;
}"""


@pytest.fixture(scope="module")
def browsing(browser: Browser, demo: Demo) -> Iterator[tuple[Page, Watch]]:
    """One page for all addresses: to open another browser takes as long as to judge a page."""
    context = browser.new_context(base_url=demo.url, **EASED)
    context.set_default_timeout(60_000)
    watch = Watch(urlsplit(demo.url).netloc)
    watch.over(context)
    yield context.new_page(), watch
    context.close()


@pytest.fixture
def page(browsing: tuple[Page, Watch]) -> Iterator[Page]:
    page, watch = browsing
    watch.complaints.clear()
    yield page
    assert not watch.complaints


def violations(page: Page, *looks: tuple[int, str]) -> list[str]:
    """Return what is wrong with the page in each look, a width and a colour scheme."""
    found = []
    page.evaluate(AXE)
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        if (content := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{width} {scheme}: the page is {content} px wide")
        answer = page.evaluate("options => axe.run(options)", OPTIONS)
        found += [
            f"{width} {scheme} {violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in answer["violations"]
            for node in violation["nodes"]
        ]
    return found


@pytest.mark.parametrize("name", page_types())
def test_axe_finds_nothing(page: Page, name: str) -> None:
    page.goto(page_types()[name])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()

    looks = LOOKS if name in CLOSELY else ONE_LOOK
    assert violations(page, *looks) == []
    assert page.context.cookies() == []


def test_axe_finds_nothing_in_the_style_guide(open_browser: OpenBrowser, editor_state: Any) -> None:
    page = open_browser(**EASED, storage_state=editor_state).new_page()
    page.goto("/styleguide/")
    expect(page.get_by_role("heading", level=1, name="Style guide")).to_be_visible()

    found = []
    for first in range(0, page.evaluate(LEAVE, [0, 0]), AT_ONCE):
        page.evaluate(LEAVE, [first, AT_ONCE])
        expect(page.locator(".guide__component").first).to_be_visible()
        found += violations(page, *TWO_LOOKS)
    assert found == []


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"reduced_motion": "no-preference"}], ids=str)
def test_axe_finds_nothing_on_the_front_page_with(open_browser: OpenBrowser, media: dict[str, Any]) -> None:
    page = open_browser(**EASED | media).new_page()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The Saltmere Lantern")

    assert violations(page, *ONE_LOOK) == []
