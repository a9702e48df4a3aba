"""The board: where posts stand, who has them, and what it costs."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import Tag
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.models import FoodSectionPage, NewsSectionPage
from newsroom.planning.board import ROOM
from tests.factories import article, author, many_articles
from tests.news.dense_posts import queries_of
from tests.newsroom.planned import handed_in, rescheduled_draft, scheduled, soon, soup_of, words, workflow
from tests.newsroom.world import person


@pytest.fixture
def board() -> str:
    return reverse("planning_board")


def column(client: Client, board: str, state: str, **asked: Any) -> Tag:
    found = soup_of(client, board, **asked).find("section", {"aria-labelledby": f"column-{state}"})
    assert isinstance(found, Tag)
    return found


def test_each_post_stands_where_it_is_on_its_way(
    admin_client: Client, admin_user: Any, board: str, news: NewsSectionPage
) -> None:
    by = workflow()
    article(news, title="Idea", live=False)
    handed_in(article(news, title="Tram plan", live=False), admin_user, by)
    returned = handed_in(article(news, title="Too long", live=False), admin_user, by)
    returned.current_task_state.reject(user=admin_user)
    scheduled(news, soon(), title="Budget vote")
    article(news, title="Ferry late")
    article(news, title="Long ago", at=timezone.now() - timedelta(days=9))

    soup = soup_of(admin_client, board)

    told = {
        words(found.find("h2")): [words(title) for title in found.select(".planning-entry__title")]
        for found in soup.select(".planning-column")
    }
    assert told == {
        "Drafts 1": ["Idea"],
        "In review 1": ["Tram plan"],
        "Returned 1": ["Too long"],
        "Scheduled 1": ["Budget vote"],
        "Published today 1": ["Ferry late"],
    }


def test_a_change_to_a_live_post_is_a_draft_that_says_so(
    admin_client: Client, board: str, news: NewsSectionPage
) -> None:
    live = article(news, title="Ferry late", at=timezone.now() - timedelta(days=9))
    live.title = "Ferry on time"
    live.save_revision()

    assert "Ferry on time News · Article · changes a live post" in words(column(admin_client, board, "draft"))


def test_a_scheduled_change_stands_once_with_its_time(admin_client: Client, board: str, news: NewsSectionPage) -> None:
    live = article(news, title="Ferry late", at=timezone.now() - timedelta(days=9))
    at = soon(30)
    rescheduled_draft(live, at, "Ferry on time")

    found = column(admin_client, board, "scheduled")

    assert "Ferry on time" in words(found)
    assert f"{timezone.localtime(at):%H:%M}" in words(found)
    assert "Ferry on time" not in words(column(admin_client, board, "draft"))


def test_it_says_who_has_it(client: Client, board: str, news: NewsSectionPage) -> None:
    reporter, desk = person("rosa", "Reporters"), person("nadia", "News desk")
    draft = article(news, title="Idea", live=False, owner=desk)
    draft.save_revision(user=reporter)
    by = workflow(Group.objects.get(name="News desk"), name="Desk reads it")
    handed_in(article(news, title="Tram plan", live=False), reporter, by)
    returned = handed_in(article(news, title="Too long", live=False), reporter, by)
    returned.current_task_state.reject(user=desk)
    client.force_login(desk)

    assert "Rosa Vale" in words(column(client, board, "draft"))
    assert "with “Desk reads it”" in words(column(client, board, "in-review"))
    assert "back with Rosa Vale" in words(column(client, board, "returned"))


def test_it_is_narrowed_to_a_section(
    admin_client: Client, board: str, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    article(news, title="Idea", live=False)
    article(food, title="Soup", live=False)

    found = words(column(admin_client, board, "draft", section=food.pk))

    assert "Soup" in found
    assert "Idea" not in found


def test_a_full_column_leads_to_all_of_them(admin_client: Client, board: str, news: NewsSectionPage) -> None:
    many_articles(news, ROOM + 3, newest=timezone.now(), apart=timedelta(0))

    found = column(admin_client, board, "today", section=news.pk)

    link = found.select_one(".planning-day__more a")
    assert len(found.select(".planning-card")) == ROOM
    assert link is not None
    assert "All 23" in words(link)
    assert link["href"] == f"{reverse('all_posts:index')}?section={news.pk}&state=today"


def test_the_number_of_queries_is_the_same_for_any_number_of_posts(
    client: Client, board: str, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    reporter = person("rosa", "Reporters")
    client.force_login(reporter)
    by, mara = workflow(Group.objects.get(name="News desk")), author("Mara Quill")

    def add(number: int) -> None:
        many_articles(food, number * 20, people=[mara], apart=timedelta(minutes=1))
        for index in range(number):
            scheduled(news, soon(), title=f"Scheduled {number}-{index}")
            article(news, title=f"Draft {number}-{index}", live=False, owner=person(f"r{number}-{index}"))
            handed_in(article(news, title=f"Review {number}-{index}", live=False), reporter, by)

    add(1)
    few = queries_of(client, board)
    add(8)
    many = queries_of(client, board)

    assert len(few) == len(many) <= 20, "\n".join(many)
