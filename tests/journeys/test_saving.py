"""Pressing a button while the page is being saved by itself."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.running_demo import Demo
from tests.journeys.writing import Desk

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

#: Milliseconds: what was typed before Wagtail has taken its first look at the form is no change to be saved.
WATCHED_AFTER = 3000
#: Autosaves are answered, and the page hears of it only seconds later.
SLOWLY = """() => {
    const quick = window.fetch;
    window.fetch = async (...asked) => {
        const answer = await quick(...asked);
        if (asked[1]?.method?.toUpperCase() === "POST") {
            document.documentElement.dataset.saved = "";
            await new Promise((done) => setTimeout(done, 4000));
        }
        return answer;
    };
}"""


def test_publishing_while_a_new_page_is_autosaved_makes_it_once(
    demo: Demo, open_browser: Callable[..., BrowserContext]
) -> None:
    desk, headline = being_saved(demo, open_browser)

    desk.actions.get_by_role("button", name="More actions").click()
    desk.actions.get_by_role("button", name="Publish", exact=True).click()

    is_published_once(desk, headline)


def test_what_a_dialog_sends_while_a_new_page_is_autosaved_waits_too(
    demo: Demo, open_browser: Callable[..., BrowserContext]
) -> None:
    desk, headline = being_saved(demo, open_browser)

    # As Wagtail does it when a dialog of the workflow was answered.
    desk.page.evaluate("""() => {
        const form = $("[data-edit-form]");
        form.append('<input type="hidden" name="action-publish" value="action-publish">').submit();
    }""")

    is_published_once(desk, headline)


def being_saved(demo: Demo, open_browser: Callable[..., BrowserContext]) -> tuple[Desk, str]:
    """Write a new article, and return in the middle of its first autosave."""
    page = open_browser().new_page()
    desk = Desk(page)
    desk.log_in(demo.user, demo.password)
    desk.start_article("Food")
    page.evaluate(SLOWLY)
    headline = f"Plum jam number {uuid4().hex[:6]} sets"
    desk.write(headline, "It took an hour.")
    page.wait_for_timeout(WATCHED_AFTER)
    desk.add_markdown("And three pounds of sugar.")
    expect(page.locator("html[data-saved]")).to_have_count(1)
    return desk, headline


def is_published_once(desk: Desk, headline: str) -> None:
    expect(desk.page.locator(".messages .success")).to_contain_text(f"'{headline}' has been published")
    # The list of the section follows, the latest first.
    expect(desk.page.locator("main table .title-wrapper").filter(has_text=headline)).to_have_count(1)
