"""Kinds of post on the front page: jobs as rows, events by date, and neither of them as news."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import HomePage
from news.models import EventPage, JobsSectionPage, NewsSectionPage
from tests.factories import article
from tests.home.slots import shown
from tests.news.event_posts import event
from tests.news.job_posts import job


@pytest.fixture
def jobs(site: HomePage) -> JobsSectionPage:
    return JobsSectionPage.objects.get()


def strips() -> dict[str, Any]:
    return {strip.section.title: strip for strip in shown().strips}


def test_jobs_stand_before_stories_about_work(jobs: JobsSectionPage, news: NewsSectionPage) -> None:
    article(news, title="A report")
    for number in range(9):
        article(jobs, title=f"How to ask for a raise {number}")
    job(jobs, title="Tram driver")

    row = strips()["Jobs"]

    assert row.posts[0].title == "Tram driver"
    assert "Saltmere Tramways" in row.posts[0].card_note
    assert len(row.posts) > 1


def test_notices_are_no_news(jobs: JobsSectionPage, news: NewsSectionPage) -> None:
    article(news, title="A report", at=timezone.now() - timedelta(days=3))
    job(jobs)
    event()

    page = shown()

    assert page.lead.title == "A report"
    assert page.seconds == page.grid == page.latest == []


def test_events_stand_in_the_order_in_which_they_come(site: HomePage) -> None:
    today = timezone.localdate()
    for days in (9, 2, 5):
        event(today + timedelta(days=days), title=f"In {days} days")

    coming = strips()["Entertainment"].events

    assert [entry.post.title for entry in coming] == ["In 2 days", "In 5 days", "In 9 days"]


def test_an_event_of_many_dates_stands_once(site: HomePage) -> None:
    event(repeats="daily", title="Every day", repeat_count=9)

    assert [entry.post.title for entry in strips()["Entertainment"].events] == ["Every day"]


def test_only_public_events_that_take_place_are_announced(site: HomePage) -> None:
    shown = event(title="On")
    event(title="Draft", live=False)
    event(title="Off", state="cancelled")
    private = event(title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    event(timezone.localdate() - timedelta(days=2), title="Past")

    assert [entry.post.pk for entry in strips()["Entertainment"].events] == [shown.pk]


def test_the_front_page_ends_when_an_event_begins(site: HomePage) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    event(tomorrow, time(19, 30))

    moment = shown().changes_at

    assert moment is not None
    assert timezone.localtime(moment).time() == time(19, 30)


def test_readers_see_the_date_and_the_hall(client: Client, site: HomePage) -> None:
    event(title="Low tide songs")

    html = client.get("/").content.decode()

    assert "Low tide songs" in html
    assert "Corn Exchange" in html
    assert EventPage.objects.get().url in html
