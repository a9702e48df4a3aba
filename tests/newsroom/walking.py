"""Knocking at doors of the admin: who is let in, with all that a request changes taken back."""

import copy
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import django.template.backends.django
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.test import Client
from django.utils.safestring import mark_safe
from wagtail.permissions import policy_registry

from tests.newsroom.world import World

#: What a door needs: who comes. Everything else that a request goes through has tests of its own.
DOORWAY = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tests.newsroom.walking.visitor_middleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
_people: dict[str, Any] = {}


def visitor_middleware(answer: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Let the person whom a header names come in; their rights, which nobody changes here, are read once."""

    def handle(request: Any) -> Any:
        # A copy: a form may write what it was sent into the user before it finds it wrong.
        request.user = copy.copy(_people[request.headers["x-visitor"]])
        return answer(request)

    return handle


@contextmanager
def quick_doors(world: World, settings: Any, monkeypatch: Any) -> Iterator[dict[str, Client]]:
    """Return a client for each role. Pages are not rendered, since rights are asked before.

    Thousands of requests take seconds instead of minutes.
    """
    template = django.template.backends.django.Template
    monkeypatch.setattr(template, "render", lambda self, *args, **kwargs: mark_safe(""))
    settings.MIDDLEWARE = DOORWAY
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    for role, user in world.people.items():
        user.get_all_permissions()
        for model in (type(world.things["news"]), type(world.things["image"])):
            policy_registry.get_by_type(model).get_cached_permissions_for_user(user)
        _people[role] = user
    logging.disable(logging.CRITICAL)
    # As a script of the admin: Wagtail answers those with 403, where it would lead others home with a message.
    script = {"x-requested-with": "XMLHttpRequest"}
    try:
        yield {
            role: Client(raise_request_exception=False, headers={**script, "x-visitor": role}) for role in world.people
        }
    finally:
        logging.disable(logging.NOTSET)
        _people.clear()


def knock(client: Client, method: str, address: str, data: dict[str, Any] | None = None) -> int:
    """Return the status of the answer; what the request did to the database and the session is undone."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        response = getattr(client, method)(address, data or {})
        transaction.set_rollback(True)
    client.cookies = cookies
    # An answer that is closed closes the database too, unless nobody tells it.
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)
    return int(response.status_code)


def attempt(
    client: Client, method: str, address: str, data: Any, done: Callable[[Any], bool] | None, thing: Any
) -> bool:
    """Return whether a request did what `done` looks for, or, without it, whether the door opened; undo all of it."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        response = getattr(client, method)(address, data)
        went_through = done(thing) if done else response.status_code not in (403, 404)
        transaction.set_rollback(True)
    client.cookies = cookies
    return bool(went_through)
