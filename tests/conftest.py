"""What every test stands on: a set-up site, and one post in each state that lists must tell apart."""

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core import frame, kept
from home.models import HomePage
from news.models import ArticlePage, FoodSectionPage, NewsSectionPage
from tests.factories import article

# No deadline: how long an example takes says more about the machine. What decides whether a change lands
# tries the same examples each time; elsewhere they are new ones.
hypothesis.settings.register_profile(
    "here",
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    max_examples=25 if os.environ.get("CI") == "true" else 100,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("here")


@pytest.fixture(autouse=True)
def _nothing_kept(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Give each test files of its own, and forget what the last one left in memory.

    Tests run in a transaction that never commits, so no generation moves on by itself.
    """
    settings.VAR_DIR = tmp_path
    # The demo command sets it for its own process, and a test may have run it in ours.
    settings.WAGTAILADMIN_BASE_URL = "http://localhost"
    settings.MEDIA_ROOT = tmp_path / "media"
    frame.forget_all()
    kept.forget()
    # Wagtail keeps the sites' root paths there, of sites that a roll-back has undone since.
    cache.clear()
    yield
    frame.forget_all()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Set the site up once for all tests: each runs in a transaction that is rolled back."""
    with django_db_blocker.unblock():
        call_command("set_up_site", verbosity=0, stdout=StringIO())


@pytest.fixture
def in_one_window() -> Iterator[None]:
    """Begin the test with the hour, so that no window of a limit ends between two requests."""
    with time_machine.travel(timezone.now().replace(minute=0, second=1)):
        yield


@pytest.fixture
def site(db: None) -> HomePage:
    """A site as `set_up_site` leaves it; returns its front page."""
    return HomePage.objects.get()


@pytest.fixture
def news(site: HomePage) -> NewsSectionPage:
    return NewsSectionPage.objects.get()


@pytest.fixture
def food(site: HomePage) -> FoodSectionPage:
    return FoodSectionPage.objects.get()


@dataclass(frozen=True)
class States:
    """One post in each state. Only `live` may show in any public list."""

    live: ArticlePage
    draft: ArticlePage
    restricted: ArticlePage
    scheduled: ArticlePage
    expired: ArticlePage
    overdue: ArticlePage

    @property
    def hidden(self) -> list[ArticlePage]:
        return [self.draft, self.restricted, self.scheduled, self.expired, self.overdue]


@pytest.fixture
def states(news: NewsSectionPage) -> States:
    """A live, draft, restricted, scheduled and expired post, and one whose time is over but still live."""
    now = timezone.now()
    restricted = article(news, title="Canary restricted")
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    expired = article(news, title="Canary expired")
    expired.unpublish(set_expired=True)
    overdue = article(news, title="Canary overdue")
    ArticlePage.objects.filter(pk=overdue.pk).update(expire_at=now - timedelta(seconds=1))
    return States(
        live=article(news, title="Canary live", edited=True),
        draft=article(news, title="Canary draft", live=False),
        restricted=restricted,
        scheduled=article(news, title="Canary scheduled", go_live_at=now + timedelta(days=1)),
        expired=ArticlePage.objects.get(pk=expired.pk),
        overdue=ArticlePage.objects.get(pk=overdue.pk),
    )


@pytest.fixture
def editor(django_user_model: Any) -> Any:
    """Someone who may do everything in the admin."""
    return django_user_model.objects.create_superuser("editor", "editor@example.org", "a-long-password")


#: Tests of publishing, privacy, counting and search: they ask what databases could answer differently.
#: The others would take the run beyond its quarter of an hour, and find the same.
ASKED_TWICE = re.compile(
    r"/test_(public_lists|nothing_twice|expiry|expired_pages|restrictions|private_collections"
    r"|publishing|bulk_publishing|moving_many|post_sections|derive_card_facts|generations"
    r"|tallies|readership_tallies|searching|scripts|phrases|rebuilding|many_posts|hostile_questions|patience|corrections_ledger"
    r"|rescheduling|workflow|review_races|moderation|comment_races)\.py"
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a second database, run only what asks it something that databases could answer differently.

    Of many examples the first. All have run on the first one.
    """
    if os.environ.get("ONLY_WITH_DATABASE") != "yes":
        return
    wanted: dict[str, pytest.Item] = {}
    for item in items:
        asks = {"db", "transactional_db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
        if (asks or item.get_closest_marker("django_db")) and ASKED_TWICE.search(item.nodeid):
            wanted.setdefault(item.nodeid.split("[")[0], item)
    chosen = {id(item) for item in wanted.values()}
    config.hook.pytest_deselected(items=[item for item in items if id(item) not in chosen])
    items[:] = [item for item in items if id(item) in chosen]


@pytest.fixture
def tasks_run(settings: Any) -> None:
    """Do background tasks at once, in place of the worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def structured() -> Callable[[Client, str], dict[str, Any]]:
    """Return a function that reads the JSON-LD of a page, as a search engine does; {} where there is none."""

    def read(client: Client, address: str) -> dict[str, Any]:
        html = client.get(address).content.decode()
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        data: dict[str, Any] = json.loads(found[1]) if found else {}
        return data

    return read
