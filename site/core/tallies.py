"""Counting what readers do without a write in their requests.

    views = Tally("views", store_views)     # once, in a module
    views.add(post.pk, 1)                   # in a request: no query, no file

Counts stay in the process's memory. A thread, begun by the first of them, stores them every
`settings.TALLY_SECONDS`, and the end of the process stores the rest. A process that is killed loses what it has
counted since the last time: tallies are for what may be a little too low.
"""

import logging
import os
import time
import weakref
from collections.abc import Callable, Hashable, Mapping
from multiprocessing.util import Finalize
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db import connections

__all__ = ["Counts", "Tally"]

logger = logging.getLogger(__name__)
Key = TypeVar("Key", bound=Hashable)
Counts = tuple[int, ...]


class Tally(Generic[Key]):
    """Counts by key, several numbers for each, handed to `store` now and then.

    `store` gets a mapping of keys to what was counted since its last success and must store all of it or raise:
    then nothing is lost, and it gets it again. No more than `most` keys are kept: with that many, new ones are
    left out and those known go on, so that neither a flood nor a database that is away fills the memory.
    """

    def __init__(self, name: str, store: Callable[[Mapping[Key, Counts]], None], *, most: int = 2_000) -> None:
        self.name = name
        self._store = store
        self._most = most
        self._begin()
        _tallies.add(self)

    def _begin(self) -> None:
        self._counts: dict[Key, Counts] = {}
        self._left_out = 0
        self._is_running = False
        self._is_failing = False
        self._lock = Lock()
        self._storing = Lock()

    def add(self, key: Key, *counts: int) -> None:
        """Add `counts` to those of `key`; always the same number of them for one tally."""
        with self._lock:
            self._add(key, counts)
            is_first, self._is_running = not self._is_running, True
        if is_first and settings.TALLY_SECONDS:
            # Not atexit: a web server's workers are children of multiprocessing, which end without it when forked.
            Finalize(None, self._end, exitpriority=1)
            Thread(target=self._run, args=(settings.TALLY_SECONDS,), name=f"tally {self.name}", daemon=True).start()

    def _add(self, key: Key, counts: Counts) -> None:
        known = self._counts.get(key)
        if known is not None:
            self._counts[key] = tuple(map(sum, zip(known, counts, strict=True)))
        elif len(self._counts) < self._most:
            self._counts[key] = counts
        else:
            self._left_out += 1

    def flush(self) -> bool:
        """Store what was counted since the last time; return whether there was anything.

        Never raises. What could not be stored stays, and only the first failure in a row is logged.
        """
        with self._storing:
            with self._lock:
                counts, self._counts = self._counts, {}
                left_out, self._left_out = self._left_out, 0
            if left_out:
                logger.warning("The tally %r is full: %s counts of new keys were left out.", self.name, left_out)
            if counts:
                self._hand_over(counts)
            return bool(counts)

    def _hand_over(self, counts: dict[Key, Counts]) -> None:
        try:
            self._store(counts)
        except Exception:
            if not self._is_failing:
                logger.exception("The tally %r could not be stored; it is kept and tried again.", self.name)
            self._is_failing = True
            with self._lock:
                for key, numbers in counts.items():
                    self._add(key, numbers)
        else:
            self._is_failing = False

    def _run(self, seconds: float) -> None:
        while True:
            time.sleep(seconds)
            # A thread has connections of its own, and an idle one would keep a place at the database.
            if self.flush():
                connections.close_all()

    def _end(self) -> None:
        # Only after a flush: a forked process may hold its parent's connection, and must not close that.
        if self.flush():
            connections.close_all()


_tallies: "weakref.WeakSet[Tally[Any]]" = weakref.WeakSet()


def _after_fork() -> None:
    """Begin anew in a forked process: the counts are its parent's to store, and threads and locks stay behind."""
    for tally in _tallies:
        tally._begin()


os.register_at_fork(after_in_child=_after_fork)
