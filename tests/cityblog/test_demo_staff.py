"""The demo's staff sign in with its password, each with the rights of their role, and never outside the demo."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.auth import authenticate, get_user_model
from django.test import Client

from cityblog.demo.reviews import load_reviews
from cityblog.demo.staff import load_staff
from cityblog.serving.problems import StartProblem
from home.models import HomePage
from news.desks import held_sections
from news.models import ArticlePage, FoodSectionPage
from newsroom.models import ReviewState
from tests.factories import author

STAFF = Path(project.BASE_DIR) / "demo" / "staff.yaml"
REVIEWS = Path(project.BASE_DIR) / "demo" / "reviews.yaml"


@pytest.fixture
def staff(site: HomePage, settings: Any) -> list[str]:
    settings.DEMO_LOGINS_ALLOWED = True
    author("Edwin Osei", slug="edwin-osei")
    return load_staff(STAFF, "a-long-password")


def test_there_is_somebody_in_every_role(staff: list[str]) -> None:
    roles = set(get_user_model().objects.filter(username__in=staff).values_list("groups__name", flat=True))

    assert roles == {
        "Editors-in-chief",
        "News desk",
        "Food desk",
        "Reporters",
        "Contributors",
        "Moderators",
        "Site managers",
    }


def test_all_can_sign_in_and_nobody_is_a_superuser(staff: list[str], client: Client) -> None:
    for username in staff:
        assert client.login(username=username, password="a-long-password")
        assert client.get("/admin/").status_code == 200

    assert not get_user_model().objects.filter(is_superuser=True).exists()


def test_a_desk_editor_holds_the_section(staff: list[str]) -> None:
    delphine = get_user_model().objects.get(username="food-desk")

    assert held_sections(delphine) == {FoodSectionPage.objects.get().pk}


def test_a_writer_has_their_page(staff: list[str]) -> None:
    assert get_user_model().objects.get(username="reporter").author.slug == "edwin-osei"


def test_outside_the_demo_nobody_of_them_is_let_in(staff: list[str], settings: Any) -> None:
    settings.DEMO_LOGINS_ALLOWED = False

    assert [name for name in staff if authenticate(username=name, password="a-long-password")] == []


def test_a_later_start_changes_the_password_and_nobody_s_role(staff: list[str]) -> None:
    reporter = get_user_model().objects.get(username="reporter")
    reporter.groups.clear()

    load_staff(STAFF, "another-password")

    assert authenticate(username="reporter", password="another-password") == reporter
    assert not reporter.groups.exists()


def test_a_real_newsroom_s_people_are_left_alone(site: HomePage) -> None:
    real = get_user_model().objects.create_user("reporter", password="a-long-password")

    with pytest.raises(StartProblem, match="no demo newsroom"):
        load_staff(STAFF, "another-password")

    real.refresh_from_db()
    assert real.check_password("a-long-password")


def test_their_drafts_wait_where_the_demo_says(staff: list[str]) -> None:
    load_reviews(REVIEWS)

    waiting = {
        state.workflow_state.content_object.slug: (state.status, state.task.specific.__class__.__name__)
        for state in ReviewState.objects.filter(status__in=["in_progress", "rejected"])
    }
    assert waiting == {
        "swing-bridge-stuck-twice": ("in_progress", "DeskReview"),
        "caretaker-and-the-keys": ("in_progress", "SecondLook"),
        "a-pie-with-a-waiting-list": ("rejected", "DeskReview"),
    }


def test_what_the_newsroom_did_with_a_draft_stays(staff: list[str]) -> None:
    load_reviews(REVIEWS)
    ArticlePage.objects.get(slug="a-pie-with-a-waiting-list").delete()

    load_reviews(REVIEWS)

    assert ArticlePage.objects.count() == 2
