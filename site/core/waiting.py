"""What waits for a member of the newsroom: each app says what of its own does, the dashboard shows all of it.

    @hooks.register("register_waiting")
    def comments(request: HttpRequest) -> list[Waiting]:
        return [Waiting(_("5 comments wait"), reverse("comments"), order=30)]

Asked on every look at the admin's first page: a query or two each, whatever there is. It is the app that knows whom
its things concern: for all others it returns nothing.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail import hooks

#: What goes wrong now, what somebody waits for, what grows old.
BROKEN, ASKED, STALE = 10, 50, 90


@dataclass(frozen=True)
class Waiting:
    """A sentence, where it is dealt with ("" where the admin has no place for it), and how urgent it is."""

    text: str
    url: str = ""
    order: int = ASKED

    @property
    def is_broken(self) -> bool:
        return self.order <= BROKEN


def waiting_for(request: HttpRequest) -> list[Waiting]:
    """Return what waits for the user, the most urgent first."""
    found = [item for tell in hooks.get_hooks("register_waiting") for item in tell(request)]
    return sorted(found, key=lambda item: item.order)
