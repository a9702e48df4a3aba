"""A page whose time is over is gone for readers at once, whatever its kind."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from home.models import HomePage


@pytest.mark.parametrize(
    ("slug", "address"), [("about", "/about/"), ("news", "/news/"), ("news", "/news/feed/"), ("authors", "/authors/")]
)
def test_an_expired_page_is_gone_before_the_scheduler_comes(
    client: Client, site: HomePage, slug: str, address: str
) -> None:
    page: Any = Page.objects.filter(slug=slug)
    page.update(expire_at=timezone.now() + timedelta(minutes=1))
    before = client.get(address).status_code

    page.update(expire_at=timezone.now())

    assert (before, client.get(address).status_code) == (200, 410)
