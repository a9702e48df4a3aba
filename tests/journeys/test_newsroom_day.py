"""A day in the newsroom, told by everybody who has a part in it, each in a browser and with a login of their own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.utils.text import slugify
from playwright.sync_api import Locator, Page, expect

from tests.journeys import reviewing as desk
from tests.journeys.running_demo import Demo
from tests.journeys.watching import Watch
from tests.journeys.writing import Desk, fill_moment

pytestmark = [
    pytest.mark.journey,
    pytest.mark.xdist_group("journeys"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="is the same on every database"),
]

LONDON = ZoneInfo(settings.TIME_ZONE)
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 1000}}
#: Seconds after its moment within which a scheduled post must be there.
PUNCTUAL = 60
DOUBT = "Who told us so? The harbour office says forty-five."
ADVICE = "Fine, if the captain is not named."
TOLD = "An earlier version said that the ferry carries forty-five people. It carries forty."
WORD = "The ferry company has shown us that there is no such ferry."
Login = Callable[..., Page]


@pytest.fixture
def login(open_browser: Callable[..., Any], staff_state: Callable[[str], Any]) -> Login:
    """Opens a browser for somebody of the demo's staff: `login("news-desk", **WIDE)`."""

    def sign_in(name: str, **options: Any) -> Page:
        page: Page = open_browser(**options, storage_state=staff_state(name)).new_page()
        return page

    return sign_in


def test_the_newsroom_s_day(demo: Demo, watch: Watch, open_browser: Callable[..., Any], login: Login) -> None:
    headline = f"Ferry number {uuid4().hex[:6]} sails from the new quay"
    reporter, editor, chief = login("reporter", **PHONE), login("news-desk", **WIDE), login("chief", **WIDE)
    reader = open_browser().new_page()

    hands_in(reporter, headline)
    returns(editor, headline)
    mends(reporter, headline)
    lawyer = open_browser(**PHONE).new_page()
    link = asks_lawyer(editor, headline)
    lawyer_approves(lawyer, link, headline)
    schedules(editor, headline, tomorrow(6, 30))
    expect_tomorrow(chief, headline)

    moment = desk.put_clock_forward(demo.var / "cityblog.sqlite3", headline)
    expect_on_time(reader, headline, moment)
    cuts_anew(chief, reader, headline)
    corrects(editor, reader, headline)
    retracts(editor, reader, headline)
    assert not reader.context.cookies()
    assert not watch.outward


def tomorrow(hour: int, minute: int = 0) -> datetime:
    return (datetime.now(LONDON) + timedelta(days=1)).replace(hour=hour, minute=minute, second=0, microsecond=0)


def hands_in(page: Page, headline: str) -> None:
    """A reporter on the quay writes on a phone, and hands it in."""
    page.goto("/admin/")
    page.get_by_role("link", name="New article in News").click()
    desk.ready(page)
    page.get_by_role("textbox", name="Title*").fill(headline)
    page.get_by_role("textbox", name="Standfirst").fill("With room for bicycles, and for forty-five people.")
    desk.write_text(page, "The first ferry sails at six.")
    # Who writes has not to look for their own name.
    expect(page.locator("#panel-child-content-bylines-section")).to_contain_text("Edwin Osei")
    desk.act(page, "Submit to News desk")
    desk.done(page, "submitted for moderation")


def returns(page: Page, headline: str) -> None:
    """The desk finds it on its first page, says beside the text what is in doubt, and sends it back."""
    desk.open_from_first_page(page, "Awaiting your review", headline)
    expect(page.locator(".messages")).to_contain_text("Waiting for: Editors-in-chief, News desk")
    desk.comment(page, "standfirst", DOUBT)
    desk.act(page, "Request changes")
    desk.in_dialog(page, "Request changes", "Request changes", "Please see my comment.")
    desk.done(page, "was returned to Edwin Osei")


def mends(page: Page, headline: str) -> None:
    """The reporter sees that it came back, and why; mends it and hands it in again."""
    page.goto("/admin/")
    mine = page.get_by_role("row").filter(has_text=headline).first
    expect(mine).to_contain_text("Changes requested")
    mine.get_by_role("link", name=headline).click()
    desk.ready(page)
    expect(page.locator(".messages")).to_contain_text("Ingrid Solberg asks for changes. Please see my comment.")
    page.get_by_role("button", name="Toggle comments").click()
    expect(page.get_by_text(DOUBT)).to_be_visible()
    page.get_by_role("button", name="Toggle comments").click()
    page.get_by_role("textbox", name="Standfirst").fill("With room for bicycles, says the harbour office.")
    desk.act(page, "Resubmit to Desk review")
    desk.done(page, "submitted for moderation")


def asks_lawyer(page: Page, headline: str) -> str:
    """The desk makes a link for somebody who has no account; it is shown once."""
    desk.open_from_first_page(page, "Awaiting your review", headline)
    desk.header_action(page, "Links to this draft")
    page.get_by_label("For whom").fill("Lena Ford, lawyer")
    page.get_by_role("button", name="Make a link").click()
    made = page.get_by_role("status").filter(has_text="It is shown only now").get_by_role("link")
    return made.inner_text()


def lawyer_approves(page: Page, link: str, headline: str) -> None:
    """She reads it as readers will, and decides by pressing a button: to follow the link decides nothing."""
    for _ in range(2):
        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_have_text(headline)
        expect(page.get_by_role("button", name="Approve")).to_be_visible()
    bar = page.get_by_role("complementary", name="About this draft")
    bar.get_by_label("Comment").fill(ADVICE)
    bar.get_by_role("button", name="Approve").click()
    expect(bar).to_contain_text("Thank you. The newsroom has been told.")
    assert not page.context.cookies()


def schedules(page: Page, headline: str, moment: datetime) -> None:
    """The desk reads what she says, approves, and sets the time: nothing more is to be pressed then."""
    page.goto(page.url)
    expect(page.get_by_role("listitem").filter(has_text="Lena Ford")).to_contain_text(ADVICE)
    desk.open_from_first_page(page, "Awaiting your review", headline)
    Desk(page).set_schedule(moment)
    desk.act(page, "Approve and publish")
    desk.done(page, f"was approved and goes out on {moment:%-d %B %Y, %H:%M}")


def expect_tomorrow(page: Page, headline: str) -> None:
    """The chief looks at tomorrow's front page; readers see nothing of it yet."""
    open_future_page(page, "Preview a future time")
    expect(page.get_by_role("link", name=headline).first).to_be_visible()


def open_future_page(page: Page, action: str) -> None:
    found = page.request.get("/admin/api/main/pages/?type=home.HomePage").json()
    page.goto(f"/admin/pages/{found['items'][0]['id']}/edit/")
    desk.ready(page)
    desk.header_action(page, action)
    expect(page.get_by_label("Day and time")).to_have_value(f"{tomorrow(7):%Y-%m-%d %H:%M}")
    page.get_by_role("button", name="Show").click()


def expect_on_time(page: Page, headline: str, moment: datetime) -> None:
    """Readers have it within seconds of its moment, and nobody pressed anything."""
    address = f"/news/{slugify(headline)}/"
    while (answer := page.goto(address)) and answer.status == 404:
        assert (datetime.now(UTC) - moment).total_seconds() < PUNCTUAL
        page.wait_for_timeout(1000)
    expect(page.get_by_role("heading", level=1)).to_have_text(headline)


def cuts_anew(page: Page, reader: Page, headline: str) -> None:
    """The chief puts it on top of the front page until tonight; tomorrow's page has another lead."""
    find(page, headline)
    desk.header_action(page, "Put on the front page")
    page.get_by_label("Slot").select_option(label="Lead")
    fill_moment(page.get_by_label("Until"), tomorrow(0, 5), beside=page.get_by_text("It stands first there"))
    page.get_by_role("button", name="Publish there").click()
    desk.done(page, "is on the front page")

    reader.goto("/")
    expect(lead(reader)).to_have_text(headline)
    open_future_page(page, "Preview a future time")
    expect(lead(page)).not_to_have_text(headline)


def lead(page: Page) -> Locator:
    """Return the first headline of the front page."""
    return page.get_by_role("main").get_by_role("article").first.get_by_role("heading")


def find(page: Page, headline: str) -> None:
    """Look a post up in the list of all, and open it."""
    page.goto("/admin/")
    page.get_by_role("button", name="Planning").click()
    page.get_by_role("link", name="All posts").click()
    page.get_by_role("main").get_by_role("link", name=headline, exact=True).first.click()
    desk.ready(page)


def corrects(page: Page, reader: Page, headline: str) -> None:
    """A number was wrong: the desk mends it and tells readers, who see it in all its places."""
    find(page, headline)
    page.get_by_role("textbox", name="Standfirst").fill("With room for bicycles, and for forty people.")
    Desk(page).publish_then_file()
    desk.file_entry(page, "Correction", TOLD)

    reader.goto(f"/news/{slugify(headline)}/")
    expect(reader.get_by_role("note")).to_contain_text(TOLD)
    reader.goto("/corrections/")
    expect(reader.get_by_role("article").filter(has_text=headline)).to_contain_text(TOLD)
    assert TOLD in reader.request.get("/corrections/feed/").text()


def retracts(page: Page, reader: Page, headline: str) -> None:
    """Worse: nothing of it was so. Whoever sees the headline anywhere sees that, too."""
    desk.header_action(page, "File a correction")
    desk.file_entry(page, "Retraction", WORD)

    for address in ("/", "/news/"):
        reader.goto(address)
        expect(reader.get_by_role("article").filter(has_text=headline).first).to_contain_text("Retracted")
    assert WORD in reader.request.get("/corrections/feed/").text()
