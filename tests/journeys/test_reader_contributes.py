"""A reader sends a story with three photos from a phone and follows it until it is published."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.core.pictures import notes_of_a_camera
from tests.journeys.writing import Desk, take_the_time_of_a_person

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OpenBrowser = Callable[..., BrowserContext]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def title() -> str:
    """A headline of this run alone: a demo may hear the story twice."""
    return f"A heron on roof {uuid4().hex[:6]}"


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Three photos as a phone makes them, with the place where they were taken."""
    made = []
    for number, colour in enumerate(("#24465f", "#7a3b2e", "#39603d")):
        made.append(tmp_path / f"IMG_{number}.jpg")
        Image.new("RGB", (1600, 1200), colour).save(made[-1], exif=notes_of_a_camera())
    return made


def send(page: Page, title: str, photos: list[Path]) -> str:
    """Fill in the form as it stands there; return the address of the receipt."""
    page.goto("/contribute/")
    page.get_by_role("link", name="Story").click()
    page.get_by_label("Headline").fill(title)
    page.get_by_label("Your text").fill("It stood there all morning.\n\nNobody knows why.")
    page.get_by_label("Your name").fill("Petra Olin")
    page.get_by_label("Your e-mail address").fill("petra.olin@example.org")
    page.get_by_label("Choose photos").set_input_files(photos)
    expect(page.locator(".photo")).to_have_count(3)
    for number, photo in enumerate(page.locator(".photo").all()):
        photo.get_by_label("What it shows").fill(f"The heron, number {number}")
        photo.get_by_label("Whoever took it").check()
    page.get_by_label("I agree").check()
    # Solved while the form was filled in: no question is left.
    expect(page.get_by_label("How much is")).to_be_hidden()
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    take_the_time_of_a_person(page)
    page.get_by_role("button", name="Send", exact=True).last.click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return page.url.partition("?")[0]


def test_a_story_from_a_phone_is_followed_to_its_publication(
    open_browser: OpenBrowser, editor_state: Any, title: str, photos: list[Path]
) -> None:
    reader = open_browser(**PHONE).new_page()
    receipt = send(reader, title, photos)
    assert reader.context.cookies() == []

    desk = open_browser(storage_state=editor_state, viewport={"width": 1440, "height": 1000}).new_page()
    desk.goto("/admin/contributions/?state=waiting")
    desk.get_by_role("link", name=title).first.click()
    desk.get_by_role("button", name="I do it").click()
    reader.goto(receipt)
    expect(reader.get_by_text("An editor is reading it.")).to_be_visible()
    desk.get_by_role("button", name="Make a draft").click()
    expect(desk.get_by_role("textbox", name="Title*")).to_have_value(title)
    Desk(desk).publish()

    reader.goto(receipt)
    reader.get_by_role("link", name="Read it as it was published").click()
    expect(reader.get_by_role("heading", name=title, level=1)).to_be_visible()
    expect(reader.get_by_text("The heron, number 2")).to_be_visible()
    expect(reader.locator(".story__body")).to_contain_text("Nobody knows why.")
