"""The planning calendar: what stands on its days, for whom, and what it costs."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from bs4 import Tag
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from news.models import ArticlePage, FoodSectionPage, NewsSectionPage
from tests.factories import article, author, many_articles
from tests.news.dense_posts import queries_of
from tests.newsroom.planned import handed_in, rescheduled_draft, scheduled, soon, soup_of, words, workflow
from tests.newsroom.world import person


@pytest.fixture
def calendar() -> str:
    return reverse("planning_calendar")


def entries(client: Client, calendar: str, **asked: Any) -> dict[str, str]:
    """Return what the calendar says, by the titles of posts."""
    found = soup_of(client, calendar, **asked).select(".planning-entry")
    return {words(entry.select_one(".planning-entry__title")): words(entry) for entry in found}


def day_of(client: Client, calendar: str, moment: datetime) -> Tag:
    day = timezone.localdate(moment).isoformat()
    found = soup_of(client, calendar, day=day).find(id=day)
    assert isinstance(found, Tag)
    return found


def test_what_happens_to_posts_stands_on_its_day(
    admin_client: Client, admin_user: Any, calendar: str, news: NewsSectionPage
) -> None:
    scheduled(news, soon(), title="Budget vote")
    article(news, title="Closing sale", at=timezone.now() - timedelta(days=90), expire_at=soon(3))
    article(news, title="Ferry late")
    handed_in(article(news, title="Tram plan", live=False), admin_user, news.get_workflow())

    found = entries(admin_client, calendar, show="week") | entries(
        admin_client, calendar, show="week", day=timezone.localdate(soon(24)).isoformat()
    )

    assert "Scheduled" in found["Budget vote"]
    assert "Expires" in found["Closing sale"]
    assert "Published" in found["Ferry late"]
    assert "Review due" in found["Tram plan"]


def test_a_draft_that_nothing_happens_to_is_not_there(
    admin_client: Client, calendar: str, news: NewsSectionPage
) -> None:
    article(news, title="Idea", live=False)

    assert entries(admin_client, calendar) == {}


def test_a_scheduled_change_to_a_live_post_stands_there(
    admin_client: Client, calendar: str, news: NewsSectionPage
) -> None:
    live = article(news, title="Ferry late", at=timezone.now() - timedelta(days=90))
    at = soon()
    rescheduled_draft(live, at, "Ferry on time")

    day = day_of(admin_client, calendar, at)

    assert "Ferry on time" in words(day)


def test_times_are_the_newsrooms_whatever_the_editors_own_zone(
    admin_client: Client, admin_user: Any, calendar: str, news: NewsSectionPage
) -> None:
    profile = UserProfile.get_for_user(admin_user)
    profile.current_time_zone = "Asia/Tokyo"
    profile.save()
    at = soon()
    scheduled(news, at)

    when = day_of(admin_client, calendar, at).select_one(".planning-entry__when time")

    assert when is not None
    assert when["datetime"] == timezone.localtime(at).isoformat()


def test_today_is_marked_once(admin_client: Client, calendar: str, news: NewsSectionPage) -> None:
    marked = soup_of(admin_client, calendar).select('[aria-current="date"]')

    assert [tag["id"] for tag in marked] == [timezone.localdate().isoformat()]


def test_it_is_narrowed_by_section_kind_and_author(
    admin_client: Client, calendar: str, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    mara = author("Mara Quill")
    article(news, title="Hers", bylines=(mara,))
    article(news, title="Ours")
    article(food, title="Soup")

    assert set(entries(admin_client, calendar, section=food.pk)) == {"Soup"}
    assert set(entries(admin_client, calendar, author=mara.pk)) == {"Hers"}
    assert set(entries(admin_client, calendar, kind="articlepage")) == {"Hers", "Ours", "Soup"}
    assert set(entries(admin_client, calendar, kind="recipepage")) == set()


@pytest.mark.parametrize(
    "asked",
    [
        {"day": "2026-13-45"},
        {"day": "0001-01-01"},
        {"day": "9999-12-31", "show": "week"},
        {"day": "\x00", "show": "year"},
        {"section": "x", "kind": "user", "author": "99999999999999999999"},
    ],
)
def test_nonsense_in_the_address_shows_a_calendar(admin_client: Client, calendar: str, asked: dict[str, str]) -> None:
    assert len(soup_of(admin_client, calendar, **asked).select(".planning-day")) >= 7


def test_a_full_day_says_how_much_more_there_is(admin_client: Client, calendar: str, news: NewsSectionPage) -> None:
    many_articles(news, 9, newest=timezone.now(), apart=timedelta(0))

    day = day_of(admin_client, calendar, timezone.now())

    assert len(day.select(".planning-entry")) == 6
    assert "3 more" in words(day)


def test_who_may_edit_goes_to_the_editor_and_others_to_what_readers_see(
    client: Client, calendar: str, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    own, other = article(news, title="Ours"), article(food, title="Theirs")
    secret = scheduled(food, soon(), title="Not yet")
    client.force_login(person("nadia", "News desk"))

    page = soup_of(client, calendar) if timezone.localdate(soon()) == timezone.localdate() else None
    page = page or soup_of(client, calendar)
    links = {words(link): link["href"] for link in page.select(".planning-entry__title a")}

    assert links["Ours"] == reverse("wagtailadmin_pages:edit", args=[own.pk])
    assert links["Theirs"] == other.url
    assert secret.title not in links


def test_only_who_may_publish_there_is_offered_to_reschedule(
    client: Client, calendar: str, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    at = soon()
    own, other = scheduled(news, at, title="Ours"), scheduled(food, at, title="Theirs")
    client.force_login(person("nadia", "News desk"))

    html = str(day_of(client, calendar, at))

    assert reverse("planning_reschedule", args=[own.pk]) in html
    assert reverse("planning_reschedule", args=[other.pk]) not in html


def test_a_reviewer_opens_what_is_to_be_reviewed_and_others_are_told(
    client: Client, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    lawyers = Group.objects.create(name="Lawyers")
    lawyers.permissions.set(Group.objects.get(name="Reporters").permissions.all())
    lawyer, reporter = person("lee", "Reporters", "Lawyers"), person("rosa", "Reporters")
    post = article(food, title="Kitchen closed", live=False)
    handed_in(post, reporter, workflow(lawyers))
    address = reverse("planning_open", args=[post.pk])

    client.force_login(lawyer)
    assert client.get(address)["location"] == reverse("wagtailadmin_pages:edit", args=[post.pk])
    client.force_login(reporter)
    assert "you cannot open it yet" in client.get(address, follow=True).content.decode()


def test_who_sees_no_pages_sees_no_plans(client: Client, calendar: str, news: NewsSectionPage) -> None:
    client.force_login(person("mo", "Moderators"))

    response = client.get(calendar, headers={"x-requested-with": "XMLHttpRequest"})

    assert response.status_code == 403
    assert "Planning" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_number_of_queries_is_the_same_for_any_number_of_posts(
    client: Client, calendar: str, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    reporter = person("rosa", "Reporters")
    client.force_login(reporter)
    by = workflow(Group.objects.get(name="News desk"))

    def add(number: int) -> None:
        many_articles(food, number * 20, apart=timedelta(minutes=1))
        for index in range(number):
            scheduled(news, soon(), title=f"Scheduled {number}-{index}", expire_at=soon(30))
            handed_in(article(news, title=f"Review {number}-{index}", live=False), reporter, by)

    add(1)
    few = queries_of(client, calendar)
    add(8)
    many = queries_of(client, calendar)

    assert len(few) == len(many) <= 20, "\n".join(many)
    assert ArticlePage.objects.count() > 180
