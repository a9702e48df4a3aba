"""The front page in the admin."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from home.models import HomePage
from news.models import NewsSectionPage
from tests.factories import article
from tests.home.slots import lay_out, picks, shown


def edit_address(home: HomePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[home.pk])


@pytest.mark.usefixtures("editor")
def test_an_editor_begins_with_the_slots_that_stand_there(client: Client, site: HomePage, editor: Any) -> None:
    client.force_login(editor)

    html = client.get(edit_address(site)).content.decode()

    found = BeautifulSoup(html, "html.parser").find(attrs={"data-w-block-data-value": True})
    begun = [row["type"] for row in json.loads(str(found["data-w-block-arguments-value"]))[0]] if found else []
    assert begun == ["live", "lead", "latest", "grid", *["section"] * 5]


def test_the_editor_opens_whatever_was_laid_out(client: Client, news: NewsSectionPage, editor: Any) -> None:
    home = lay_out(("lead", {"picks": picks(article(news, title="Chosen by hand"))}), ("live", None))
    client.force_login(editor)

    response = client.get(edit_address(home))

    assert response.status_code == 200
    assert "Chosen by hand" in response.content.decode()
    assert shown().lead.title == "Chosen by hand"
