"""The frame of every page: names and menus, as the editors set them."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from core.frame import Frame, current_frame, forget_all
from core.models import NavigationSettings, SiteSettings
from home.models import HomePage, StandardPage
from news.models import NewsSectionPage, SectionPage
from tests.factories import article, picture


@pytest.fixture
def about(site: HomePage) -> StandardPage:
    return StandardPage.objects.get(slug="about")


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """A context in which what is changed counts as committed at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def menus(**fields: Any) -> NavigationSettings:
    return NavigationSettings.objects.update_or_create(site=Site.objects.get(), defaults=fields)[0]


def entry(page: Page | None = None, url: str = "", title: str = "") -> tuple[str, dict[str, Any]]:
    return ("link", {"page": page, "url": url, "title": title})


def menu_of(frame: Frame) -> list[tuple[str, str]]:
    return [(link.title, link.url) for link in frame.menu]


def test_without_a_menu_the_sections_are_listed_in_tree_order(site: HomePage) -> None:
    assert menu_of(current_frame()) == [
        ("News", "/news/"),
        ("Opinion", "/opinion/"),
        ("Jobs", "/jobs/"),
        ("Food", "/food/"),
        ("Entertainment", "/entertainment/"),
    ]


def test_sections_in_the_menu_have_their_colours(site: HomePage) -> None:
    assert [link.hue for link in current_frame().menu][:2] == ["news", "opinion"]


def test_a_section_that_is_not_for_menus_is_left_out(site: HomePage) -> None:
    SectionPage.objects.filter(slug="jobs").update(show_in_menus=False)

    assert "Jobs" not in [link.title for link in current_frame().menu]


def test_the_editors_menu_is_shown_as_they_set_it(site: HomePage, about: StandardPage, news: NewsSectionPage) -> None:
    menus(
        main_menu=[entry(about, title="Who we are"), entry(news), entry(url="https://example.org/tide", title="Tide")]
    )

    assert menu_of(current_frame()) == [
        ("Who we are", "/about/"),
        ("News", "/news/"),
        ("Tide", "https://example.org/tide"),
    ]


def test_pages_that_are_not_public_are_left_out_of_menus(
    site: HomePage, about: StandardPage, news: NewsSectionPage, food: Any
) -> None:
    menus(
        main_menu=[entry(about), entry(news), entry(food)],
        footer_columns=[("column", {"heading": "Us", "links": [{"page": about, "url": "", "title": ""}]})],
        highlight_page=about,
        highlight_title="Us",
    )
    about.unpublish()
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)

    frame = current_frame()

    assert menu_of(frame) == [("Food", "/food/")]
    assert frame.footer_columns[0].links == []
    assert frame.highlight is None


def test_a_menu_whose_pages_are_all_gone_lists_the_sections(site: HomePage, about: StandardPage) -> None:
    menus(main_menu=[entry(about)])
    about.delete()

    assert ("News", "/news/") in menu_of(current_frame())


def test_an_empty_entry_is_left_out(site: HomePage, news: NewsSectionPage) -> None:
    menus(main_menu=[entry(), entry(news)])

    assert menu_of(current_frame()) == [("News", "/news/")]


def test_the_highlight_has_its_own_words_or_the_page_s(site: HomePage, about: StandardPage) -> None:
    menus(highlight_page=about, highlight_title="Write for us")
    first = current_frame().highlight

    menus(highlight_page=about, highlight_title="")
    forget_all()

    assert (first.title, first.url) == ("Write for us", "/about/")
    assert current_frame().highlight.title == "About"


def test_the_entry_of_the_page_a_reader_is_on_is_marked(site: HomePage, news: NewsSectionPage) -> None:
    menus(main_menu=[entry(site, title="Front page"), entry(news), entry(url="https://example.org/")])

    def current(path: str) -> list[str]:
        return [link.title for link in current_frame().on_page(path).menu if link.is_current]

    assert current("/news/a-bridge-opens/") == ["News"]
    assert current("/news/") == ["News"]
    assert current("/") == ["Front page"]
    assert current("/newsletters/") == []


def test_the_date_is_the_city_s(site: HomePage) -> None:
    with time_machine.travel(datetime(2026, 7, 9, 23, 30, tzinfo=UTC), tick=False):
        assert current_frame().on_page("/").today.isoformat() == "2026-07-10"


def test_a_database_that_is_not_set_up_gives_names_only(db: None) -> None:
    Site.objects.all().delete()

    assert current_frame() == Frame()


def test_a_paper_whose_logo_is_deleted_shows_its_name(client: Client, site: HomePage) -> None:
    image = picture("Logo")
    SiteSettings.objects.create(site=Site.objects.get(), site_name="The Lantern", logo=image)
    image.delete()

    assert "The Lantern" in client.get("/").content.decode()


def test_a_logo_whose_file_is_gone_is_no_error(client: Client, site: HomePage) -> None:
    image = picture("Logo")
    SiteSettings.objects.create(site=Site.objects.get(), site_name="The Lantern", logo=image)
    image.file.storage.delete(image.file.name)

    assert client.get("/").status_code == 200


def test_a_page_costs_no_query_for_its_frame(site: HomePage, django_assert_num_queries: Any) -> None:
    current_frame()

    with django_assert_num_queries(0):
        current_frame().on_page("/news/")


def test_new_settings_show_at_the_next_request(client: Client, site: HomePage, committed: Any) -> None:
    assert "The Lantern" not in client.get("/about/").content.decode()

    with committed():
        SiteSettings.objects.create(site=Site.objects.get(), site_name="The Lantern", footer_text="Since 1907.")

    html = client.get("/about/").content.decode()
    assert "The Lantern" in html
    assert "Since 1907." in html


def test_a_new_menu_shows_at_the_next_request(
    client: Client, site: HomePage, about: StandardPage, committed: Any
) -> None:
    client.get("/about/")

    with committed():
        menus(main_menu=[entry(about, title="Who we are")])

    assert "Who we are" in client.get("/news/").content.decode()


def test_a_section_s_new_name_shows_everywhere(
    client: Client, site: HomePage, news: NewsSectionPage, committed: Any
) -> None:
    post = article(news)
    client.get(post.url)

    with committed():
        news.title = "Saltmere today"
        news.save_revision().publish()

    html = client.get(post.url).content.decode()
    assert html.count("Saltmere today") >= 2


def test_what_was_rolled_back_is_not_shown(client: Client, site: HomePage) -> None:
    client.get("/about/")

    with transaction.atomic():
        SiteSettings.objects.create(site=Site.objects.get(), site_name="Never")
        transaction.set_rollback(True)

    assert "Never" not in client.get("/about/").content.decode()
