"""An editor's working day: writing, showing, publishing, mending, scheduling; and what readers see of it."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils.text import slugify
from PIL import Image, ImageDraw
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.running_demo import Demo
from tests.journeys.watching import Watch
from tests.journeys.writing import Desk

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OpenBrowser = Callable[..., BrowserContext]
LONDON = ZoneInfo(settings.TIME_ZONE)
WIDE = {"width": 1440, "height": 1000}
#: Reloads in a row: each may be answered by another worker, out of a memory of its own.
WORKERS_ASKED = 6
#: Seconds after its moment within which a scheduled post must be there.
PUNCTUAL = 60


@pytest.fixture
def headline() -> str:
    """A headline of this run alone: a demo may hear the story twice."""
    return f"Quince tart number {uuid4().hex[:6]} leaves the oven"


@pytest.fixture
def photograph(tmp_path: Path, headline: str) -> Path:
    """A picture that nobody has uploaded before: of a twin Wagtail asks whether it is wanted twice."""
    picture = Image.new("RGB", (1800, 1200), f"#{headline.split()[3]}")
    ImageDraw.Draw(picture).ellipse((500, 200, 1300, 1000), fill="#d9a441")
    path = tmp_path / "tart.jpg"
    picture.save(path)
    return path


@pytest.fixture
def reader(open_browser: OpenBrowser) -> Page:
    """Somebody else, who has never logged in."""
    return open_browser().new_page()


def test_an_editor_s_morning(
    demo: Demo, watch: Watch, open_browser: OpenBrowser, reader: Page, headline: str, photograph: Path
) -> None:
    desk = Desk(open_browser(viewport=WIDE).new_page())
    # What readers' pages hold in memory before.
    for path in ("/", "/food/"):
        reader.goto(path)
        expect(reader.get_by_role("link", name=headline)).to_have_count(0)

    desk.log_in(demo.user, demo.password)
    # First what is to come by itself, so that the rest of the morning is no waiting.
    address, moment = schedule_another(desk, headline)
    expect_not_there(reader, address, moment)

    desk.start_article("Food")
    write_article(desk, headline, photograph)
    expect_preview(desk.page, headline)
    desk.publish()
    expect_in_every_answer(reader, headline)
    open_from_section(reader, headline)
    expect_article(reader)
    expect(reader.locator(".byline").get_by_text("Updated")).to_have_count(0)

    mended = headline.replace("leaves the oven", "is sold out by nine")
    desk.change_headline(mended)
    expect_in_every_answer(reader, mended)
    open_from_section(reader, mended)
    expect(reader.locator(".byline").get_by_text("Updated")).to_be_visible()

    expect_in_time(reader, address, moment)
    assert not reader.context.cookies()
    assert not watch.outward


def schedule_another(desk: Desk, headline: str) -> tuple[str, datetime]:
    """Schedule an article about a minute ahead; return its address and its moment."""
    desk.start_article("Food")
    desk.write(f"Later {headline}", "It is in the oven, and will be out in a minute.")
    desk.add_markdown("Wait for it.")
    # Schedules know whole minutes; the rest leaves time to press two more buttons.
    moment = (datetime.now(LONDON) + timedelta(seconds=85)).replace(second=0, microsecond=0)
    desk.schedule(moment)
    return f"/food/{slugify('Later ' + headline)}/", moment


def expect_not_there(reader: Page, address: str, moment: datetime) -> None:
    answer = reader.goto(address)
    assert answer is not None
    assert datetime.now(LONDON) < moment, "the machine is too slow for this story"
    assert answer.status == 404


def expect_in_time(reader: Page, address: str, moment: datetime) -> None:
    """Wait for the scheduled article, though no longer than a minute after its moment."""
    time.sleep(max(0.0, (moment - datetime.now(LONDON)).total_seconds()))
    late = moment + timedelta(seconds=PUNCTUAL)
    while (answer := reader.goto(address)) and answer.status == 404:
        assert datetime.now(LONDON) < late
        time.sleep(1)
    headline = reader.get_by_role("heading", level=1).inner_text()
    expect_in_every_answer(reader, headline)


def write_article(desk: Desk, headline: str, photograph: Path) -> None:
    desk.write(headline, "Everybody at Lanternhill Market knows the smell, and nobody agrees on the crust.")
    desk.upload_lead(photograph, f"Tart of {headline}", "A round tart on a plain table")
    desk.add_markdown("The tart comes out at **half past five**. See [the market](https://example.org/market).")
    desk.add_quote("A quince wants patience, and then more sugar than you dare.", "Delphine Roux")
    desk.add_picture("Fish soup", "A bowl on a wet table", "What is eaten before the tart.")
    desk.add_byline("Delphine Roux")
    # One that the paper has, in other letters and by its own name, and one that is new.
    desk.add_topic("coffee", known_as="Coffee")
    desk.add_topic("Quince tarts")


def expect_preview(page: Page, headline: str) -> None:
    page.get_by_role("button", name="Toggle preview").click()
    shown = page.frame_locator("#w-preview-iframe")
    expect(shown.get_by_role("heading", level=1)).to_have_text(headline)
    expect(shown.get_by_text("half past five")).to_be_visible()
    page.get_by_role("button", name="Toggle preview").click()


def expect_in_every_answer(reader: Page, headline: str) -> None:
    for path in ("/", "/food/"):
        reader.goto(path)
        for _ in range(WORKERS_ASKED):
            expect(reader.get_by_role("link", name=headline, exact=True).first).to_be_visible()
            reader.reload()


def open_from_section(reader: Page, headline: str) -> None:
    reader.goto("/food/")
    reader.get_by_role("link", name=headline, exact=True).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(headline)


def expect_article(reader: Page) -> None:
    expect(reader.locator("strong", has_text="half past five")).to_be_visible()
    expect(reader.get_by_role("link", name="the market")).to_have_attribute("href", "https://example.org/market")
    expect(reader.get_by_text("A quince wants patience")).to_be_visible()
    for alt in ("A round tart on a plain table", "A bowl on a wet table"):
        picture = reader.get_by_role("img", name=alt)
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("picture => picture.naturalWidth") > 0
    expect(reader.locator(".byline").get_by_role("link", name="Delphine Roux")).to_be_visible()
    for topic in ("Coffee", "Quince tarts"):
        expect(reader.locator(".topics").get_by_role("link", name=topic, exact=True)).to_be_visible()
