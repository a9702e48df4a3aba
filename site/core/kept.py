"""Rendered components, kept for as long as what they show is the same.

A card follows from its post, its picture and its arguments. The key is made of these very values, so an
entry never has to be dropped: another headline is another key. After a publish one card of a front page
is new, and thirty are found here. Kept in each process, the least used leave first.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from core import generations

PLAIN = (str, int, bool, type(None))

_lock = threading.Lock()
_kept: OrderedDict[Hashable, SafeString] = OrderedDict()


def key_of(name: str, values: Mapping[str, Any], frame: Any) -> Hashable | None:
    """Return the key of a component with `values`; None when it is not kept or a value has no key.

    `settings.KEPT_COMPONENTS` names the components that may be kept, each with whether it shows the frame.
    A value is plain, or says with `shown_key` (hashable) what a component could show of it.
    """
    shows_frame = settings.KEPT_COMPONENTS.get(name)
    generation = generations.current("frame")
    if shows_frame is None or generation == generations.UNKNOWN:
        return None
    # The frame's generation stands for the labels and addresses of sections that a card shows; the time
    # zone, because an editor's preview is rendered in that of their own profile.
    parts: list[Hashable] = [name, generation, get_language(), get_current_timezone_name()]
    if shows_frame:
        parts.append(frame.shown_key)
    for argument, value in values.items():
        key = value if isinstance(value, PLAIN) else getattr(value, "shown_key", None)
        if key is None and value is not None:
            return None
        parts += (argument, key)
    return tuple(parts)


def kept(key: Hashable, render: Callable[[], SafeString]) -> SafeString:
    """Return what is kept under `key`, or render it and keep it."""
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    rendered = render()
    with _lock:
        _kept[key] = rendered
        while len(_kept) > settings.KEPT_COMPONENTS_MOST:
            _kept.popitem(last=False)
    return rendered


def forget() -> None:
    with _lock:
        _kept.clear()
