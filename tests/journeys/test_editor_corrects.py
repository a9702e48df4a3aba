"""An editor's worse morning: a post was wrong; it is mended and readers are told; then it is taken back."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.reviewing import file_entry
from tests.journeys.writing import Desk

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OpenBrowser = Callable[..., BrowserContext]
WIDE = {"width": 1440, "height": 1000}
TOLD = "An earlier version said that the ferry sails at six. It sails at seven."
WORD = "The ferry company has shown us that nothing of this was so."


def test_a_post_is_corrected_retracted_and_taken_back(open_browser: OpenBrowser, editor_state: Any) -> None:
    page = open_browser(viewport=WIDE, storage_state=editor_state).new_page()
    reader = open_browser().new_page()
    desk, headline = Desk(page), f"Ferry number {uuid4().hex[:6]} sails at six"
    desk.start_article("News")
    desk.write(headline, "From the new quay.")
    desk.add_byline("Edwin Osei")
    desk.publish()

    page.get_by_role("status").get_by_role("link", name="Edit").click()
    page.wait_for_load_state("networkidle")
    mended = headline.replace("at six", "at seven")
    page.get_by_role("textbox", name="Title*").fill(mended)
    desk.publish_then_file()
    file_entry(page, "Correction", TOLD)

    reader.goto("/news/")
    reader.get_by_role("link", name=mended).first.click()
    expect(reader.get_by_role("note")).to_contain_text(TOLD)
    expect(reader.locator(".byline").get_by_text("Updated")).to_be_visible()
    reader.get_by_role("note").get_by_role("link", name="All corrections").click()
    expect(reader.get_by_role("article").filter(has_text=mended)).to_contain_text(TOLD)

    page.locator("header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="File a correction").click()
    file_entry(page, "Retraction", WORD)
    reader.goto("/news/")
    expect(reader.get_by_role("article").filter(has_text=mended).first).to_contain_text("Retracted")

    page.locator("header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Delete").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("This cannot be deleted")
    page.get_by_role("main").get_by_role("link", name="Unpublish").click()
    page.get_by_label("A word to readers").fill(WORD)
    page.get_by_role("button", name="Yes, unpublish it").click()
    expect(page.locator(".messages .success")).to_be_visible()
    reader.goto("/corrections/")
    expect(reader.get_by_text(TOLD)).to_have_count(0)
