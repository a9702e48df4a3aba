"""The admin's first page: what needs an editor, the most urgent first, and what readers do."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail import hooks
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from core.waiting import ASKED, BROKEN, STALE, Waiting
from news.desks import set_up_desk
from news.models import ArticlePage, FoodSectionPage, JobsSectionPage, NewsSectionPage
from search.models import SearchTally
from tests.factories import article, author, many_articles
from tests.news.dense_posts import queries
from tests.news.job_posts import job
from tests.news.reading import was_read
from tests.newsroom.reviews import decide_from_list, submitted
from tests.newsroom.world import person

HOME = "wagtailadmin_home"


def dashboard(client: Client) -> str:
    return client.get(reverse(HOME)).content.decode()


def scheduled(section: Any, title: str, moment: Any) -> ArticlePage:
    post = article(section, title=title, live=False)
    post.save_revision(approved_go_live_at=moment)
    return post


def login(client: Client, name: str, *groups: str) -> Any:
    user = person(name, *groups)
    client.force_login(user)
    return user


def workflow_of(section: Any) -> Workflow:
    task = GroupApprovalTask.objects.create(name="Desk review")
    task.groups.add(set_up_desk(section).group)
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


def noon() -> Any:
    """A moment at which today has hours left."""
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def test_empty_panels_say_nothing(client: Client, site: Any) -> None:
    login(client, "mara", "News desk")

    html = dashboard(client)

    assert "Begin something" in html
    for words in ("Needs attention", "Scheduled today", "Most read", "Awaiting your review", "found nothing"):
        assert words not in html


def test_panels_stand_in_the_order_of_urgency(client: Client, news: NewsSectionPage, time_machine: Any) -> None:
    time_machine.move_to(noon())
    user = login(client, "mara", "News desk")
    late = scheduled(news, "Late", timezone.now() - timedelta(hours=1))
    scheduled(news, "Coming", timezone.now() + timedelta(hours=1))
    was_read(article(news, title="Read"), 3)
    SearchTally.objects.create(text="flood wall", day=timezone.localdate(), searches=2, empty=2)
    submitted = article(news, title="Submitted", live=False)
    submitted.save_revision(user=user)
    workflow_of(news).start(submitted, user)

    html = dashboard(client)

    headings = [
        "Needs attention",
        "Awaiting your review",
        "in a workflow",
        "Scheduled today",
        "Begin something",
        "Most read",
        "Searches that found nothing",
    ]
    places = [html.find(heading) for heading in headings]
    assert -1 not in places
    assert places == sorted(places)
    assert late.title in html


def test_what_was_due_and_is_not_published_is_named(client: Client, news: NewsSectionPage) -> None:
    post = scheduled(news, "Bridge closes", timezone.now() - timedelta(minutes=10))
    login(client, "mara", "News desk")

    html = dashboard(client)

    assert "“Bridge closes” was due" in html
    assert reverse("wagtailadmin_pages:edit", args=[post.pk]) in html


def test_only_who_holds_the_section_hears_of_what_is_late(client: Client, news: NewsSectionPage) -> None:
    scheduled(news, "Bridge closes", timezone.now() - timedelta(minutes=10))
    login(client, "edwin", "Food desk")

    assert "Bridge closes" not in dashboard(client)


def test_what_is_due_this_minute_is_not_late(client: Client, news: NewsSectionPage) -> None:
    scheduled(news, "Bridge closes", timezone.now() - timedelta(seconds=30))
    login(client, "mara", "News desk")

    assert "was due" not in dashboard(client)


def test_failed_tasks_are_told_to_who_looks_after_the_site(client: Client, site: Any) -> None:
    for status, path in (
        ("FAILED", "search.tasks.index_post"),
        ("FAILED", "search.tasks.index_post"),
        ("READY", "x.y"),
    ):
        DBTaskResult.objects.create(
            status=status,
            task_path=path,
            args_kwargs={"args": [], "kwargs": {}},
            run_after=timezone.now(),
            finished_at=timezone.now(),
            backend_name="default",
            exception_class_path="ValueError",
            traceback="",
        )
    login(client, "manager", "Site managers")
    assert "“index post” failed 2 times" in dashboard(client)

    login(client, "mara", "News desk")
    assert "index post" not in dashboard(client)


def test_scheduled_today_has_what_is_still_to_come_by_time(
    client: Client, news: NewsSectionPage, food: FoodSectionPage, time_machine: Any
) -> None:
    time_machine.move_to(noon())
    now = timezone.now()
    own = scheduled(news, "At three", now + timedelta(hours=3))
    other = scheduled(food, "At one", now + timedelta(hours=1))
    scheduled(news, "Tomorrow", now + timedelta(hours=14))
    login(client, "mara", "News desk")

    html = dashboard(client)

    assert 0 < html.find("At one") < html.find("At three")
    assert "Tomorrow" not in html
    assert reverse("wagtailadmin_pages:edit", args=[own.pk]) in html
    assert reverse("wagtailadmin_pages:edit", args=[other.pk]) not in html


def test_what_is_in_review_longest_comes_first(client: Client, news: NewsSectionPage) -> None:
    writer = person("writer", "Reporters")
    workflow = workflow_of(news)
    for title in ("Waits longest", "Came just now"):
        post = article(news, title=title, live=False)
        post.save_revision(user=writer)
        workflow.start(post, writer)
    login(client, "mara", "News desk")

    html = dashboard(client)

    assert 0 < html.find("Waits longest") < html.find("Came just now")
    assert "approve" in html


def test_a_returned_post_stands_with_its_writer(client: Client, news: NewsSectionPage) -> None:
    writer, editor = login(client, "writer", "Reporters"), person("mara", "News desk")
    post = article(news, title="Needs a second source", live=False, owner=writer)
    post.save_revision(user=writer)
    workflow_of(news).start(post, writer).current_task_state.reject(user=editor)

    html = dashboard(client)

    assert "Needs a second source" in html
    assert "Changes requested" in html


def test_jobs_past_their_closing_are_told_to_their_desk(client: Client, site: Any) -> None:
    job(JobsSectionPage.objects.get(), closes_on=timezone.localdate() - timedelta(days=2))

    for role, hears in (("Jobs desk", True), ("News desk", False)):
        login(client, role.split()[0].lower(), role)
        assert ("1 job is past its closing date" in dashboard(client)) is hears


def test_most_read_of_today_and_of_the_week(client: Client, news: NewsSectionPage) -> None:
    ferry, tram, old = (article(news, title=title) for title in ("Ferry", "Tram", "Old"))
    was_read(ferry, 1203)
    was_read(tram, 77, days_ago=3)
    was_read(old, 9, days_ago=30)
    login(client, "mara", "News desk")

    html = dashboard(client)

    assert html.find("Ferry") < html.find("Tram")
    assert "1203" in html or "1,203" in html
    assert "Old" not in html[html.find("Most read") :]


@pytest.mark.parametrize("role", ["Moderators", "Site managers"])
def test_who_writes_nothing_is_shown_no_posts(client: Client, news: NewsSectionPage, role: str) -> None:
    was_read(article(news, title="Ferry"), 3)
    scheduled(news, "Coming", timezone.now() + timedelta(seconds=1))
    login(client, "guest", role)

    html = dashboard(client)

    assert "Most read" not in html
    assert "Scheduled today" not in html


def test_apps_tell_what_waits_and_the_urgent_comes_first(client: Client, site: Any) -> None:
    def tell(request: Any) -> list[Waiting]:
        return [Waiting("Old prices", order=STALE), Waiting("5 comments", "/x/"), Waiting("It broke", order=BROKEN)]

    login(client, "mara", "News desk")
    with hooks.register_temporarily("register_waiting", tell):
        html = dashboard(client)

    assert 0 < html.find("It broke") < html.find("5 comments") < html.find("Old prices")
    assert BROKEN < ASKED < STALE


def test_the_first_page_asks_no_more_with_a_thousand_posts(
    client: Client, news: NewsSectionPage, time_machine: Any
) -> None:
    time_machine.move_to(noon(), tick=False)
    user = login(client, "mara", "News desk")
    workflow = workflow_of(news)
    busy(news, user, workflow, 3)
    few = asked(client)

    many_articles(news, 1_000)
    busy(news, user, workflow, 20)
    many = asked(client)

    assert len(many) <= len(few)
    # Every panel has something to show here; the admin asks a dozen beside them on each of its pages. Of these, five
    # are for the list of reviews, which is Wagtail's made cheaper, and three for Wagtail's own panels.
    assert len(many) - len(without_panels(client)) <= 15


def test_posts_that_wait_for_a_second_look_cost_no_query_each(client: Client, news: NewsSectionPage) -> None:
    writer, first = person("writer", "Reporters"), person("first", "News desk")
    login(client, "mara", "News desk")

    def wait(number: int) -> None:
        for index in range(number):
            decide_from_list(first, submitted(news, writer, title=f"Legal {number} {index}", is_legal=True))

    wait(2)
    few = asked(client)
    wait(5)
    many = asked(client)

    assert "Legal 5 4" in dashboard(client)
    assert len(many) <= len(few)


def test_a_writer_is_not_offered_to_approve_their_own_in_the_second_look(client: Client, news: NewsSectionPage) -> None:
    mine = login(client, "mara", "News desk")
    first, other = person("first", "News desk"), person("writer", "Reporters")
    by_me = author("Mara Vale", user=mine)
    for fields in ({"owner": mine}, {"owner": other, "bylines": (by_me,)}):
        post = article(news, live=False, is_legal=True, **fields)
        news.get_workflow().start(post, other)
        decide_from_list(first, post)

    html = dashboard(client)

    assert html.count("/reject/") == 2
    assert "/approve/" not in html


@pytest.mark.parametrize("is_legal", [False, True])
def test_the_button_says_what_it_does_to_the_version_under_review(
    client: Client, news: NewsSectionPage, is_legal: bool
) -> None:
    writer = person("writer", "Reporters")
    post = article(news, owner=writer, edited=True, is_legal=not is_legal)
    post.is_legal = is_legal
    post.save_revision(user=writer)
    news.get_workflow().start(post, writer)
    login(client, "mara", "News desk")

    html = dashboard(client)

    assert "/approve/" in html
    assert ("Approve and publish" in html) is not is_legal


def busy(section: Any, user: Any, workflow: Workflow, number: int) -> None:
    """Give every panel `number` more things to show."""
    now = timezone.now()
    for index in range(number):
        was_read(article(section, title=f"Read {index}"), index + 1)
        scheduled(section, f"Late {index}", now - timedelta(hours=1))
        scheduled(section, f"Coming {index}", now + timedelta(seconds=1 + index))
        submitted = article(section, title=f"Submitted {index}", live=False)
        submitted.save_revision(user=user)
        workflow.start(submitted, user)
        SearchTally.objects.update_or_create(text=f"word {index}", day=now.date(), defaults={"empty": index + 1})


def without_panels(client: Client) -> list[str]:
    with hooks.register_temporarily("construct_homepage_panels", lambda request, panels: panels.clear(), order=1000):
        return asked(client)


def asked(client: Client) -> list[str]:
    client.get(reverse(HOME))
    with queries() as captured:
        assert client.get(reverse(HOME)).status_code == 200
    return [query["sql"] for query in captured]
