"""Which events move which generation on: "frame" for what stands around every page, "pages" for the rest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction, Site

from core import generations
from core.models import NavigationSettings, SiteSettings
from home.models import HomePage, StandardPage
from news.models import ArticlePage, NewsSectionPage, SectionPage, Topic
from tests.factories import article, author, picture

NOTHING: set[str] = set()
PAGES = {"pages"}
FRAME = {"frame", "pages"}
WITHDRAWN = {"withdrawn"}


@contextmanager
def moved() -> Iterator[set[str]]:
    """Give the set of generations that moved on within the block, filled when it ends."""
    before = {name: generations.current(name) for name in generations.NAMES}
    found: set[str] = set()
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield found
    found.update(name for name in generations.NAMES if generations.current(name) != before[name])


def by(event: Callable[[], Any]) -> set[str]:
    with moved() as found:
        event()
    return found


@pytest.fixture
def post(news: NewsSectionPage) -> ArticlePage:
    return article(news)


def test_publishing_a_post_changes_pages(post: ArticlePage) -> None:
    assert by(lambda: post.save_revision().publish()) == PAGES


def test_a_draft_changes_nothing(post: ArticlePage, news: NewsSectionPage) -> None:
    def write() -> None:
        post.title = "Not yet"
        post.save_revision()

    assert by(write) == NOTHING
    assert by(lambda: article(news, title="New", live=False)) == NOTHING


def test_withdrawing_a_post_changes_pages(post: ArticlePage) -> None:
    assert by(lambda: post.unpublish()) == PAGES | WITHDRAWN


def test_moving_a_post_changes_pages(post: ArticlePage, food: Any) -> None:
    assert by(lambda: post.move(food, pos="last-child")) >= PAGES


def test_deleting_a_post_changes_pages(post: ArticlePage) -> None:
    assert by(lambda: post.delete()) >= PAGES


def test_a_script_that_saves_a_live_post_changes_pages(post: ArticlePage) -> None:
    assert by(lambda: post.save()) == PAGES


@pytest.mark.parametrize("event", ["publish", "unpublish", "move", "delete"])
def test_a_section_is_part_of_the_frame(site: HomePage, event: str) -> None:
    sport = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    events = {
        "publish": lambda: sport.save_revision().publish(),
        "unpublish": lambda: sport.unpublish(),
        "move": lambda: sport.move(site, pos="first-child"),
        "delete": lambda: sport.delete(),
    }

    assert by(events[event]) >= FRAME


def test_a_standard_page_under_the_front_page_is_part_of_the_frame(site: HomePage) -> None:
    about = StandardPage.objects.get(slug="about")

    assert by(lambda: about.save_revision().publish()) == FRAME


def test_settings_and_menus_are_part_of_the_frame(site: HomePage) -> None:
    paper = Site.objects.get()

    assert by(lambda: SiteSettings.objects.create(site=paper, site_name="The Lantern")) == FRAME
    assert by(lambda: NavigationSettings.objects.create(site=paper)) == FRAME
    assert by(lambda: SiteSettings.objects.get().delete()) == FRAME
    assert by(lambda: paper.save()) == FRAME


def test_privacy_changes_the_frame(post: ArticlePage) -> None:
    restrictions: list[PageViewRestriction] = []

    def restrict() -> None:
        restrictions.append(PageViewRestriction.objects.create(page=post, restriction_type="login"))

    assert by(restrict) == FRAME | WITHDRAWN
    assert by(lambda: restrictions[0].delete()) == FRAME


def test_a_picture_changes_pages(db: None) -> None:
    image = picture()
    image.credit = "Somebody else"

    assert by(lambda: image.save()) == PAGES
    assert by(lambda: image.delete()) == PAGES


def test_a_redirect_changes_pages(site: HomePage) -> None:
    found: list[Redirect] = []

    assert by(lambda: found.append(Redirect.objects.create(old_path="/old", redirect_page=site))) == PAGES
    assert by(lambda: found[0].delete()) == PAGES


def test_authors_and_topics_change_pages(db: None) -> None:
    mara, trams = author(), Topic.objects.create(name="Trams")

    # Authors' names are kept with the frame, for the entries of live coverage.
    for thing, moved in ((mara, PAGES | FRAME), (trams, PAGES)):
        assert by(lambda thing=thing: thing.save()) == moved
        assert by(lambda thing=thing: thing.delete()) == moved


def test_a_document_that_posts_link_to_changes_pages(db: None) -> None:
    document = get_document_model().objects.create(title="The plan", file=ContentFile(b"x", "plan.pdf"))

    assert by(lambda: document.save()) == PAGES
    assert by(lambda: document.delete()) == PAGES


def test_people_with_logins_change_nothing(editor: Any) -> None:
    assert by(lambda: editor.save()) == NOTHING


def test_another_slug_changes_pages(post: ArticlePage) -> None:
    def rename() -> None:
        post.slug = "the-bridge"
        post.save_revision().publish()

    assert by(rename) >= PAGES
    assert Page.objects.get(pk=post.pk).url_path.endswith("/the-bridge/")
