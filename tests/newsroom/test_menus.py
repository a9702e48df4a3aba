"""The menu of the admin, as each role has it."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from tests.newsroom.world import person

PROPS = re.compile(r'<script id="wagtail-sidebar-props" type="application/json">(.*?)</script>', re.DOTALL)


def addresses(value: Any) -> set[str]:
    """Return all addresses of pages in what the menu is drawn from."""
    if isinstance(value, dict):
        own = {value["url"]} if str(value.get("url", "")).startswith("/admin/") else set()
        return own.union(*map(addresses, value.values()))
    return set().union(*map(addresses, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("role", ["Moderators", "Site managers", "Reporters"])
def test_it_leads_nowhere_that_is_denied(site: Any, client: Client, role: str) -> None:
    client.force_login(person("somebody", role))
    props = PROPS.search(client.get("/admin/").content.decode())
    assert props is not None
    found = addresses(json.loads(props[1])) - {"/admin/logout/"}
    assert len(found) > 3

    # Who is sent away is sent to the first page.
    denied = {address for address in found if client.get(address).headers.get("Location") == "/admin/"}

    assert denied == set()


@pytest.mark.parametrize("address", ["/admin/contributions/", "/admin/planning/posts/"])
def test_lists_that_are_wider_than_a_phone_can_be_moved_aside(site: Any, client: Client, address: str) -> None:
    client.force_login(person("chief", "Editors-in-chief"))

    assert "core/wide-list.css" in client.get(address).content.decode()
