"""Filling slots from a pool of posts, none of them twice."""

from collections.abc import Callable, Iterable
from typing import Any


class Filling:
    """A pool of posts, newest first, that gives each post to one slot only."""

    def __init__(self, posts: Iterable[Any]) -> None:
        self._posts = list(posts)
        self._by_key = {post.pk: post for post in self._posts}
        self._taken: dict[int, Any] = {}

    @property
    def chosen(self) -> list[Any]:
        """All posts that a slot has, in the order of choosing."""
        return [post for post in self._taken.values() if post is not None]

    def take(self, number: int, fits: Callable[[Any], Any] = lambda post: True) -> list[Any]:
        """Return up to `number` posts that fit and no slot has yet, in the pool's order."""
        return self._take(self._posts, number, fits)

    def take_of(self, keys: Iterable[int], number: int, fits: Callable[[Any], Any]) -> list[Any]:
        """Return up to `number` posts that fit and no slot has yet, in the order of `keys`."""
        return self._take([self._by_key[key] for key in keys if key in self._by_key], number, fits)

    def _take(self, posts: Iterable[Any], number: int, fits: Callable[[Any], Any]) -> list[Any]:
        chosen: list[Any] = []
        for post in posts:
            if len(chosen) >= number:
                break
            if post.pk not in self._taken and fits(post):
                chosen.append(post)
                self._taken[post.pk] = post
        return chosen

    def free(self, fits: Callable[[Any], Any]) -> list[Any]:
        """Return all posts that fit and no slot has yet."""
        return [post for post in self._posts if post.pk not in self._taken and fits(post)]

    def claim(self, key: int) -> Any:
        """Return the post `key` for a slot that asks for it by name; None where it is not to be had."""
        post = self._by_key.get(key)
        if post is None or key in self._taken:
            return None
        self._taken[key] = post
        return post

    def is_taken(self, key: int) -> bool:
        return key in self._taken

    def set_aside(self, key: int) -> None:
        """Let no slot have the post `key`, which the page shows by other means."""
        self._taken.setdefault(key, None)
