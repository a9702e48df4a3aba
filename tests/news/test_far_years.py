"""A year typed wrong breaks no page."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from news.models import NewsSectionPage
from tests.factories import article


@pytest.mark.parametrize("address", ["/news/9999/", "/news/9999/12/"])
def test_the_last_year_of_all_has_no_archive(client: Client, news: NewsSectionPage, address: str) -> None:
    article(news, at=datetime(9999, 12, 31, 12, tzinfo=UTC))

    assert client.get(address).status_code == 404
    assert client.get("/news/").status_code == 200
