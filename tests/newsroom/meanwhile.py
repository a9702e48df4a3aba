"""Somebody who was a moment faster."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from core.holding import held


def faster(act: Callable[[], Any]) -> Callable[[int], Any]:
    """Return a `held` that waits, the first time, for somebody who does `act` while they hold the page."""
    waiting = [act]

    @contextmanager
    def holding(key: int) -> Iterator[Any]:
        if waiting:
            waiting.pop()()
        with held(key) as row:
            yield row

    return holding
