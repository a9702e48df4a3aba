"""What is due goes live and what is over leaves, each once; one bad post does not stop the others."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command, get_commands
from django.test import Client
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.signals import page_published, page_unpublished

from core.periodic import periodic_jobs
from news.models import ArticlePage, NewsSectionPage
from newsroom.publishing import Outcome, publish_due
from tests.factories import article

EVE = datetime(2026, 3, 4, 12, tzinfo=UTC)
DUE = datetime(2026, 3, 5, 7, 40, tzinfo=UTC)
LATER = DUE + timedelta(seconds=1)


def scheduled(section: NewsSectionPage, title: str, at: datetime = DUE, **fields: Any) -> ArticlePage:
    """Make a post on the eve that is to go live at `at`."""
    with time_machine.travel(EVE, tick=False):
        return article(section, title=title, go_live_at=at, **fields)


def run(moment: datetime = LATER) -> Outcome:
    with time_machine.travel(moment, tick=False):
        return publish_due()


def is_live(post: Page) -> bool:
    return Page.objects.get(pk=post.pk).live


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Posts called "Poison" fail when their time has come."""
    publish = Revision.publish

    def fails(revision: Revision, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("log_action") and revision.content["title"] == "Poison":
            raise RuntimeError("the post is poisoned")
        publish(revision, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", fails)


def test_nothing_is_published_before_its_time(news: NewsSectionPage) -> None:
    post = scheduled(news, "Early bird")

    assert run(DUE - timedelta(microseconds=1)) == Outcome(0, 0, [])
    assert not is_live(post)


def test_a_post_is_published_at_its_time(client: Client, news: NewsSectionPage) -> None:
    post = scheduled(news, "Early bird")

    assert run(DUE) == Outcome(1, 0, [])
    assert is_live(post)
    assert "Early bird" in client.get("/news/").content.decode()


def test_running_again_changes_nothing(news: NewsSectionPage) -> None:
    post = scheduled(news, "Early bird")
    run()
    before = ArticlePage.objects.values().get(pk=post.pk)

    assert run() == Outcome(0, 0, [])
    assert ArticlePage.objects.values().get(pk=post.pk) == before


def test_each_post_is_announced_once(news: NewsSectionPage) -> None:
    announced: list[str] = []

    def hear(sender: Any, instance: Page, **kwargs: Any) -> None:
        announced.append(instance.title)

    for title in ("One", "Two", "Three"):
        scheduled(news, title)
    page_published.connect(hear)
    try:
        run()
        run()
    finally:
        page_published.disconnect(hear)

    assert sorted(announced) == ["One", "Three", "Two"]


def test_the_earliest_goes_first(news: NewsSectionPage) -> None:
    scheduled(news, "Second", DUE)
    scheduled(news, "First", DUE - timedelta(hours=1))

    run()

    entries = PageLogEntry.objects.filter(action="wagtail.publish.scheduled").order_by("pk")
    assert [entry.label for entry in entries] == ["First", "Second"]


def test_the_revision_that_was_scheduled_goes_live_and_not_a_later_draft(news: NewsSectionPage) -> None:
    post = scheduled(news, "As agreed")
    with time_machine.travel(EVE, tick=False):
        draft = post.get_latest_revision_as_object()
        draft.title, draft.go_live_at = "Not agreed yet", None
        draft.save_revision()

    run()

    assert ArticlePage.objects.get(pk=post.pk).title == "As agreed"


def test_a_post_whose_schedule_was_cancelled_stays_a_draft(news: NewsSectionPage) -> None:
    post = scheduled(news, "Not today")
    Revision.objects.filter(object_id=str(post.pk)).update(approved_go_live_at=None)

    assert run() == Outcome(0, 0, [])
    assert not is_live(post)


def test_a_poisoned_post_is_reported_and_does_not_stop_the_others(news: NewsSectionPage, poisoned: None) -> None:
    bad = scheduled(news, "Poison", DUE - timedelta(hours=1))
    good = [scheduled(news, "Good one"), scheduled(news, "Good two")]

    outcome = run()

    assert (outcome.published, outcome.expired) == (2, 0)
    assert len(outcome.failed) == 1
    assert "the post is poisoned" in outcome.failed[0]
    assert all(is_live(post) for post in good)
    assert not is_live(bad)


def test_a_post_that_failed_keeps_its_schedule_and_is_tried_again(
    news: NewsSectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = scheduled(news, "Unlucky")
    with monkeypatch.context() as patch:
        patch.setattr(Revision, "publish", lambda *args, **kwargs: 1 / 0)
        assert len(run().failed) == 1

    assert run() == Outcome(1, 0, [])
    assert is_live(post)


def test_a_failure_half_way_leaves_nothing_half_done(news: NewsSectionPage) -> None:
    post = scheduled(news, "Unlucky")

    def fail(sender: Any, **kwargs: Any) -> None:
        raise RuntimeError("the index is away")

    page_published.connect(fail)
    try:
        outcome = run()
    finally:
        page_published.disconnect(fail)

    assert len(outcome.failed) == 1
    assert not is_live(post)
    assert run() == Outcome(1, 0, [])


def test_a_post_leaves_when_its_time_is_over(client: Client, news: NewsSectionPage) -> None:
    with time_machine.travel(EVE, tick=False):
        post = article(news, title="Sale today", expire_at=DUE)

    assert run(DUE) == Outcome(0, 1, [])

    page = Page.objects.get(pk=post.pk)
    assert not page.live
    assert page.expired
    assert run() == Outcome(0, 0, [])


def test_a_new_version_that_is_scheduled_outlives_the_end_of_the_old_one(news: NewsSectionPage) -> None:
    with time_machine.travel(EVE, tick=False):
        post = article(news, title="Sale today", expire_at=DUE, edited=True)
        again = post.get_latest_revision_as_object()
        again.title, again.go_live_at, again.expire_at = "Sale again", DUE + timedelta(days=3), None
        again.save_revision().publish()

    assert run(DUE) == Outcome(0, 1, [])
    assert not is_live(post)

    assert run(DUE + timedelta(days=3)) == Outcome(1, 0, [])
    assert ArticlePage.objects.values_list("live", "expired", "title").get(pk=post.pk) == (True, False, "Sale again")


def test_an_end_that_was_missed_does_not_take_the_new_version_with_it(news: NewsSectionPage) -> None:
    with time_machine.travel(EVE, tick=False):
        post = article(news, title="Sale today", expire_at=DUE, edited=True)
        again = post.get_latest_revision_as_object()
        again.title, again.go_live_at, again.expire_at = "Sale again", DUE - timedelta(hours=1), None
        again.save_revision().publish()

    assert run(DUE + timedelta(hours=1)) == Outcome(1, 1, [])
    assert is_live(post)


def test_a_post_that_cannot_leave_does_not_stop_the_others(news: NewsSectionPage) -> None:
    with time_machine.travel(EVE, tick=False):
        posts = [article(news, title=title, expire_at=DUE) for title in ("One", "Two")]

    def fail(sender: Any, instance: Page, **kwargs: Any) -> None:
        if instance.title == "One":
            raise RuntimeError("stuck")

    page_unpublished.connect(fail)
    try:
        outcome = run()
    finally:
        page_unpublished.disconnect(fail)

    assert outcome.expired == 1
    assert len(outcome.failed) == 1
    assert [is_live(post) for post in posts] == [True, False]


def test_a_post_whose_whole_life_was_missed_never_shows(client: Client, news: NewsSectionPage) -> None:
    post = scheduled(news, "Flash sale", DUE, expire_at=DUE + timedelta(hours=1))

    with time_machine.travel(DUE + timedelta(days=1), tick=False):
        publish_due()
        assert client.get(post.url).status_code == 410
        assert "Flash sale" not in client.get("/feed/").content.decode()
        publish_due()

    assert not is_live(post)


def test_the_command_takes_the_place_of_wagtail_s() -> None:
    assert get_commands()["publish_scheduled"] == "newsroom"


def test_the_command_says_what_it_did(news: NewsSectionPage) -> None:
    scheduled(news, "Early bird")
    out = StringIO()

    with time_machine.travel(LATER, tick=False):
        call_command("publish_scheduled", stdout=out)

    assert out.getvalue() == "Published 1, expired 0.\n"


def test_the_command_is_silent_when_nothing_is_due(site: Any) -> None:
    out = StringIO()

    call_command("publish_scheduled", stdout=out)

    assert out.getvalue() == ""


def test_the_command_fails_when_a_post_failed(news: NewsSectionPage, poisoned: None) -> None:
    scheduled(news, "Poison")
    post = scheduled(news, "Good one")

    with time_machine.travel(LATER, tick=False), pytest.raises(CommandError, match="the post is poisoned"):
        call_command("publish_scheduled", stdout=StringIO())

    assert is_live(post)


def test_the_scheduler_publishes_what_is_due() -> None:
    jobs = {job.name: job for job in periodic_jobs()}

    assert jobs["due publishing"].run is publish_due
    assert jobs["due publishing"].every <= timedelta(minutes=1)
