"""What the demo's files say of each kind of post beyond what all kinds share.

A file's front matter names its kind (`kind: job`); an article says nothing. Each kind has a module here with
its model and a function that fills the kind's own fields from the front matter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from cityblog.demo.bodies import Library
from news.models import PostPage

Fill = Callable[[Any, dict[str, Any], Library, datetime], None]

MODULES = {
    "article": "articles",
    "live": "live",
}


@dataclass(frozen=True)
class DemoKind:
    """A kind's model; `fill(post, front, library, now)` sets its own fields and saves nothing."""

    model: type[PostPage]
    fill: Fill


def kind_of(front: dict[str, Any]) -> DemoKind:
    name = front.get("kind", "article")
    if name not in MODULES:
        raise ValueError(f"no kind of post is called {name!r}")
    module = import_module(f"cityblog.demo.kinds.{MODULES[name]}")
    return DemoKind(module.MODEL, module.fill)
