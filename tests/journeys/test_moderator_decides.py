"""A moderator decides thirty comments with the keys: approves, rejects with a reason, marks spam, takes one back."""

import html
import re
import sys
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
import requests
from playwright.sync_api import BrowserContext, Locator, Page, expect
from requests.adapters import HTTPAdapter

from tests.journeys.running_demo import Demo
from tests.journeys.test_reader_comments import answered

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OpenBrowser = Callable[..., BrowserContext]
POST = "/news/library-open-film-nights/"
MANY = 30
REASON = "Off the subject"
#: Seconds: nobody reads a form and writes a sentence in less.
READING = 3.2
HERE = {"Sec-Fetch-Site": "same-origin"}
#: So many one client may send in an hour, and some left over for other stories.
OF_ONE_CLIENT = 10


class From(HTTPAdapter):
    """Asks from another address of this machine: another reader's, to the demo. (Linux has all of 127.0.0.0/8.)"""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> Any:
        return super().init_poolmanager(*args, **kwargs, source_address=(self.address, 0))


def comment(demo: Demo, mark: str) -> list[str]:
    """Send thirty comments without JavaScript; return their texts in the order in which they wait."""
    number = re.search(r"/comments/(\d+)/", requests.get(demo.url + POST, timeout=60).text)
    assert number is not None
    address = f"{demo.url}/comment/{number[1]}/"
    forms = []
    for _index in range(MANY):
        page = requests.get(address, {"fragment": "1"}, timeout=60).text
        stamp = re.search(r'name="stamp" value="([^"]+)"', page)
        question = re.search(r'for="guard-answer">([^<]+)<', page)
        assert stamp is not None
        assert question is not None
        forms.append((time.monotonic(), {"stamp": html.unescape(stamp[1]), "answer": answered(question[1])}))
    texts = []
    client = requests.Session()
    for index, (came, form) in enumerate(forms):
        time.sleep(max(0, came + READING - time.monotonic()))
        if index % OF_ONE_CLIENT == 0:
            client.mount("http://", From(f"127.0.0.{50 + index // OF_ONE_CLIENT}"))
        words = {"text": f"{mark} number {index:02}.", "name": f"Reader {index}", "email": f"{mark}{index}@example.org"}
        sent = client.post(address, {**form, **words}, headers=HERE, timeout=60, allow_redirects=False)
        assert sent.status_code == 303
        texts.append(words["text"])
    return texts


def wanted(index: int) -> str:
    """Return what shall be decided about a comment: of five, three are good, one is not and one is spam."""
    return {1: f"Reject: {REASON}", 3: "Spam"}.get(index % 5, "Approve")


def decide(page: Page, decision: str) -> None:
    """Press the keys for `decision`, as quickly as the keys go down."""
    if REASON in decision:
        page.keyboard.press("w")
        page.keyboard.type(REASON)
        page.keyboard.press("Enter")
    page.keyboard.press(decision[0].lower())


def entry(page: Page, text: str) -> Locator:
    return page.locator(".queue-entry").filter(has_text=text)


def decide_all(page: Page, texts: list[str]) -> None:
    for index, text in enumerate(texts):
        if not page.locator(".queue-entry").count():
            # The page is done, and Enter asks for what is left.
            expect(page.get_by_role("link", name="Show what is left")).to_be_focused()
            page.keyboard.press("Enter")
            expect(entry(page, text)).to_be_focused()
        if index == 7:
            decide(page, "Spam")
            page.keyboard.press("u")
            expect(entry(page, text)).to_be_focused()
        if index == 1:
            page.keyboard.press("w")
            expect(page.locator("[data-reasoned]")).to_contain_text(text)
            page.keyboard.press("Escape")
        decide(page, wanted(index))
    # What follows comes once all is saved.
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing waits.")).to_be_visible()


def in_the_log(page: Page, texts: list[str]) -> list[tuple[str, str]]:
    """Return each text with what was decided about it, in the order of the texts; nothing that was undone."""
    page.goto("/admin/comments/log/")
    cells = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    rows = page.locator("main .listing tbody tr").evaluate_all(cells)
    held = [(text, row[2]) for row in rows for text in texts if text in row[3] and row[4] != "undone"]
    return sorted(held)


def test_thirty_comments_are_decided_with_the_keys(
    open_browser: OpenBrowser, demo: Demo, editor_state: Any, capsys: Any
) -> None:
    mark = f"keys{uuid4().hex[:6]}"
    texts = comment(demo, mark)
    page = open_browser(storage_state=editor_state, viewport={"width": 1440, "height": 1000}).new_page()
    page.goto(f"/admin/comments/?q={mark}")
    expect(entry(page, texts[0])).to_be_focused()

    began = time.monotonic()
    decide_all(page, texts)
    seconds = time.monotonic() - began

    with capsys.disabled():
        sys.stdout.write(f"\n{MANY} comments decided with the keys in {seconds:.1f} s\n")
    assert in_the_log(page, texts) == [(text, wanted(index)) for index, text in enumerate(texts)]
    page.goto(f"/admin/comments/?q={mark}&state=shown")
    shown = sorted(page.locator(".queue-entry__text").all_inner_texts())
    assert shown == [text for index, text in enumerate(texts) if wanted(index) == "Approve"]
