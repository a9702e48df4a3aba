"""Axe finds nothing (WCAG 2.2 AA, no rule off), on every type of page, light and dark, narrow and wide."""

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
WIDTHS = (320, 1440)


@pytest.fixture
def page(open_browser: Callable[..., BrowserContext]) -> Page:
    # The strict policy would refuse axe itself. Motion would be measured half-way.
    return open_browser(bypass_csp=True, reduced_motion="reduce").new_page()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


def violations_everywhere(page: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme} {line}" for line in violations(page)]
    return found


@pytest.mark.parametrize("name", page_types())
def test_axe_finds_nothing(page: Page, name: str) -> None:
    page.goto(page_types()[name])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()

    assert violations_everywhere(page) == []


def test_axe_finds_nothing_in_the_style_guide(
    open_browser: Callable[..., BrowserContext], editor_state: Any
) -> None:
    page = open_browser(bypass_csp=True, reduced_motion="reduce", storage_state=editor_state).new_page()
    page.goto("/styleguide/")
    expect(page.get_by_role("heading", level=1).first).to_have_text("Style guide")

    assert violations_everywhere(page) == []


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"reduced_motion": "no-preference"}], ids=str)
def test_axe_finds_nothing_on_the_front_page_with(page: Page, media: dict[str, Any]) -> None:
    page.emulate_media(**media)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The Saltmere Lantern")

    assert violations_everywhere(page) == []
