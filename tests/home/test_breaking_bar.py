"""The breaking bar: on every page within seconds, until its time is over."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Site

from core import frame, generations
from core.caching import next_change
from core.models import BreakingBar
from news.models import NewsSectionPage
from tests.factories import article

WORDS = "Aune Bridge is closed to all traffic"


def bar(**fields: Any) -> BreakingBar:
    found = BreakingBar.objects.create(site=Site.objects.get(), **{"text": WORDS, **fields})
    frame.forget_all()
    return found


@pytest.mark.parametrize("address", ["/", "/news/", "/about/", "/search/?q=tram", "/no-such-page/"])
def test_it_stands_on_every_page(client: Client, site: Any, address: str) -> None:
    bar(url="https://example.org/bridge")

    html = client.get(address).content.decode()

    assert html.count(WORDS) == 1
    assert 'href="https://example.org/bridge"' in html
    assert 'aria-label="Breaking news"' in html
    assert 'role="alert"' not in html


def test_without_words_there_is_none(client: Client, site: Any) -> None:
    bar(text="", url="https://example.org/bridge")

    assert "breaking" not in client.get("/").content.decode()


def test_the_clock_ends_it_and_every_cached_page(client: Client, site: Any) -> None:
    until = timezone.now().replace(microsecond=0) + timedelta(minutes=5)
    bar(until=until)

    standing = client.get("/about/")
    with time_machine.travel(until, tick=False):
        over = client.get("/about/")

    assert WORDS in standing.content.decode()
    assert next_change(standing.wsgi_request) == until
    assert WORDS not in over.content.decode()


def test_it_links_to_a_page_while_that_is_public(client: Client, news: NewsSectionPage) -> None:
    post = article(news)
    draft = article(news, title="Draft", live=False)
    found = bar(page=post)
    linked = client.get("/").content.decode()
    found.page = draft
    found.save()
    frame.forget_all()

    assert f'<a href="{post.url}">{WORDS}</a>' in linked
    assert draft.url not in client.get("/").content.decode()


def test_a_change_of_it_or_of_its_page_reaches_what_is_kept(
    news: NewsSectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    post, other = article(news), article(news, title="Other")
    before = generations.current("frame")
    with django_capture_on_commit_callbacks(execute=True):
        found = bar(page=post)
    saved = generations.current("frame")
    with django_capture_on_commit_callbacks(execute=True):
        other.unpublish()
    unrelated = generations.current("frame")
    with django_capture_on_commit_callbacks(execute=True):
        post.unpublish()
    withdrawn = generations.current("frame")

    assert found.page_id == post.pk
    assert before != saved == unrelated != withdrawn


def test_an_editor_sets_it_and_the_log_knows(client: Client, site: Any, editor: Any) -> None:
    client.force_login(editor)
    typed = {"text": f"  {WORDS} ", "page": "", "url": "", "until": ""}

    opened = client.get(reverse("breaking_bar"))
    response = client.post(reverse("breaking_bar"), typed, follow=True)

    frame.forget_all()
    assert opened.status_code == 200
    assert "The bar is on every page." in response.content.decode()
    assert WORDS in client.get("/").content.decode()
    assert ModelLogEntry.objects.filter(user=editor, content_type__model="breakingbar").exists()


def test_a_time_that_has_passed_is_refused(client: Client, site: Any, editor: Any) -> None:
    client.force_login(editor)

    response = client.post(reverse("breaking_bar"), {"text": WORDS, "until": "2020-01-01 07:00"})

    assert "This moment has passed." in response.content.decode()
    assert not BreakingBar.objects.exists()


def test_who_may_not_publish_the_front_page_may_not_set_it(client: Client, site: Any, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("someone", "someone@example.org", "a-long-password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    response = client.post(reverse("breaking_bar"), {"text": WORDS})

    assert response.status_code == 302
    assert not BreakingBar.objects.exists()
    assert "Breaking bar" not in client.get(reverse("wagtailadmin_home")).content.decode()
