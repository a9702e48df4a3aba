"""Axe finds nothing in what readers say and in the queue; nothing is wider than the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import BrowserContext, expect

from tests.journeys.test_accessibility import AXE, EASED, LOOKS, OPTIONS, TWO_LOOKS, violations

pytestmark = [
    pytest.mark.journey,
    pytest.mark.xdist_group("journeys"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="is the same on every database"),
]

OpenBrowser = Callable[..., BrowserContext]


def test_axe_finds_nothing_in_comments_and_their_form(open_browser: OpenBrowser) -> None:
    page = open_browser(**EASED).new_page()
    page.goto("/news/line-4-night-closure/#comments")
    page.get_by_role("link", name="Write a comment").click()
    expect(page.get_by_label("Your comment")).to_be_focused()

    assert violations(page, *LOOKS) == []

    page.goto(page.get_by_role("link", name="Oldest").get_attribute("href") or "")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert violations(page, *TWO_LOOKS) == []


def test_axe_finds_nothing_in_the_queue(open_browser: OpenBrowser, editor_state: Any) -> None:
    page = open_browser(**EASED, storage_state=editor_state).new_page()
    page.goto("/admin/comments/")
    expect(page.locator(".queue-entry").first).to_be_focused()
    page.evaluate(AXE)

    found = []
    for width, scheme in TWO_LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        answer = page.evaluate("options => axe.run('main', options)", OPTIONS)
        found += [(width, scheme, violation["id"], violation["nodes"][0]["html"]) for violation in answer["violations"]]
    assert found == []
