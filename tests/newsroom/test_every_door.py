"""Every route of the admin lets in whom the table says, by GET and by POST; a new one must be in the table."""

from fnmatch import fnmatchcase
from typing import Any

import pytest
from django.urls import reverse

from tests.newsroom.roles_table import LETTERS, NOTHING_THERE, ROLES, ROUTES
from tests.newsroom.routes import Route, admin_routes, fill
from tests.newsroom.walking import knock, quick_doors
from tests.newsroom.world import World, make_world

REFUSED = (403, 404)
NO_SUCH_METHOD = 405


def expected(route: Route) -> str | None:
    return next((who for pattern, who in ROUTES if fnmatchcase(route.label, pattern)), None)


def nothing_there(route: Route) -> bool:
    return any(fnmatchcase(route.label, pattern) for pattern in NOTHING_THERE)


def address_of(route: Route, world: World) -> str:
    if not route.name:
        return f"/admin/{route.pattern.removeprefix('admin/')}"
    address = reverse(route.name, kwargs=fill(route, world))
    return f"{address}?id={world.things['elsewhere'].pk}" if route.name == "wagtail_bulk_action" else address


def test_every_route_is_in_the_table() -> None:
    assert [route for route in admin_routes() if expected(route) is None] == []


def test_the_table_names_no_route_that_is_gone() -> None:
    labels = [route.label for route in admin_routes()]

    assert [pattern for pattern, _ in ROUTES if not any(fnmatchcase(label, pattern) for label in labels)] == []


@pytest.mark.usefixtures("site")
def test_every_door_lets_in_whom_the_table_says(settings: Any, monkeypatch: Any) -> None:
    world = make_world()
    wrong = []
    with quick_doors(world, settings, monkeypatch) as clients:
        for route in admin_routes():
            address, who = address_of(route, world), expected(route) or ""
            for role in ROLES:
                answers = [knock(clients[role], method, address) for method in ("get", "post")]
                if not _as_told(answers, LETTERS[role] in who, nothing_there(route)):
                    wrong.append((route.label, role, answers))

    assert not wrong, "\n".join(map(str, wrong))


def _as_told(answers: list[int], let_in: bool, nothing: bool) -> bool:
    """Whether the answers to GET and POST are those to somebody who is let in, or is not."""
    told = [answer for answer in answers if answer != NO_SUCH_METHOD]
    if let_in and nothing:
        return True
    return bool(told) and all((answer not in REFUSED) == let_in for answer in told)
