"""Having a page rendered once, however many ask for it, and falling back on what it last was."""

import time
from collections.abc import Callable
from threading import Event, Lock
from typing import NamedTuple

from django.http.response import HttpResponseBase

from core import generations

from .doors import PageKey
from .entries import Entry
from .memory import Memory
from .shelf import Shelf

__all__ = ["Page", "Rendered", "Renewal"]

#: Seconds that a thread waits for another one of this process; longer than that one waits for others.
LONGEST_WAIT = 15.0
#: How often a request waits anew when what it waited for had become old meanwhile.
MOST_WAITS = 3
#: Seconds for which an answer that could not be kept is rendered for each reader without asking again.
PASS_SECONDS = 10.0
#: Seconds without a new try after the database was found away, where there is an old page to give.
AWAY_SECONDS = 1.0
#: Seconds after its end at which an old page is too old to be given for a new one.
STALE_SECONDS = 24 * 3600


class Rendered(NamedTuple):
    """What came of rendering a page for everybody."""

    response: HttpResponseBase
    entry: Entry | None
    is_database_away: bool = False


class Page(NamedTuple):
    """What the reader gets: an entry ("hit", "miss", "stale"), or the answer that was not kept, if any."""

    entry: Entry | None = None
    how: str = "pass"
    response: HttpResponseBase | None = None


Render = Callable[[str], Rendered]


class Renewal:
    """One for each process, shared by its threads."""

    def __init__(self, memory: Memory, shelf: Shelf) -> None:
        self.memory = memory
        self.shelf = shelf
        self._flights: dict[tuple[PageKey, str], Event] = {}
        self._lock = Lock()
        self._passing: dict[PageKey, tuple[str, float]] = {}
        self._away_until = 0.0
        self._withdrawn = generations.current("withdrawn")

    def page(self, key: PageKey, render: Render) -> Page:
        """Return the page for `key`, calling `render` with the generation if nobody else is doing so.

        Who comes while it is rendered waits. Only those wait together who saw the same generation: a
        reader who comes after a publish is never given what was begun before it.
        """
        for _ in range(MOST_WAITS):
            generation = generations.current("pages")
            page = self._at_hand(key, generation)
            if page is not None:
                return page
            landed, leads = self._board(key, generation)
            if leads:
                try:
                    page = self._lead(key, generation, render)
                finally:
                    self._land(key, generation)
                if page is not None:
                    return page
            elif not landed.wait(LONGEST_WAIT):
                break
        return self._render(key, generations.current("pages"), render)

    def _at_hand(self, key: PageKey, generation: str) -> Page | None:
        entry = self.memory.get(key)
        if entry is not None and entry.is_current(generation, time.time()):
            return Page(entry, "hit")
        if generation == generations.UNKNOWN:
            return Page()
        passing = self._passing.get(key)
        if passing is not None and passing[0] == generation and time.monotonic() < passing[1]:
            return Page()
        if time.monotonic() < self._away_until:
            return self._last_known(key)
        return None

    def _board(self, key: PageKey, generation: str) -> tuple[Event, bool]:
        with self._lock:
            flight = self._flights.get((key, generation))
            if flight is not None:
                return flight, False
            flight = self._flights[key, generation] = Event()
            return flight, True

    def _land(self, key: PageKey, generation: str) -> None:
        with self._lock:
            flight = self._flights.pop((key, generation))
        flight.set()

    def _lead(self, key: PageKey, generation: str, render: Render) -> Page | None:
        """Return the page, rendered only if no other process has; None if its generation is over."""
        entry = self.shelf.get(key, generation)
        if entry is None:
            with self.shelf.lock(key):
                if generations.current("pages") != generation:
                    return None
                entry = self.shelf.get(key, generation)
                if entry is None:
                    return self._render(key, generation, render)
        self.memory.put(key, entry)
        return Page(entry, "hit")

    def _render(self, key: PageKey, generation: str, render: Render) -> Page:
        self._forget_withdrawn()
        rendered = render(generation)
        if rendered.is_database_away:
            self._away_until = time.monotonic() + AWAY_SECONDS
            return self._last_known(key) or Page(response=rendered.response)
        entry = rendered.entry
        if entry is None:
            self._pass(key, generation, rendered.response)
            return Page(response=rendered.response)
        # Kept even when it is old already: as the stale answer it is the best there is.
        self.memory.put(key, entry)
        if entry.is_current(generations.current("pages"), time.time()):
            self.shelf.put(key, entry)
        return Page(entry, "miss")

    def _forget_withdrawn(self) -> None:
        """Forget all old pages once something was taken from readers: one of them may show it.

        Current pages need no such care: they belong to a generation, and a withdrawal begins a new one.
        """
        withdrawn = generations.current("withdrawn")
        if withdrawn != self._withdrawn:
            self.memory.clear()
            self.shelf.clear()
            self._withdrawn = withdrawn

    def _last_known(self, key: PageKey) -> Page | None:
        self._forget_withdrawn()
        entry = self.memory.get(key)
        if entry is None:
            entry = self.shelf.any(key)
            if entry is None:
                return None
            self.memory.put(key, entry)
        return Page(entry, "stale") if _is_still_good(entry) else None

    def _pass(self, key: PageKey, generation: str, response: HttpResponseBase) -> None:
        """Let the next readers through one beside the other: waiting for what is not kept helps nobody."""
        if len(self._passing) >= 1000:
            self._passing.clear()
        self._passing[key] = (generation, time.monotonic() + PASS_SECONDS)
        if response.status_code < 500:
            # Unpublished, moved or made private: it must not come back when the database is away.
            self.memory.drop(key)
            self.shelf.drop(key)


def _is_still_good(entry: Entry) -> bool:
    return time.time() < entry.ends + (0 if entry.never_stale else STALE_SECONDS)
