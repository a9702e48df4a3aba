"""Editors can leave notes beside the fields of a post, as on every other page."""

from typing import Any

from django.test import Client

from news.models import NewsSectionPage
from tests.factories import article
from tests.news.admin_forms import edit_address


def test_the_editor_of_a_post_takes_notes(client: Client, editor: Any, news: NewsSectionPage) -> None:
    client.force_login(editor)

    form = client.get(edit_address(article(news))).context["form"]

    assert "comments" in form.formsets
