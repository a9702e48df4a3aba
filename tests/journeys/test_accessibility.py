"""Axe finds nothing (WCAG 2.2 AA, no rule off), on every type of page, light and dark, narrow and wide.

And nothing is wider than the screen: axe does not measure that, and here every page is open at 320 px anyway.
"""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.addresses import page_types

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
#: Pages made of parts that stand on others too.
PLAIN = ("blocks", "archive-year", "authors", "topics", "column", "recipes", "storylines", "standard-page", "not-found")
OpenBrowser = Callable[..., BrowserContext]


@pytest.fixture
def page(open_browser: OpenBrowser) -> Page:
    # The strict policy would refuse axe itself. Motion would be measured half-way.
    return open_browser(bypass_csp=True, reduced_motion="reduce").new_page()


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

    looks = ONE_LOOK if name.startswith(PLAIN) else LOOKS if name in ("front", "article") else TWO_LOOKS
    assert violations(page, *looks) == []
    assert page.context.cookies() == []


def test_axe_finds_nothing_in_the_style_guide(open_browser: OpenBrowser, editor_state: Any) -> None:
    page = open_browser(bypass_csp=True, reduced_motion="reduce", storage_state=editor_state).new_page()
    page.goto("/styleguide/")
    expect(page.get_by_role("heading", level=1, name="Style guide")).to_be_visible()

    assert violations(page, *TWO_LOOKS) == []


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"reduced_motion": "no-preference"}], ids=str)
def test_axe_finds_nothing_on_the_front_page_with(page: Page, media: dict[str, Any]) -> None:
    page.emulate_media(**media)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The Saltmere Lantern")

    assert violations(page, *TWO_LOOKS) == []
