"""What the page cache keeps of what readers send: a list for seconds, a receipt never."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from community.comments import views
from community.models import Comment
from core.page_cache.middleware import kept_pages
from tests.community.commenting import comment
from tests.community.contributing import sent
from tests.factories import article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cached(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.VAR_DIR = tmp_path
    settings.PAGE_CACHE = True
    kept_pages.cache_clear()
    yield
    kept_pages.cache_clear()


def test_what_was_hidden_does_not_come_back_while_the_database_is_away(news: Any, monkeypatch: Any) -> None:
    post = article(news)
    comment(post, "She lives at 4 Quay Lane.")
    reader = Client(raise_request_exception=False)
    assert "Quay Lane" in reader.get(f"/comments/{post.pk}/").content.decode()
    assert reader.get(f"/comments/{post.pk}/")["X-Page-Cache"] == "hit"
    Comment.objects.update(state="hidden")

    def away(*args: Any) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(views, "public_post", away)
    with time_machine.travel(timezone.now() + views.KEPT_FOR + timedelta(seconds=1)):
        answer = reader.get(f"/comments/{post.pk}/")

    assert answer.status_code >= 500
    assert "Quay Lane" not in answer.content.decode()


def test_a_receipt_is_made_and_counted_once_whatever_its_address_says(client: Client, site: Any, settings: Any) -> None:
    contribution = sent(client)
    settings.RECEIPTS_A_MINUTE = 1

    assert client.get(f"{contribution.receipt_url}?by=somebody").status_code == 200
    assert client.get(contribution.receipt_url).status_code == 429
