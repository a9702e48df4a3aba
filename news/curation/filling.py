"""Filling slots from a pool of posts, none of them twice."""

from collections.abc import Callable, Iterable
from typing import Any


class Filling:
    """A pool of posts, newest first, that gives each post to one slot only."""

    def __init__(self, posts: Iterable[Any]) -> None:
        self._posts = list(posts)
        self._taken: dict[int, Any] = {}

    @property
    def chosen(self) -> list[Any]:
        """All posts that a slot has, in the order of choosing."""
        return list(self._taken.values())

    def take(self, number: int, fits: Callable[[Any], Any] = lambda post: True) -> list[Any]:
        """Return up to `number` posts that fit and no slot has yet, in the pool's order."""
        chosen: list[Any] = []
        for post in self._posts:
            if len(chosen) >= number:
                break
            if post.pk not in self._taken and fits(post):
                chosen.append(post)
                self._taken[post.pk] = post
        return chosen
