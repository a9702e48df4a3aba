"""Somebody who was a moment faster."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from core.holding import held


def faster(act: Callable[[], Any], holding: Callable[..., Any] = held) -> Callable[..., Any]:
    """Return a `holding` that waits, the first time, for somebody who does `act` while they hold the page."""
    waiting = [act]

    @contextmanager
    def hold(*asked: Any, **how: Any) -> Iterator[Any]:
        if waiting:
            waiting.pop()()
        with holding(*asked, **how) as row:
            yield row

    return hold
