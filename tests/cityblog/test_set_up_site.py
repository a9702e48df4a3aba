"""`set_up_site` makes what a new paper needs, and leaves what the editors made of it."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import HomePage, StandardPage
from news.models import AuthorIndexPage, FoodSectionPage, NewsSectionPage, SectionPage, TopicIndexPage

SECTIONS = ["news", "opinion", "jobs", "food", "entertainment"]
STANDARD = ["about", "contact", "write-for-us", "corrections-policy", "privacy", "imprint"]


def set_up() -> str:
    out = StringIO()
    call_command("set_up_site", stdout=out)
    return out.getvalue()


def tree() -> list[tuple[Any, ...]]:
    names = ("path", "slug", "title", "live", "show_in_menus", "content_type_id", "latest_revision_id")
    return list(Page.objects.order_by("path").values_list(*names))


def test_a_new_paper_has_sections_indexes_and_standard_pages(site: HomePage) -> None:
    slugs = [page.slug for page in site.get_children()]

    assert slugs == [*SECTIONS, "authors", "topics", "places", "storylines", *STANDARD]
    assert all(page.live for page in site.get_children())


def test_every_section_is_of_its_own_kind_and_colour(site: HomePage) -> None:
    for section in SectionPage.objects.all():
        assert section.specific_class is not SectionPage
        assert section.hue == section.slug


def test_sections_are_in_the_menu_and_other_pages_are_not(site: HomePage) -> None:
    in_menu = [page.slug for page in site.get_children().in_menu()]

    assert in_menu == SECTIONS


def test_running_again_changes_nothing(site: HomePage) -> None:
    before = tree()

    assert set_up() == "Nothing to set up.\n"
    assert tree() == before


def test_a_section_that_is_missing_is_made_and_named(site: HomePage) -> None:
    FoodSectionPage.objects.get().delete()

    assert set_up() == "Made: Food.\n"
    assert FoodSectionPage.objects.get().live


def test_a_standard_page_that_an_editor_deleted_stays_deleted(site: HomePage) -> None:
    StandardPage.objects.get(slug="imprint").delete()

    assert set_up() == "Nothing to set up.\n"
    assert not StandardPage.objects.filter(slug="imprint").exists()


@pytest.mark.parametrize("live", [True, False], ids=["live", "withdrawn"])
def test_a_section_that_the_editors_renamed_is_left(site: HomePage, news: NewsSectionPage, live: bool) -> None:
    news.title, news.slug = "Saltmere today", "today"
    news.save_revision().publish()
    if not live:
        news.unpublish()

    assert set_up() == "Nothing to set up.\n"
    assert [section.slug for section in NewsSectionPage.objects.all()] == ["today"]


def test_another_page_at_the_address_is_left(site: HomePage) -> None:
    StandardPage.objects.get(slug="about").delete()
    site.add_child(instance=SectionPage(title="All about town", slug="about"))

    assert set_up() == "Nothing to set up.\n"
    assert not StandardPage.objects.filter(slug="about").exists()


def test_there_is_one_index_of_each(site: HomePage) -> None:
    set_up()

    assert AuthorIndexPage.objects.count() == TopicIndexPage.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("https://lantern.example", "lantern.example", 443),
        ("http://lantern.example", "lantern.example", 80),
        ("http://127.0.0.1:8123", "127.0.0.1", 8123),
        ("https://lantern.example:8443", "lantern.example", 8443),
    ],
)
def test_the_site_has_the_public_address(site: HomePage, settings: Any, address: str, host: str, port: int) -> None:
    settings.WAGTAILADMIN_BASE_URL = address

    set_up()

    paper = Site.objects.get()
    assert (paper.hostname, paper.port) == (host, port)
    assert paper.is_default_site


def test_another_public_address_is_followed(site: HomePage, settings: Any) -> None:
    for address in ("https://old.example", "https://new.example"):
        settings.WAGTAILADMIN_BASE_URL = address
        set_up()

    assert [paper.hostname for paper in Site.objects.all()] == ["new.example"]


def test_a_paper_set_up_twice_opens(client: Client, site: HomePage) -> None:
    set_up()

    for slug in ("", *SECTIONS, "authors", "topics", "places", *STANDARD):
        address = f"/{slug}/" if slug else "/"
        assert client.get(address).status_code == 200, address


def test_a_scheduled_layout_leaves_the_front_page_on_the_site(site: HomePage) -> None:
    site.go_live_at = timezone.now() + timedelta(hours=1)

    site.save_revision().publish()

    assert HomePage.objects.get().live
