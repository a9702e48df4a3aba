"""The page cache before the real site: publishing, previews, private pages, editors."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from core.page_cache.middleware import kept_pages
from home.models import StandardPage

pytestmark = pytest.mark.django_db

#: Runs what waits for a commit, which a test's own transaction never reaches.
Committing = Callable[..., Any]


@pytest.fixture(autouse=True)
def cached(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.CACHE_URL = ""
    settings.PAGE_CACHE = True
    kept_pages.cache_clear()
    yield
    kept_pages.cache_clear()


@pytest.fixture
def about() -> StandardPage:
    home = Site.objects.get(is_default_site=True).root_page
    page = StandardPage(title="About the paper", slug="about-the-paper", live=True)
    home.add_child(instance=page)
    return page


@pytest.fixture
def editor(client: Client) -> Client:
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "a long password")
    client.force_login(user)
    return client


def ask(path: str = "/about-the-paper/") -> Any:
    return Client().get(path)


def test_a_hit_costs_no_query(about: StandardPage, django_assert_num_queries: Any) -> None:
    assert ask()["X-Page-Cache"] == "miss"

    with django_assert_num_queries(0):
        response = ask("/about-the-paper/?utm_source=newsletter")

    assert response["X-Page-Cache"] == "hit"
    assert b"About the paper" in response.content


@pytest.mark.parametrize("path", ["/", "/feed/", "/robots.txt", "/sitemap.xml"])
def test_all_that_readers_and_robots_ask_for_is_kept(about: StandardPage, path: str) -> None:
    first, second = ask(path), ask(path)

    assert (first.status_code, first["X-Page-Cache"], second["X-Page-Cache"]) == (200, "miss", "hit")
    assert not second.cookies
    assert "Cookie" not in second.get("Vary", "")


def test_publishing_shows_at_once(about: StandardPage, django_capture_on_commit_callbacks: Committing) -> None:
    ask()

    with django_capture_on_commit_callbacks(execute=True):
        about.title = "About the Lantern"
        about.save_revision().publish()

    assert b"About the Lantern" in ask().content


def test_a_draft_changes_nothing(about: StandardPage, django_capture_on_commit_callbacks: Committing) -> None:
    ask()

    with django_capture_on_commit_callbacks(execute=True):
        about.title = "Half a thought"
        about.save_revision()

    assert ask()["X-Page-Cache"] == "hit"


@pytest.mark.parametrize("what", ["unpublish", "delete"])
def test_what_is_taken_down_is_gone_at_once(
    about: StandardPage, django_capture_on_commit_callbacks: Committing, what: str
) -> None:
    ask()

    with django_capture_on_commit_callbacks(execute=True):
        getattr(about, what)()

    assert ask().status_code in (404, 410)


def test_a_page_made_private_is_shown_to_nobody_else_at_once(
    about: StandardPage, django_capture_on_commit_callbacks: Committing, editor: Client
) -> None:
    ask()

    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)

    assert ask().status_code == 302
    private = editor.get("/about-the-paper/")
    assert (private.status_code, "X-Page-Cache" in private) == (200, False)
    # Wagtail marks a private page itself, with more words than we do.
    assert "no-store" in private["Cache-Control"]
    assert ask().status_code == 302


def test_an_editor_has_a_page_of_their_own_and_leaves_none_behind(about: StandardPage, editor: Client) -> None:
    own = editor.get("/about-the-paper/")
    readers = ask()

    assert own["Cache-Control"] == "private, no-store"
    assert readers["X-Page-Cache"] == "miss"
    assert b"wagtail-userbar" not in readers.content


def test_a_preview_is_neither_read_from_the_cache_nor_left_in_it(about: StandardPage) -> None:
    ask()
    about.title = "A draft of mine"

    preview = about.make_preview_request()

    assert b"A draft of mine" in preview.content
    assert "private" in preview["Cache-Control"]
    assert b"A draft of mine" not in ask().content
    assert ask()["X-Page-Cache"] == "hit"


def test_a_missing_page_is_not_kept() -> None:
    responses = [ask("/nowhere/"), ask("/nowhere/")]

    assert {(response.status_code, response["X-Page-Cache"]) for response in responses} == {(404, "pass")}
