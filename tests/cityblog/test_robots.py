"""What robots are told."""

from typing import Any

import pytest
from django.test import Client


def test_robots_are_told_where_not_to_go(client: Client, site: Any) -> None:
    response = client.get("/robots.txt")

    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert "User-agent: *" in lines
    assert "Disallow: /admin/" in lines
    assert "Disallow: /documents/" in lines


def test_robots_are_told_the_sitemap_at_its_public_address(client: Client, site: Any, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://lantern.example"

    assert "Sitemap: https://lantern.example/sitemap.xml" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_robots_may_only_read(client: Client, site: Any, method: str) -> None:
    assert getattr(client, method)("/robots.txt").status_code == 405
