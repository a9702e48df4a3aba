"""Readers say something, with and without JavaScript; a moderator decides by keyboard; another reader sees it."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.running_demo import Demo
from tests.journeys.writing import take_the_time_of_a_person

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OpenBrowser = Callable[..., BrowserContext]
POST = "/news/cable-street-cycle-lane-vote/"
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script> \"'>"


def answered(question: str) -> str:
    words = re.findall("|".join(NUMBERS), question)
    return str(sum(NUMBERS.index(word) + 1 for word in words))


def fill(page: Page, name: str, text: str) -> None:
    page.get_by_label("Your comment").fill(text)
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail").fill(f"{uuid4().hex[:8]}@example.org")


def comment_without_javascript(page: Page, text: str) -> None:
    page.goto(POST)
    page.get_by_role("link", name="Read and write comments").click()
    page.get_by_role("link", name="Write a comment").click()
    fill(page, "Plain Reader", text)
    question = page.locator("[data-question] label").inner_text()
    page.locator("[name=answer]").fill(answered(question))
    take_the_time_of_a_person(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Somebody of the newsroom will look")


def comment_with_javascript(page: Page, text: str) -> None:
    page.goto(f"{POST}#comments")
    page.get_by_role("link", name="Write a comment").click()
    fill(page, f"Quick {HOSTILE}"[:80], text)
    expect(page.locator(".comment-form__count")).to_contain_text("characters left")
    expect(page.locator("[data-guard-state]")).to_have_text("Checked: you are no robot.")
    take_the_time_of_a_person(page)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".comment-sent")).to_contain_text("Thank you")
    expect(page).to_have_url(re.compile(re.escape(POST)))


def moderate(page: Page, demo: Demo, texts: list[str]) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("moderator")
    page.get_by_label("Password").fill(demo.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    page.goto("/admin/comments/?section=&q=Journey")
    for text in texts:
        entry = page.locator(".queue-entry").filter(has_text=text)
        while not entry.evaluate("entry => entry === document.activeElement"):
            page.keyboard.press("j")
        page.keyboard.press("a")
        expect(entry).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(".queue-entry").filter(has_text=texts[-1])).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".queue-entry").filter(has_text=texts[-1])).to_have_count(0)


def test_two_readers_comment_and_a_third_reads_it(open_browser: OpenBrowser, demo: Demo) -> None:
    plain, quick = f"Journey {uuid4().hex[:6]}: the plain way.", f"Journey {uuid4().hex[:6]}: {HOSTILE}"
    dialogs: list[str] = []

    comment_without_javascript(open_browser(java_script_enabled=False).new_page(), plain)
    writer = open_browser(viewport={"width": 320, "height": 720}).new_page()
    writer.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    comment_with_javascript(writer, quick)
    desk = open_browser(viewport={"width": 1440, "height": 1000}).new_page()
    desk.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    moderate(desk, demo, [plain, quick.split(":")[0]])

    reader = open_browser().new_page()
    reader.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    # What was approved shows within ten seconds.
    reader.wait_for_timeout(10_000)
    reader.goto(f"{POST}#comments")
    reader.get_by_role("link", name="Newest").click()
    # The list is drawn anew: what is pressed before that is gone with the old one.
    expect(reader.get_by_role("link", name="Newest")).to_have_attribute("aria-current", "true")
    for text in (plain, quick):
        expect(reader.locator(".comment").filter(has_text=text)).to_be_visible()
    row = reader.locator(".comment").filter(has_text=plain)
    row.get_by_role("button", name="Recommend").click()
    expect(row.locator(".comment__count")).to_have_text("1")
    assert dialogs == []
