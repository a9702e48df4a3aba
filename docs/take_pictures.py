"""Takes the README's pictures from a running demo.

.venv/bin/python docs/take_pictures.py http://localhost:8000 editor PASSWORD
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]


def main(address: str, user: str, password: str) -> None:
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.goto(f"{address}/")
        keep(page, "front")
        page.goto(f"{address}/news/aune-bridge-repair-options/")
        keep(page, "article")
        log_in(page, address, user, password)
        page.goto(f"{address}{edit_address(page, address)}")
        page.get_by_role("button", name="Toggle preview").click()
        page.wait_for_timeout(6000)
        keep(page, "editor")
        browser.close()


def log_in(page: Page, address: str, user: str, password: str) -> None:
    page.goto(f"{address}/admin/login/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def edit_address(page: Page, address: str) -> str:
    """Return where the bridge story is edited: the first page that the admin's search finds."""
    page.goto(f"{address}/admin/pages/search/?q=Aune+Bridge+bill")
    return page.locator("a[href*='/edit/']").first.get_attribute("href") or "/admin/"


def keep(page: Page, name: str) -> None:
    page.wait_for_timeout(1500)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    PICTURES.mkdir(exist_ok=True)
    picture.save(PICTURES / f"{name}.webp", quality=74, method=6)


if __name__ == "__main__":
    main(*sys.argv[1:4])
