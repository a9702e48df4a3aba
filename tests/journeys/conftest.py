"""Whole stories, told to the real demo in a real browser.

One demo serves all of them, so they run in one process (`--dist loadgroup`). Its data are the demo's, and
what the stories add: none may count on being told first.
"""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, expect

from tests.journeys.running_demo import Demo, running_demo
from tests.journeys.watching import Watch

# A busy machine: five seconds, the default, are too short for the first picture of an article.
expect.set_options(timeout=20_000)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    # What asks elsewhere is told that there is nothing.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
#: The first is the same without a window, at half the cost.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser: CHROMIUM as bin/test exports it, else the first one on the PATH."""
    names = (os.environ.get("CHROMIUM", ""), *CHROMIUMS)
    found = next(filter(None, (shutil.which(name) for name in names if name)), None)
    return found or pytest.skip("no Chromium here; get it with: sudo apt install chromium")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    # Playwright's event loop runs in this thread from now on; the other tests here are not asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {**browser_type_launch_args, "executable_path": chromium, "args": FLAGS}


@pytest.fixture(scope="session")
def demo(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    if not (settings.BASE_DIR / "demo" / "pictures" / "pictures.yaml").exists():
        pytest.skip("the demo has no pictures: draw them with python -m demo.drawing")
    # Behind bin/test nobody hears Ctrl-C: what it sends instead ends the demo, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with running_demo(tmp_path_factory.mktemp("journeys")) as demo:
        yield demo


@pytest.fixture
def watch(demo: Demo) -> Iterator[Watch]:
    """Watches every context made by `open_browser`; complaints fail the test when it ends."""
    watch = Watch(urlsplit(demo.url).netloc)
    yield watch
    assert not watch.complaints


@pytest.fixture
def open_browser(browser: Browser, demo: Demo, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser of its own for one person: `open_browser(java_script_enabled=False)`."""
    opened = []

    def open_one(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=demo.url, **options)
        context.set_default_timeout(60_000)
        watch.over(context)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def staff_state(browser: Browser, demo: Demo) -> Callable[[str], Any]:
    """Returns the cookies of somebody of the demo's staff, logged in once for all stories: `staff_state("chief")`."""

    @cache
    def log_in(name: str) -> Any:
        context = browser.new_context(base_url=demo.url)
        page = context.new_page()
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(demo.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        state = context.storage_state()
        context.close()
        return state

    return log_in


@pytest.fixture(scope="session")
def editor_state(demo: Demo, staff_state: Callable[[str], Any]) -> Any:
    """The cookies of the demo's editor, who may do everything."""
    return staff_state(demo.user)
