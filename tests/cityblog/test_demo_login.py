"""The demo's login is made once, works at every start, and opens nothing outside the demo."""

import stat
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model

from cityblog.serving.demo_login import demo_login
from cityblog.serving.problems import StartProblem

pytestmark = pytest.mark.django_db


def test_the_password_is_random_kept_closed_and_printed_again(tmp_path: Path) -> None:
    username, password = demo_login(tmp_path / "demo-login")

    assert demo_login(tmp_path / "demo-login") == (username, password)
    assert demo_login(tmp_path / "other-login")[1] != password
    assert stat.S_IMODE((tmp_path / "demo-login").stat().st_mode) == 0o600


def test_the_login_works_in_the_demo_only(tmp_path: Path, settings) -> None:
    username, password = demo_login(tmp_path / "demo-login")

    settings.DEMO_LOGINS_ALLOWED = True
    assert authenticate(username=username, password=password) is not None
    settings.DEMO_LOGINS_ALLOWED = False
    assert authenticate(username=username, password=password) is None


def test_a_session_from_the_demo_ends_outside_it(tmp_path: Path, settings, client) -> None:
    settings.DEMO_LOGINS_ALLOWED = True
    username, password = demo_login(tmp_path / "demo-login")
    assert client.login(username=username, password=password)

    settings.DEMO_LOGINS_ALLOWED = False
    answer = client.get("/admin/")

    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_other_users_are_no_ones_business_here(settings) -> None:
    get_user_model().objects.create_user("hanna", password="a-long-password")
    settings.DEMO_LOGINS_ALLOWED = False

    assert authenticate(username="hanna", password="a-long-password") is not None


def test_a_changed_password_is_set_back_so_that_what_is_printed_works(tmp_path: Path, settings) -> None:
    settings.DEMO_LOGINS_ALLOWED = True
    username, password = demo_login(tmp_path / "demo-login")
    user = get_user_model().objects.get(username=username)
    user.set_password("something-else")
    user.save()

    demo_login(tmp_path / "demo-login")

    assert authenticate(username=username, password=password) is not None


def test_a_real_newsrooms_database_is_left_alone(tmp_path: Path) -> None:
    real = get_user_model().objects.create_user("editor", password="a-long-password")

    with pytest.raises(StartProblem, match="no demo newsroom"):
        demo_login(tmp_path / "demo-login")

    real.refresh_from_db()
    assert real.check_password("a-long-password")
    assert not (tmp_path / "demo-login").exists()


def test_an_empty_password_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "demo-login").write_text("")

    assert len(demo_login(tmp_path / "demo-login")[1]) >= 12
