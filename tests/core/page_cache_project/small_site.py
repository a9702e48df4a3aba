"""A fixture that gives a small site in this process, and words for what its readers and editors do."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from core import generations
from core.page_cache.doors import PageKey
from core.page_cache.entries import Entry
from core.page_cache.middleware import kept_pages
from core.page_cache.renewal import Renewal

KEY = PageKey("http", "example.org", "/", "")
HEADERS = {"Content-Type": "text/html"}


def entry(body: bytes = b"page", generation: str = "", ends: float = 0) -> Entry:
    return Entry(body, HEADERS, generation=generation or generations.current("pages"), ends=ends or time.time() + 60)


def at_once(count: int, ask: Callable[[], Any]) -> list[Any]:
    answers: list[Any] = []
    start = threading.Barrier(count)

    def run() -> None:
        start.wait()
        answers.append(ask())

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class SmallSite:
    """What happens on the small site. `var` is its VAR_DIR."""

    def __init__(self, var: Path) -> None:
        self.var = var

    def get(self, path: str, client: Client | None = None, **headers: str) -> Any:
        """Ask as a reader; `Accept_Encoding="br"` sends that header."""
        return self.ask("get", path, client, **headers)

    def ask(self, method: str, path: str, client: Client | None = None, **headers: str) -> Any:
        client = client or Client(raise_request_exception=False)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        response: HttpResponse = getattr(client, method)(path, headers=named)
        return response

    def how(self, path: str, **headers: str) -> str:
        """Return hit, miss, stale or pass."""
        return str(self.get(path, **headers)["X-Page-Cache"])

    def renderings(self) -> int:
        try:
            return len((self.var / "renderings").read_text().splitlines())
        except FileNotFoundError:
            return 0

    def set(self, name: str, content: str = "") -> None:
        (self.var / name).write_text(content)

    def unset(self, name: str) -> None:
        (self.var / name).unlink()

    def publish(self, story: str) -> None:
        self.set("story", story)
        generations.bump_now("pages")

    def kept(self) -> Renewal:
        return kept_pages()

    def restart(self) -> None:
        """Become another process of the same server: nothing in memory, the same files."""
        kept_pages.cache_clear()


@pytest.fixture
def small_site(settings: LazySettings, tmp_path: Path) -> Iterator[SmallSite]:
    from tests.core.page_cache_project import settings as own

    for name in (
        "MIDDLEWARE",
        "SESSION_ENGINE",
        "PAGE_CACHE_PARAMETERS",
        "TIME_ZONE",
        "STATIC_URL",
        "MEDIA_URL",
    ):
        setattr(settings, name, getattr(own, name))
    settings.ROOT_URLCONF = "tests.core.page_cache_project.urls"
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.TEMPLATES = []  # The site's own page for 404 asks the database for its frame.
    settings.PAGE_CACHE = True
    settings.PAGE_CACHE_BYTES = 2_000_000
    settings.CACHE_URL = ""
    settings.ALLOWED_HOSTS = ["testserver", ".example.org"]
    kept_pages.cache_clear()
    yield SmallSite(tmp_path)
    kept_pages.cache_clear()
