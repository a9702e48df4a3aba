"""Rescheduling changes the dates of the scheduled revision, never a newer draft's, and never loses to publishing."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from news.models import ArticlePage, FoodSectionPage, NewsSectionPage
from news.publishing import Problem
from newsroom.planning.rescheduling import Refusal, Times, reschedule, scheduled_revision, times_of
from newsroom.publishing import publish_due
from tests.factories import article
from tests.newsroom.planned import fresh, rescheduled_draft, scheduled, soon
from tests.newsroom.world import person


@pytest.fixture
def chief(db: None, site: Any) -> Any:
    return person("cleo", "Editors-in-chief")


def move(post: Any, to: datetime, user: Any, expire_at: datetime | None = None) -> None:
    revision = scheduled_revision(post)
    assert revision is not None
    reschedule(fresh(post), revision.pk, Times(to, expire_at), user)


def test_the_scheduled_revision_has_the_new_times_and_publishes_by_them(news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2))

    move(post, soon(30), chief, soon(40))

    revision = scheduled_revision(post)
    assert revision is not None
    assert times_of(revision) == Times(soon(30), soon(40))
    assert revision.as_object().go_live_at == soon(30)
    with time_machine.travel(soon(3), tick=False):
        assert publish_due().published == 0
    with time_machine.travel(soon(31), tick=False):
        assert publish_due().published == 1
    assert fresh(post).live
    assert fresh(post).expire_at is not None


def test_a_newer_draft_keeps_its_own_dates(news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2), title="As approved")
    draft = fresh(post)
    draft.title, draft.go_live_at = "Half finished", soon(99)
    newer = draft.save_revision()

    move(post, soon(30), chief)

    newer.refresh_from_db()
    assert newer.as_object().go_live_at == soon(99)
    assert newer.approved_go_live_at is None
    with time_machine.travel(soon(31), tick=False):
        publish_due()
    assert fresh(post).title == "As approved"


def test_a_live_post_keeps_its_own_times_until_the_change_is_published(news: NewsSectionPage, chief: Any) -> None:
    live = article(news, title="Ferry late", edited=True)
    rescheduled_draft(fresh(live), soon(2), "Ferry on time")

    move(live, soon(30), chief, soon(40))

    assert fresh(live).live
    assert (fresh(live).title, fresh(live).go_live_at, fresh(live).expire_at) == ("Ferry late", None, None)


def test_wagtail_shows_the_new_time_of_a_post_that_was_never_live(news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2))

    move(post, soon(30), chief)

    assert fresh(post).go_live_at == soon(30)


def test_history_says_who_moved_it_from_when_to_when(admin_client: Client, news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2))

    move(post, soon(30), chief)

    entry = PageLogEntry.objects.get(page=post.pk, action="newsroom.reschedule")
    assert (entry.user, entry.revision) == (chief, scheduled_revision(post))
    html = admin_client.get(reverse("wagtailadmin_pages:history", args=[post.pk])).content.decode()
    assert "Rescheduled from" in html


def test_what_was_published_meanwhile_is_not_moved(news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2))
    revision = scheduled_revision(post)
    assert revision is not None
    with time_machine.travel(soon(3), tick=False):
        publish_due()

    with pytest.raises(Refusal, match="published already"):
        reschedule(fresh(post), revision.pk, Times(soon(30), None), chief)

    assert scheduled_revision(post) is None


def test_what_was_scheduled_anew_meanwhile_is_not_moved(news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2))
    seen = scheduled_revision(post)
    assert seen is not None
    rescheduled_draft(fresh(post), soon(5), "Another version")

    with pytest.raises(Refusal, match="another version"):
        reschedule(fresh(post), seen.pk, Times(soon(30), None), chief)

    assert scheduled_revision(post).approved_go_live_at == soon(5)  # type: ignore[union-attr]


def test_a_revision_of_another_post_is_not_moved(news: NewsSectionPage, chief: Any) -> None:
    post, other = scheduled(news, soon(2)), scheduled(news, soon(2), title="Another")
    theirs = scheduled_revision(other)
    assert theirs is not None

    with pytest.raises(Refusal):
        reschedule(fresh(post), theirs.pk, Times(soon(30), None), chief)

    assert Revision.objects.get(pk=theirs.pk).approved_go_live_at == soon(2)


@pytest.mark.parametrize(
    ("to", "until", "words"),
    [(-1, None, "has passed"), (5, 4, "before it goes live")],
)
def test_times_that_cannot_be_are_refused(
    news: NewsSectionPage, chief: Any, to: float, until: float | None, words: str
) -> None:
    post = scheduled(news, soon(2))

    with pytest.raises(Refusal, match=words):
        move(post, soon(to), chief, soon(until) if until else None)


def test_what_is_due_is_left_to_due_publishing(news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2))

    with time_machine.travel(soon(3), tick=False), pytest.raises(Refusal, match="has come"):
        move(post, soon(30), chief)


def test_a_locked_post_is_not_moved_by_others(news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2))
    ArticlePage.objects.filter(pk=post.pk).update(locked=True, locked_by=person("nadia", "News desk"))

    with pytest.raises(Refusal, match="locked"):
        move(post, soon(30), chief)


def test_it_asks_what_keeps_a_post_from_being_published(news: NewsSectionPage, chief: Any, monkeypatch: Any) -> None:
    post = scheduled(news, soon(2))
    monkeypatch.setattr(ArticlePage, "get_publishing_problems", lambda self: [Problem("", "Say more.")])

    with pytest.raises(Refusal, match=r"Say more\."):
        move(post, soon(30), chief)

    assert scheduled_revision(post).approved_go_live_at == soon(2)  # type: ignore[union-attr]


def test_a_date_shown_far_from_the_new_time_is_refused(news: NewsSectionPage, chief: Any) -> None:
    post = article(news, go_live_at=soon(200), at=soon(200))

    with pytest.raises(Refusal, match="date shown"):
        move(post, soon(2), chief)


def test_who_may_not_publish_there_does_not_move_it(food: FoodSectionPage) -> None:
    post = scheduled(food, soon(2))

    with pytest.raises(PermissionDenied):
        move(post, soon(30), person("nadia", "News desk"))


def test_the_form_moves_it_and_leads_back(client: Client, news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2), title="Budget vote")
    client.force_login(chief)
    back = f"{reverse('planning_calendar')}?show=week"
    address = f"{reverse('planning_reschedule', args=[post.pk])}?next={back}"

    form = client.get(address).context["form"]
    at = timezone.localtime(soon(30))
    sent = {"revision": form.initial["revision"], "go_live_at": f"{at:%Y-%m-%d %H:%M}", "expire_at": ""}
    response = client.post(address, sent)

    assert response["location"] == back
    assert scheduled_revision(post).approved_go_live_at == soon(30)  # type: ignore[union-attr]


def test_the_form_says_why_it_did_not(client: Client, news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2))
    client.force_login(chief)
    past = timezone.localtime() - timedelta(days=2)

    response = client.post(
        reverse("planning_reschedule", args=[post.pk]),
        {"revision": scheduled_revision(post).pk, "go_live_at": f"{past:%Y-%m-%d %H:%M}"},  # type: ignore[union-attr]
    )

    assert "This moment has passed." in response.content.decode()


def test_a_post_that_is_not_scheduled_leads_back_with_a_word(client: Client, news: NewsSectionPage, chief: Any) -> None:
    post = article(news, title="Ferry late", edited=True)
    client.force_login(chief)

    response = client.get(reverse("planning_reschedule", args=[post.pk]), follow=True)

    assert "“Ferry late” is published already." in response.content.decode()


def test_it_is_taken_off_the_schedule_where_wagtail_does_so(client: Client, news: NewsSectionPage, chief: Any) -> None:
    post = scheduled(news, soon(2))
    client.force_login(chief)
    html = client.get(reverse("planning_reschedule", args=[post.pk])).content.decode()
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[post.pk, scheduled_revision(post).pk])  # type: ignore[union-attr]

    client.post(address)

    assert address in html
    assert scheduled_revision(post) is None
