"""Takes the pictures of README.md and docs/editors.md from a running demo, best a new one.

.venv/bin/python docs/take_pictures.py http://localhost:8000 PASSWORD [NAME ...]

With names, only the pictures whose names begin so. The staff of the demo have the same password.
"""

import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
WIDE, TALL, WHOLE = (1280, 800), (1280, 960), (1280, 1240)
#: The admin's menu is as wide as this. Guides show it once.
MENU = 200
PIE, BRIDGE, REPAIR = "A pie with a waiting list", "The swing bridge stuck twice", "Aune Bridge bill"
DOUBT = "Who calls it grease? Ask the harbour office for a name."


class Photographer:
    """Opens pages of one demo as whoever is wanted, and keeps what they look like."""

    def __init__(self, browser: Browser, address: str, password: str) -> None:
        self._browser, self._password = browser, password
        self.address = address
        self._states: dict[str, object] = {}

    def open(self, path: str, as_whom: str = "", size: tuple[int, int] = WIDE) -> Page:
        if as_whom and as_whom not in self._states:
            self._states[as_whom] = self._log_in(as_whom)
        page = self._browser.new_page(
            base_url=self.address,
            viewport={"width": size[0], "height": size[1]},
            storage_state=self._states.get(as_whom),  # type: ignore[arg-type]
        )
        page.goto(path, wait_until="networkidle")
        return page

    def _log_in(self, user: str) -> object:
        page = self.open("/admin/login/")
        page.fill("[name=username]", user)
        page.fill("[name=password]", self._password)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page.context.storage_state()

    def edit(self, title: str, as_whom: str, size: tuple[int, int] = WIDE) -> Page:
        """Open the first page that the admin's search finds by its title in the editor."""
        page = self.open(f"/admin/pages/search/?q={title.replace(' ', '+')}", as_whom, size)
        page.goto(page.locator("a[href*='/edit/']").first.get_attribute("href") or "", wait_until="networkidle")
        return page


def front(camera: Photographer) -> Page:
    return camera.open("/", size=(1440, 1000))


def article(camera: Photographer) -> Page:
    return camera.open("/news/aune-bridge-repair-options/", size=(1440, 1000))


def editor(camera: Photographer) -> Page:
    page = camera.edit(REPAIR, "chief", (1440, 1000))
    page.get_by_role("button", name="Toggle preview").click()
    page.wait_for_timeout(6000)
    return page


def day_first_page(camera: Photographer) -> Page:
    return camera.open("/admin/", "news-desk", WHOLE)


def day_writing(camera: Photographer) -> Page:
    """A contributor's story that came back: why, and what is still missing."""
    page = camera.edit(PIE, "contributor", TALL)
    page.get_by_role("button", name="Toggle checks").click()
    page.wait_for_timeout(6000)
    return page


def day_review(camera: Photographer) -> Page:
    page = camera.edit(BRIDGE, "news-desk", TALL)
    page.get_by_role("button", name="Toggle comments").click()
    if not page.get_by_text(DOUBT).count():
        place = page.locator("#panel-child-content-standfirst-section")
        place.hover()
        place.get_by_role("button", name="Add comment").click()
        note = page.locator("#comments li").last
        note.get_by_role("textbox").fill(DOUBT)
        note.get_by_role("button", name="Comment").click()
        expect(page.locator("#w-autosave-indicator[data-w-autosave-state-value=saved]")).to_have_count(1)
    page.get_by_role("tab", name="Content").click()
    page.evaluate("scrollTo(0, 0)")
    return page


def day_outside(camera: Photographer) -> Page:
    """What somebody without an account sees who was sent a link."""
    page = camera.edit(BRIDGE, "news-desk")
    page.locator("header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Links to this draft", exact=True).click()
    page.get_by_label("For whom").fill("Lena Ford")
    page.get_by_role("button", name="Make a link").click()
    made = page.get_by_role("status").filter(has_text="It is shown only now").get_by_role("link").inner_text()
    return camera.open(made)


def day_calendar(camera: Photographer) -> Page:
    page = camera.open("/admin/planning/?show=week", "chief")
    page.get_by_label("Section").select_option(label="News")
    page.get_by_role("button", name="Show").click()
    page.wait_for_load_state("networkidle")
    return page


def day_slots(camera: Photographer) -> Page:
    page = camera.edit("Front page", "chief", TALL)
    page.locator("[data-streamfield-child]").first.scroll_into_view_if_needed()
    return page


def day_tomorrow(camera: Photographer) -> Page:
    page = camera.open("/admin/front-page/future/", "chief")
    page.get_by_role("button", name="Show").click()
    page.wait_for_load_state("networkidle")
    return page


def day_correction(camera: Photographer) -> Page:
    page = camera.edit(REPAIR, "news-desk")
    page.locator("header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="File a correction", exact=True).click()
    page.get_by_label("Correction:").check()
    words = "An earlier version said that the repair takes five months. The engineers’ report says seven."
    page.get_by_label("What readers are told").fill(words)
    return page


def day_comments(camera: Photographer) -> Page:
    return camera.open("/admin/comments/", "chief", TALL)


def day_contributions(camera: Photographer) -> Page:
    return camera.open("/admin/contributions/", "chief")


#: By the name of the file.
SHOTS: dict[str, Callable[[Photographer], Page]] = {
    "front": front,
    "article": article,
    "editor": editor,
    "day-first-page": day_first_page,
    "day-writing": day_writing,
    "day-review": day_review,
    "day-outside": day_outside,
    "day-calendar": day_calendar,
    "day-slots": day_slots,
    "day-tomorrow": day_tomorrow,
    "day-correction": day_correction,
    "day-comments": day_comments,
    "day-contributions": day_contributions,
}
WITH_MENU = {"editor", "day-first-page"}


def main(address: str, password: str, names: list[str]) -> None:
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        camera = Photographer(browser, address, password)
        for name, take in SHOTS.items():
            if not names or name.startswith(tuple(names)):
                page = take(camera)
                keep(page, name)
                page.close()
        browser.close()


def keep(page: Page, name: str) -> None:
    page.wait_for_timeout(1500)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    if page.locator("#wagtail-sidebar").count() and name not in WITH_MENU:
        picture = picture.crop((MENU, 0, *picture.size))
    PICTURES.mkdir(exist_ok=True)
    picture.save(PICTURES / f"{name}.webp", quality=74, method=6)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
