"""Moves of a writer and a desk around one post, by the words on the screen."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.writing import Desk


def open_from_first_page(page: Page, panel: str, title: str) -> None:
    """Open the post from a panel of the admin's first page."""
    page.goto("/admin/")
    page.get_by_role("region", name=panel).get_by_role("link", name=title, exact=True).click()
    ready(page)


def ready(page: Page) -> None:
    """Wait until the editor has looked at its own form: what is typed before is not noticed as a change."""
    page.wait_for_load_state("networkidle")


def act(page: Page, name: str) -> None:
    """Press a button of the editor's menu, once what was typed is autosaved."""
    Desk(page).settled()
    actions = page.get_by_role("navigation", name="Actions (footer)")
    actions.get_by_role("button", name="More actions").click()
    actions.get_by_role("button", name=name, exact=True).click()


def done(page: Page, words: str) -> None:
    expect(page.locator(".messages .success")).to_contain_text(words)


def header_action(page: Page, name: str) -> None:
    """Choose from the three dots beside the title."""
    page.locator("header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name=name, exact=True).click()


def write_text(page: Page, words: str) -> None:
    """Add a text block at the end of the body."""
    body = page.locator("#panel-child-content-body-section")
    writings = body.locator("[contenteditable=true]")
    before = writings.count()
    body.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Text", exact=True).click()
    expect(writings).to_have_count(before + 1)
    writing = writings.last
    writing.click()
    expect(writing).to_be_focused()
    page.keyboard.type(words)


def comment(page: Page, field: str, words: str) -> None:
    """Say something beside a field; others see it once the draft is saved."""
    page.get_by_role("button", name="Toggle comments").click()
    place = page.locator(f"#panel-child-content-{field}-section")
    place.hover()
    place.get_by_role("button", name="Add comment").click()
    note = page.locator("#comments li").last
    note.get_by_role("textbox").fill(words)
    note.get_by_role("button", name="Comment").click()
    expect(note).to_contain_text(words)


def in_dialog(page: Page, name: str, button: str, words: str = "") -> None:
    dialog = page.get_by_role("dialog").filter(has_text=name)
    if words:
        dialog.get_by_label("Comment").fill(words)
    dialog.get_by_role("button", name=button, exact=True).click()


def put_clock_forward(database: Path, title: str) -> datetime:
    """Let the time of a scheduled post come, and return it: nobody in a test waits for tomorrow."""
    moment = datetime.now(UTC)
    with sqlite3.connect(database, timeout=30) as connection:
        rows: list[Any] = connection.execute(
            "SELECT id, content FROM wagtailcore_revision WHERE approved_go_live_at IS NOT NULL"
        ).fetchall()
        for key, content in rows:
            post = json.loads(content)
            if post["title"] == title:
                post["go_live_at"] = moment.isoformat()
                connection.execute(
                    "UPDATE wagtailcore_revision SET content = ?, approved_go_live_at = ? WHERE id = ?",
                    (json.dumps(post), f"{moment:%Y-%m-%d %H:%M:%S}", key),
                )
    connection.close()
    return moment


def file_entry(page: Page, kind: str, text: str) -> None:
    """Fill in the form of a correction."""
    page.get_by_label(f"{kind}:").check()
    page.get_by_label("What readers are told").fill(text)
    page.get_by_role("button", name="File it").click()
    done(page, "It stands in the ledger")
