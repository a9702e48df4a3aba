"""Jobs in the admin: the form, the list with its states, marking as filled, listing again."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.models import HomePage
from news.jobs.moments import today
from news.models import JobPage, JobsSectionPage
from tests.factories import article
from tests.news.admin_forms import add_address, edit_address
from tests.news.job_posts import job, place


@pytest.fixture
def section(site: HomePage) -> JobsSectionPage:
    return JobsSectionPage.objects.get()


@pytest.fixture
def admin(client: Client, editor: Any) -> Client:
    client.force_login(editor)
    return client


def form(*, publish: bool = True, **fields: Any) -> dict[str, Any]:
    """Return the form of a job, whole but for `fields`."""
    typed = {
        "title": "Tram driver",
        "slug": "tram-driver",
        "employer": "Saltmere Tramways",
        "employment": "full-time",
        "workplace": "on-site",
        "street_address": "1 Depot Road",
        "pay_minimum": "28000",
        "pay_maximum": "31500",
        "pay_currency": "GBP",
        "pay_period": "year",
        "closes_on": (today() + timedelta(days=20)).isoformat(),
        "apply_url": "https://example.org/jobs",
        "body": streamfield([("rich_text", rich_text("<p>Drive line 4.</p>", features=["bold"]))]),
        "bylines": inline_formset([]),
        "post_places": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data({**typed, **fields, **({"action-publish": "1"} if publish else {})})


def errors(admin: Client, section: JobsSectionPage, **fields: Any) -> dict[str, list[str]]:
    response = admin.post(add_address("jobpage", section), form(**fields))
    return {} if response.status_code == 302 else dict(response.context["form"].errors)


def test_an_editor_publishes_a_job(admin: Client, section: JobsSectionPage) -> None:
    north = place("Northgate")

    assert errors(admin, section, place=str(north.pk)) == {}

    post = JobPage.objects.get()
    assert post.live
    assert post.state == "open"
    assert [row.place_id for row in post.post_places.all()] == [north.pk]
    assert admin.get("/jobs/tram-driver/").status_code == 200


def test_a_new_job_begins_with_currency_and_closing_date(admin: Client, section: JobsSectionPage) -> None:
    page = admin.get(add_address("jobpage", section)).context["form"].instance

    assert page.pay_currency == "GBP"
    assert page.closes_on == today() + timedelta(days=30)


def test_add_job_leads_to_the_form_at_once(admin: Client, section: JobsSectionPage) -> None:
    assert admin.get(reverse("jobs:choose_parent"))["Location"] == add_address("jobpage", section)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("closes_on", {"closes_on": (today() - timedelta(days=1)).isoformat()}),
        ("closes_on", {"closes_on": (today() + timedelta(days=900)).isoformat()}),
        ("pay_minimum", {"pay_minimum": "", "pay_maximum": ""}),
        ("pay_minimum", {"pay_minimum": "32000"}),
        ("pay_minimum", {"pay_minimum": "-5"}),
        ("pay_minimum", {"pay_period": "hour"}),
        ("pay_minimum", {"pay_minimum": "14", "pay_maximum": "15"}),
        ("pay_not_given", {"pay_not_given": "on"}),
        ("pay_currency", {"pay_currency": "gbp"}),
        ("place", {"street_address": ""}),
        ("remote_from", {"workplace": "remote"}),
        ("apply_url", {"apply_url": ""}),
        ("employer", {"employer": ""}),
        ("body", {"body": streamfield([])}),
    ],
)
def test_what_is_missing_or_cannot_be_is_said_at_the_field(
    admin: Client, section: JobsSectionPage, field: str, typed: dict[str, Any]
) -> None:
    found = errors(admin, section, **typed)

    assert list(found) == [field]
    assert not JobPage.objects.filter(live=True).exists()


def test_pay_that_is_not_given_is_a_choice(admin: Client, section: JobsSectionPage) -> None:
    assert errors(admin, section, pay_minimum="", pay_maximum="", pay_not_given="on") == {}


def test_volunteers_need_no_pay(admin: Client, section: JobsSectionPage) -> None:
    assert errors(admin, section, pay_minimum="", pay_maximum="", employment="volunteer") == {}


def test_a_draft_needs_only_its_title(admin: Client, section: JobsSectionPage) -> None:
    empty = {"employer": "", "closes_on": "", "pay_minimum": "", "pay_maximum": "", "apply_url": ""}

    assert errors(admin, section, publish=False, **empty) == {}
    assert JobPage.objects.get().state == "draft"


def test_a_closed_job_may_still_be_corrected(admin: Client, section: JobsSectionPage) -> None:
    post = job(section, closes=-3)

    response = admin.post(
        edit_address(post), form(slug=post.slug, closes_on=post.closes_on.isoformat(), employer="Saltmere Trams")
    )

    assert response.status_code == 302
    assert JobPage.objects.get().employer == "Saltmere Trams"


@pytest.fixture
def all_states(section: JobsSectionPage) -> dict[str, JobPage]:
    return {
        "open": job(section, title="Open one", employer="Alpha"),
        "closing": job(section, title="Closing one", closes=2, employer="Beta", employment="part-time"),
        "filled": job(section, title="Filled one", filled_at=timezone.now() - timedelta(days=1)),
        "closed": job(section, title="Closed one", closes=-4),
        "gone": job(section, title="Gone one", closes=-40),
        "draft": job(section, title="Draft one", live=False),
    }


def listed(admin: Client, query: str = "") -> set[str]:
    response = admin.get(f"{reverse('jobs:index')}{query}")
    return {post.title for post in response.context["object_list"]}


def test_the_list_shows_every_job_with_its_state(admin: Client, all_states: dict[str, JobPage]) -> None:
    html = admin.get(reverse("jobs:index")).content.decode()

    assert listed(admin) == {post.title for post in all_states.values()}
    assert all(words in html for words in ("Closing soon", "Filled", "Closed", "Gone", "£28,000–£31,500 a year"))


@pytest.mark.parametrize("state", ["closing", "filled", "closed", "gone", "draft"])
def test_the_list_can_be_narrowed_to_a_state(admin: Client, all_states: dict[str, JobPage], state: str) -> None:
    assert listed(admin, f"?state={state}") == {all_states[state].title}
    assert all_states[state].state == state


def test_the_list_can_be_narrowed_by_employer_kind_and_words(admin: Client, all_states: dict[str, JobPage]) -> None:
    assert listed(admin, "?state=open") == {"Open one", "Closing one"}
    assert listed(admin, "?employer=Alpha") == {"Open one"}
    assert listed(admin, "?employment=part-time") == {"Closing one"}
    assert listed(admin, "?state=nonsense&employer=Nobody") >= set()


def test_the_list_asks_little_of_the_database(
    admin: Client, all_states: dict[str, JobPage], section: JobsSectionPage, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(200) as before:
        admin.get(reverse("jobs:index"))
    for number in range(6):
        job(section, title=f"Another {number}")

    with django_assert_max_num_queries(len(before) + 12):
        admin.get(reverse("jobs:index"))


def fill_address(*posts: Any) -> str:
    chosen = "&".join(f"id={post.pk}" for post in posts)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'fill_jobs'])}?next=/admin/&{chosen}"


def test_open_jobs_are_marked_as_filled_together(
    admin: Client, section: JobsSectionPage, all_states: dict[str, JobPage]
) -> None:
    story = article(section)
    chosen = [all_states["open"], all_states["closing"], all_states["gone"], story]
    assert "These are no open jobs" in admin.get(fill_address(*chosen)).content.decode()

    admin.post(fill_address(*chosen))

    filled = set(JobPage.objects.filter(filled_at__isnull=False).values_list("title", flat=True))
    assert filled == {"Filled one", "Open one", "Closing one"}
    assert not JobPage.objects.listed().exists()
    assert PageLogEntry.objects.filter(action="news.job.fill").count() == 2
    story.refresh_from_db()
    assert story.live


def test_marking_as_filled_publishes_no_draft_and_loses_none(admin: Client, section: JobsSectionPage) -> None:
    post = job(section)
    post.employer = "Not announced yet"
    post.save_revision()

    admin.post(fill_address(post))

    post = JobPage.objects.get()
    assert (post.employer, post.has_unpublished_changes) == ("Saltmere Tramways", True)
    draft = post.get_latest_revision_as_object()
    assert draft.employer == "Not announced yet"
    assert draft.filled_at == post.filled_at


def relist_address(post: JobPage) -> str:
    return reverse("relist_job", args=[post.pk])


def test_a_closed_job_is_listed_again_for_as_long_as_before(admin: Client, section: JobsSectionPage) -> None:
    post = job(section, closes=-4, at=timezone.now() - timedelta(days=18))
    asked = admin.get(relist_address(post))
    assert asked.status_code == 200
    assert JobPage.objects.get().state == "closed"

    admin.post(relist_address(post))

    post = JobPage.objects.get()
    assert (post.state, post.closes_on) == ("open", today() + timedelta(days=14))
    assert JobPage.objects.listed().exists()
    assert post.get_latest_revision_as_object().closes_on == post.closes_on
    assert PageLogEntry.objects.get(action="news.job.relist").user_id == int(admin.session["_auth_user_id"])


def test_a_filled_job_is_open_after_listing_it_again(admin: Client, section: JobsSectionPage) -> None:
    post = job(section, filled_at=timezone.now())

    admin.post(relist_address(post))

    assert JobPage.objects.get().state == "open"
    assert JobPage.objects.get().filled_at is None


def test_a_job_that_could_not_be_published_is_not_listed_again(admin: Client, section: JobsSectionPage) -> None:
    post = job(section, closes=-4, apply_url="")

    response = admin.post(relist_address(post))

    assert response["Location"] == edit_address(post)
    assert JobPage.objects.get().state == "closed"


def test_the_button_stands_where_a_job_is_closed(admin: Client, all_states: dict[str, JobPage]) -> None:
    html = admin.get(reverse("jobs:index")).content.decode()

    offered = {name for name, post in all_states.items() if f"{relist_address(post)}?next=" in html}
    assert offered == {"filled", "closed", "gone"}


@pytest.mark.parametrize("rights", [[], ["change_page"]])
def test_who_may_not_publish_may_neither_fill_nor_list_again(
    client: Client, section: JobsSectionPage, all_states: dict[str, JobPage], rights: list[str], django_user_model: Any
) -> None:
    from django.contrib.auth.models import Permission

    group = Group.objects.create(name="Interns")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in rights:
        permission = Permission.objects.get(codename=right, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    intern = django_user_model.objects.create_user("intern")
    intern.groups.add(group)
    client.force_login(intern)

    client.post(fill_address(all_states["open"]))
    client.post(relist_address(all_states["closed"]))

    assert JobPage.objects.get(pk=all_states["open"].pk).is_open
    assert not JobPage.objects.get(pk=all_states["closed"].pk).is_open


def test_a_stranger_is_asked_to_log_in(client: Client, all_states: dict[str, JobPage]) -> None:
    response = client.post(relist_address(all_states["closed"]))

    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]
