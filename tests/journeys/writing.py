"""How people write: an editor's moves in the admin, by the words on its buttons, and a reader's pace."""

from datetime import datetime
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from community.guarding.stamps import TOO_QUICK

#: Milliseconds after which typing has been noticed and its autosave begun (WAGTAIL_AUTOSAVE_INTERVAL is 3000).
AUTOSAVED_AFTER = 4_500


def take_the_time_of_a_person(page: Page) -> None:
    """Wait before a reader's form is sent: a browser on a fast machine fills it in as quickly as robots do."""
    page.wait_for_timeout(TOO_QUICK.total_seconds() * 1000)


def fill_moment(field: Locator, moment: datetime, *, beside: Locator) -> None:
    """Type a moment; then click beside the field, for the calendar that opens covers what comes next."""
    field.fill(f"{moment:%Y-%m-%d %H:%M}")
    calendar = field.page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)
    beside.click()
    expect(calendar).to_have_count(0)


class Desk:
    """An editor at the article form, on a page that is logged in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.body = page.locator("#panel-child-content-body-section")
        self.actions = page.get_by_role("navigation", name="Actions (footer)")

    def log_in(self, user: str, password: str) -> None:
        self.page.goto("/admin/")
        self.page.get_by_label("Username").fill(user)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("CityBlog")

    def start_article(self, section: str) -> None:
        """Go down the tree as an editor does: the front page, the section, a new page in it."""
        self.page.goto("/admin/pages/")
        for name in ("Front page", section):
            self.page.get_by_role("link", name=f"Explore child pages of '{name}'").click()
        self.page.get_by_role("link", name="Add child page").first.click()
        # The section offers its own kinds too.
        self.page.get_by_role("main").get_by_role("link", name="Article").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("New: Article")

    def write(self, title: str, standfirst: str) -> None:
        self.page.get_by_role("textbox", name="Title*").fill(title)
        self.page.get_by_role("textbox", name="Standfirst").fill(standfirst)

    def add_block(self, name: str) -> Locator:
        """Add a block at the end of the body and return it."""
        blocks = self.body.locator("[data-streamfield-child]")
        before = blocks.count()
        self.body.get_by_role("button", name="Insert a block").last.click()
        self.page.get_by_role("option", name=name, exact=True).click()
        # Until it is there, the last one is the one before.
        expect(blocks).to_have_count(before + 1)
        return blocks.last

    def add_markdown(self, text: str) -> None:
        self.add_block("Markdown").locator(".CodeMirror").click()
        self.page.keyboard.type(text)

    def add_quote(self, words: str, speaker: str) -> None:
        quote = self.add_block("Pull quote")
        quote.get_by_label("Quotation").fill(words)
        quote.get_by_label("Who says it").fill(speaker)

    def add_picture(self, title: str, alt: str, caption: str) -> None:
        """Add a picture block with a picture of the library, found by its title."""
        block = self.add_block("Picture")
        block.get_by_role("button", name="Choose an image").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_label("Search term").fill(title)
        # One alone: the list is drawn anew when the search has answered.
        choice = dialog.get_by_role("link", name=title)
        expect(choice).to_have_count(1)
        expect(dialog.locator("[data-chooser-modal-choice]")).to_have_count(1)
        choice.click()
        self._dialog_gone()
        block.get_by_label("Alt text").fill(alt)
        block.get_by_label("Caption").fill(caption)

    def upload_lead(self, file: Path, title: str, alt: str) -> None:
        lead = self.page.locator("#panel-child-content-lead_picture-section")
        lead.get_by_role("button", name="Choose an image").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("tab", name="Upload").click()
        dialog.get_by_label("File").set_input_files(file)
        dialog.get_by_label("Title").fill(title)
        dialog.get_by_label("Alt text").fill(alt)
        dialog.get_by_label("Credit").fill("Hanna Kivi")
        dialog.get_by_role("button", name="Upload").click()
        self._dialog_gone()
        expect(lead.get_by_text(title)).to_be_visible()

    def add_byline(self, author: str) -> None:
        bylines = self.page.locator("#panel-child-content-bylines-section")
        bylines.get_by_role("button", name="Add byline").click()
        bylines.get_by_role("button", name="Choose author").last.click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("link", name=author).click()
        self._dialog_gone()

    def add_topic(self, name: str, known_as: str = "") -> None:
        """Type a topic and press Enter; wait for the suggestion `known_as` where there should be one."""
        topics = self.page.locator("#panel-child-content-topics-section")
        topics.get_by_role("textbox").press_sequentially(name)
        if known_as:
            expect(self.page.locator(".ui-autocomplete:visible")).to_have_text(known_as)
        topics.get_by_role("textbox").press("Enter")
        expect(topics.locator(".tagit-choice").filter(has_text=name)).to_be_visible()

    def schedule(self, moment: datetime) -> None:
        self.set_schedule(moment)
        self._act("Schedule to publish")

    def set_schedule(self, moment: datetime) -> None:
        """Set the moment (in the newsroom's time zone, whole minutes) in the side panel."""
        self.page.get_by_role("button", name="Toggle status").click()
        self.page.get_by_role("button", name="Set schedule").click()
        dialog = self.page.get_by_role("dialog", name="Set publishing schedule")
        heading = dialog.get_by_role("heading", name="Set publishing schedule")
        fill_moment(dialog.get_by_label("Go live date/time"), moment, beside=heading)
        dialog.get_by_role("button", name="Save schedule").click()
        expect(self.page.get_by_text("Once scheduled:")).to_be_visible()

    def change_headline(self, headline: str) -> None:
        """Change the headline of the article that was published last, and publish the change."""
        self.page.get_by_role("status").get_by_role("link", name="Edit").click()
        # What is typed before the page's scripts have looked at the form is not noticed as a change.
        self.page.wait_for_load_state("networkidle")
        self.page.get_by_role("textbox", name="Title*").fill(headline)
        self.publish()

    def publish(self) -> None:
        self.settled()
        self._act("Publish")

    def publish_then_file(self) -> None:
        """Publish, and go on to the form of a correction."""
        self.settled()
        self.actions.get_by_role("button", name="More actions").click()
        self.actions.get_by_role("button", name="Publish and file a correction").click()

    def _dialog_gone(self) -> None:
        # Fully: on its way out it still takes the focus back to the button that opened it.
        expect(self.page.locator(".modal, .modal-backdrop")).to_have_count(0)

    def settled(self) -> None:
        """Wait until what was typed is autosaved, and the page knows it.

        A look at who else is editing that crosses an autosave on its way takes it for somebody else's, and
        the buttons ask before they publish, until the next look ten seconds later.
        """
        self.page.wait_for_timeout(AUTOSAVED_AFTER)
        saving = "#w-autosave-indicator[data-w-autosave-state-value=saving]"
        expect(self.page.locator(saving)).to_have_count(0)
        expect(self.page.get_by_text("You saved a new version in another window")).to_have_count(0)

    def _act(self, name: str) -> None:
        self.actions.get_by_role("button", name="More actions").click()
        self.actions.get_by_role("button", name=name, exact=True).click()
        expect(self.page.locator(".messages .success")).to_be_visible()
