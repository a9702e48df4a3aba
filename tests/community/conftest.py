"""What readers send is counted, and each test begins at nought; and who looks at it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests.community.commenting import nothing_counted


@pytest.fixture(autouse=True)
def _no_limits_reached(in_one_window: None) -> Iterator[None]:
    nothing_counted()
    yield
    nothing_counted()


@pytest.fixture
def moderator(django_user_model: Any, site: Any) -> Any:
    user = django_user_model.objects.create_user("mod", "mod@example.org", "a-long-password", first_name="Ilse")
    user.groups.add(Group.objects.get(name="Moderators"))
    return user


@pytest.fixture
def desk(moderator: Any) -> Client:
    """The moderator's browser; `client` is a reader's."""
    desk = Client()
    desk.force_login(moderator)
    return desk
