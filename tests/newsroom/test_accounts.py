"""Nobody raises their own rights, nor those of somebody else beyond what they may give."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from home.models import HomePage
from tests.newsroom.world import person

pytestmark = pytest.mark.usefixtures("site")

GIVEN = ["News desk", "Reporters", "Contributors", "Moderators"]
NOT_GIVEN = ["Editors-in-chief", "Site managers"]


@pytest.fixture
def manager(site: HomePage, client: Client) -> Any:
    """A site manager, signed in."""
    user = person("manager", "Site managers")
    client.force_login(user)
    return user


def form(username: str, *groups: str, **fields: Any) -> dict[str, Any]:
    words = {"email": f"{username}@example.org", "first_name": "Nadia", "last_name": "Vale", "is_active": "on"}
    keys = [Group.objects.get_or_create(name=name)[0].pk for name in groups]
    return {"username": username, **words, "groups": keys, **fields}


def add(client: Client, data: dict[str, Any]) -> Any:
    password = {"password1": "tram-4-to-harbour", "password2": "tram-4-to-harbour"}
    return client.post(reverse("wagtailusers_users:add"), {**data, **password})


def edit(client: Client, user: Any, data: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailusers_users:edit", args=[user.pk]), data)


def bulk(client: Client, action: str, user: Any, data: dict[str, Any]) -> Any:
    address = reverse("wagtail_bulk_action", args=["users", "user", action])
    return client.post(f"{address}?id={user.pk}&next=/admin/", data)


def groups_of(user: Any) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


@pytest.mark.parametrize("group", GIVEN)
def test_a_site_manager_makes_staff(client: Client, manager: Any, django_user_model: Any, group: str) -> None:
    add(client, form("nadia", group))

    assert groups_of(django_user_model.objects.get(username="nadia")) == {group}


@pytest.mark.parametrize("group", [*NOT_GIVEN, "Made by hand"])
def test_a_site_manager_cannot_give_what_is_more(
    client: Client, manager: Any, django_user_model: Any, group: str
) -> None:
    add(client, form("nadia", group))
    reporter = person("reporter", "Reporters")
    edit(client, reporter, form("reporter", group))

    assert not django_user_model.objects.filter(username="nadia").exists()
    assert groups_of(reporter) == {"Reporters"}


def test_a_site_manager_makes_no_superuser(client: Client, manager: Any, django_user_model: Any) -> None:
    add(client, form("nadia", "Reporters", is_superuser="on", is_staff="on"))
    reporter = person("reporter", "Reporters")
    edit(client, reporter, form("reporter", "Reporters", is_superuser="on"))

    assert django_user_model.objects.filter(username="nadia").exists()
    assert not django_user_model.objects.filter(is_superuser=True).exists()


def test_the_form_offers_only_what_may_be_given(client: Client, manager: Any) -> None:
    html = client.get(reverse("wagtailusers_users:add")).content.decode()

    assert "News desk" in html
    assert "Editors-in-chief" not in html
    assert "is_superuser" not in html


@pytest.mark.parametrize("action", ["edit", "delete", "history", "usage"])
@pytest.mark.parametrize("group", [*NOT_GIVEN, None, "self"])
def test_accounts_that_have_more_are_out_of_reach(
    client: Client, manager: Any, editor: Any, group: str | None, action: str
) -> None:
    above = {None: editor, "self": manager}.get(group) or person("above", str(group))
    address = reverse(f"wagtailusers_users:{action}", args=[above.pk])

    answers = [client.get(address), client.post(address, form(above.username, "Reporters", password1="x" * 12))]

    assert {answer["Location"] for answer in answers} == {reverse("wagtailadmin_home")}
    above.refresh_from_db()
    assert above.check_password("a-long-password")


def test_somebody_with_a_right_of_their_own_is_out_of_reach(client: Client, manager: Any) -> None:
    special = person("special", "Reporters")
    special.user_permissions.add(Permission.objects.get(codename="change_group"))

    edit(client, special, form("special", "Reporters", password1="open-sesame-4", password2="open-sesame-4"))

    special.refresh_from_db()
    assert special.check_password("a-long-password")


@pytest.mark.parametrize("role", NOT_GIVEN)
@pytest.mark.parametrize("target", ["manager", "reporter"])
def test_no_bulk_action_gives_more(client: Client, manager: Any, role: str, target: str) -> None:
    user = manager if target == "manager" else person("reporter", "Reporters")
    before = groups_of(user)

    bulk(client, "assign_role", user, {"role": Group.objects.get(name=role).pk})

    assert groups_of(user) == before


def test_a_bulk_action_gives_what_may_be_given(client: Client, manager: Any) -> None:
    reporter = person("reporter", "Reporters")

    bulk(client, "assign_role", reporter, {"role": Group.objects.get(name="News desk").pk})

    assert groups_of(reporter) == {"Reporters", "News desk"}


def test_a_site_manager_does_not_give_themselves_a_role(client: Client, manager: Any) -> None:
    bulk(client, "assign_role", manager, {"role": Group.objects.get(name="News desk").pk})

    assert groups_of(manager) == {"Site managers"}


@pytest.mark.parametrize(("action", "data"), [("set_active_state", {"mark_as_active": "False"}), ("delete", {})])
def test_no_bulk_action_shuts_out_somebody_above(
    client: Client, manager: Any, django_user_model: Any, action: str, data: dict[str, str]
) -> None:
    chief = person("chief", "Editors-in-chief")

    bulk(client, action, chief, data)

    assert django_user_model.objects.get(pk=chief.pk).is_active


def test_changing_one_s_own_account_changes_no_rights(client: Client, manager: Any) -> None:
    words = {"name_email-first_name": "Nadia", "name_email-last_name": "Vale", "name_email-email": "n@example.org"}
    raised = {"is_superuser": "on", "groups": "1", "name_email-is_superuser": "on"}

    client.post(reverse("wagtailadmin_account"), {**words, **raised})

    manager.refresh_from_db()
    assert not manager.is_superuser
    assert groups_of(manager) == {"Site managers"}


def test_a_superuser_may_still_do_all(admin_client: Client, django_user_model: Any) -> None:
    add(admin_client, form("nadia", "Editors-in-chief", is_superuser="on"))

    nadia = django_user_model.objects.get(username="nadia")
    assert nadia.is_superuser
    assert groups_of(nadia) == {"Editors-in-chief"}
