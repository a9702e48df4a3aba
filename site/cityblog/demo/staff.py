"""The demo's staff: somebody in each role, to sign in as."""

from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from cityblog.serving.problems import StartProblem
from news.models import Author, SectionPage
from newsroom.roles.roles import CONTRIBUTOR, EDITOR_IN_CHIEF, MODERATOR, REPORTER, SITE_MANAGER

GROUPS = {
    "editor-in-chief": EDITOR_IN_CHIEF.group,
    "reporter": REPORTER.group,
    "contributor": CONTRIBUTOR.group,
    "moderator": MODERATOR.group,
    "site-manager": SITE_MANAGER.group,
}


def load_staff(path: Path, password: str) -> list[str]:
    """Make sure that the demo's staff can sign in with `password`; return their user names.

    Somebody who is made gets their role and page; afterwards both are as the demo's editors leave them.
    """
    people = yaml.safe_load(path.read_text(encoding="utf-8"))
    with transaction.atomic():
        for person in people:
            _let_in(person, password)
    return [person["username"] for person in people]


def _let_in(person: dict[str, Any], password: str) -> None:
    users: Any = get_user_model()
    user = users.objects.filter(username=person["username"]).first()
    if user is None:
        user = _hire(person)
    if not user.is_demo:
        raise StartProblem(
            f"This database has a user {user.username!r} that the demo did not make: it is no demo newsroom. "
            "Start the demo with a VAR_DIR (and DATABASE_URL) of its own."
        )
    if not (user.is_active and user.check_password(password)):
        user.is_active = True
        user.set_password(password)
        user.save()


def _hire(person: dict[str, Any]) -> Any:
    first, _space, last = person["name"].partition(" ")
    user = get_user_model().objects.create(
        username=person["username"],
        first_name=first,
        last_name=last,
        email=f"{person['username']}@lantern.example",
        is_demo=True,
    )
    if group := _group(person):
        user.groups.add(group)
    Author.objects.filter(slug=person.get("author", ""), user=None).update(user=user)
    return user


def _group(person: dict[str, Any]) -> Group | None:
    if person["role"] != "desk":
        return Group.objects.filter(name=GROUPS[person["role"]]).first()
    # The demo's editors may have deleted the section since.
    section = SectionPage.objects.filter(slug=person["section"]).first()
    return Group.objects.filter(desk__section=section).first() if section else None
