"""Pages that stay: About, Contact, a policy."""

from typing import Any

import pytest
from django.test import Client
from wagtail.rich_text import RichText

from home.models import HomePage, StandardPage
from tests.factories import picture


@pytest.fixture
def about(site: HomePage) -> StandardPage:
    return StandardPage.objects.get(slug="about")


def test_it_shows_its_words_and_picture(client: Client, about: StandardPage) -> None:
    about.standfirst = "Who we are & why."
    about.lead_image = picture()
    about.body = [("rich_text", RichText("<p>We began in a kitchen.</p>"))]
    about.save_revision().publish()

    html = client.get("/about/").content.decode()

    assert "Who we are &amp; why." in html
    assert "We began in a kitchen." in html
    assert "Hanna Kivi" in html
    assert "og:image" in html


def test_an_empty_page_renders(client: Client, about: StandardPage) -> None:
    assert client.get("/about/").status_code == 200


def test_it_may_have_pages_below_it(client: Client, about: StandardPage) -> None:
    about.add_child(instance=StandardPage(title="Our history", slug="history"))

    assert "Our history" in client.get("/about/history/").content.decode()


def test_deleted_pictures_leave_the_words(client: Client, about: StandardPage) -> None:
    image = picture()
    about.lead_image = image
    about.body = [
        ("image", {"image": image, "caption": "", "size": "column"}),
        ("rich_text", RichText("<p>We began in a kitchen.</p>")),
    ]
    about.save_revision().publish()
    image.delete()

    assert "We began in a kitchen." in client.get("/about/").content.decode()


def test_pictures_in_its_body_show(client: Client, about: StandardPage) -> None:
    about.body = [("image", {"image": picture(), "caption": "At six", "size": "wide"})]
    about.save_revision().publish()

    html = client.get("/about/").content.decode()

    assert "<picture" in html
    assert "At six" in html


@pytest.mark.parametrize("address", ["/", "/about/", "/contact/", "/privacy/", "/imprint/", "/corrections-policy/"])
def test_every_page_of_a_new_paper_is_there(client: Client, site: Any, address: str) -> None:
    assert client.get(address).status_code == 200
