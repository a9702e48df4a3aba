"""All posts in one list, its filters, and filters that somebody saved."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.models import FoodSectionPage, JobsSectionPage, NewsSectionPage, Topic
from newsroom.models import SavedFilter
from newsroom.planning.saved import MOST
from tests.factories import article, author, many_articles
from tests.news.dense_posts import queries_of
from tests.news.job_posts import job
from tests.news.recipe_posts import recipe
from tests.newsroom.planned import handed_in, scheduled, soon, soup_of, words, workflow
from tests.newsroom.world import person


@pytest.fixture
def posts() -> str:
    return reverse("all_posts:index")


def titles(client: Client, posts: str, **asked: Any) -> list[str]:
    return [words(title) for title in soup_of(client, posts, **asked).select("td.title .title-wrapper")]


def test_all_sections_stand_in_one_list_last_edit_first(
    admin_client: Client, posts: str, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    first = article(news, title="Ferry late")
    article(food, title="Soup", live=False)
    first.save_revision()

    assert titles(admin_client, posts) == ["Ferry late", "Soup"]


def test_it_is_filtered_by_section_kind_author_and_topic(
    admin_client: Client, posts: str, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    mara = author("Mara Quill")
    article(news, title="Hers", bylines=(mara,), topics=("Trams",))
    recipe(food, title="Soup")

    assert titles(admin_client, posts, section=food.pk) == ["Soup"]
    assert titles(admin_client, posts, kind="recipepage") == ["Soup"]
    assert titles(admin_client, posts, author=mara.pk) == ["Hers"]
    assert titles(admin_client, posts, topic=Topic.objects.get(name="Trams").pk) == ["Hers"]


def test_it_is_filtered_by_state(admin_client: Client, admin_user: Any, posts: str, news: NewsSectionPage) -> None:
    article(news, title="Idea", live=False)
    handed_in(article(news, title="Tram plan", live=False), admin_user, workflow())
    scheduled(news, soon(), title="Budget vote")
    article(news, title="Ferry late", at=timezone.now() - timedelta(days=9))
    expired = article(news, title="Over", at=timezone.now() - timedelta(days=9))
    expired.unpublish(set_expired=True)

    found = {
        state: titles(admin_client, posts, state=state)
        for state in ("draft", "in-review", "scheduled", "live", "expired", "returned")
    }

    assert found == {
        "draft": ["Idea"],
        "in-review": ["Tram plan"],
        "scheduled": ["Budget vote"],
        "live": ["Ferry late"],
        "expired": ["Over"],
        "returned": [],
    }


def test_a_filter_is_saved_by_name_and_found_again(admin_client: Client, posts: str, news: NewsSectionPage) -> None:
    asked = f"section={news.pk}&state=draft"

    admin_client.post(reverse("planning_save_filter"), {"name": "News drafts", "query": f"{asked}&p=2&_x=1"})

    link = soup_of(admin_client, posts).find("a", string="News drafts")
    assert link is not None
    assert link["href"] == f"{posts}?{asked}"  # type: ignore[index]


def test_saving_under_the_same_name_replaces(admin_client: Client, posts: str) -> None:
    for state in ("draft", "live"):
        admin_client.post(reverse("planning_save_filter"), {"name": "Mine", "query": f"state={state}"})

    assert list(SavedFilter.objects.values_list("query", flat=True)) == ["state=live"]


@pytest.mark.parametrize(
    "sent",
    [{}, {"name": "", "query": "state=draft"}, {"name": "x", "query": "p=3"}, {"name": "x" * 61, "query": "q=a"}],
)
def test_what_is_no_filter_is_not_saved(admin_client: Client, sent: dict[str, str]) -> None:
    admin_client.post(reverse("planning_save_filter"), sent)

    assert not SavedFilter.objects.exists()


def test_nobody_saves_more_than_anybody_finds_again(admin_client: Client) -> None:
    for number in range(MOST + 2):
        admin_client.post(reverse("planning_save_filter"), {"name": f"Filter {number}", "query": "state=draft"})

    assert SavedFilter.objects.count() == MOST


def test_saved_filters_are_ones_own(client: Client, admin_user: Any, posts: str) -> None:
    saved = SavedFilter.objects.create(user=admin_user, name="News drafts", query="state=draft")
    client.force_login(person("rosa", "Reporters"))

    forgotten = client.post(reverse("planning_forget_filter", args=[saved.pk]))

    assert forgotten.status_code == 404
    assert "News drafts" not in client.get(posts).content.decode()


def test_one_forgets_ones_own(admin_client: Client, admin_user: Any) -> None:
    saved = SavedFilter.objects.create(user=admin_user, name="News drafts", query="state=draft")

    admin_client.post(reverse("planning_forget_filter", args=[saved.pk]))

    assert not SavedFilter.objects.exists()


def test_the_number_of_queries_is_the_same_for_any_number_of_posts(
    client: Client, posts: str, news: NewsSectionPage, food: FoodSectionPage
) -> None:
    desk = person("nadia", "News desk")
    client.force_login(desk)
    by = workflow(Group.objects.get(name="News desk"))
    jobs = JobsSectionPage.objects.get()

    def add(number: int) -> None:
        many_articles(food, number * 20, apart=timedelta(minutes=1))
        for index in range(number):
            scheduled(news, soon(), title=f"Scheduled {number}-{index}")
            job(jobs, title=f"Closed {number}-{index}", closes=-2)
            handed_in(article(news, title=f"Review {number}-{index}", live=False), desk, by)

    add(1)
    few = queries_of(client, posts)
    add(8)
    many = queries_of(client, posts)

    assert len(few) == len(many) <= 20, "\n".join(many)
