"""Readers at work: what a browser sends when a post was read, and days on which posts were."""

import re
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from news.models import PostViews

BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0", "Sec-Fetch-Site": "same-origin"}
KEY = re.compile(r'data-read="([^"]+)"')


def key_in(client: Client, address: str) -> str:
    found = KEY.search(client.get(address).content.decode())
    return found[1] if found else ""


def send(client: Client, key: str, address: str = "192.0.2.1", **headers: str) -> Any:
    return client.post("/read/", key, content_type="text/plain", headers={**BROWSER, **headers}, REMOTE_ADDR=address)


def was_read(post: Any, times: int, days_ago: int = 0) -> None:
    PostViews.objects.create(post_id=post.pk, day=timezone.localdate() - timedelta(days=days_ago), views=times)
