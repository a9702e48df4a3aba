"""Which state of the site is the current one: a value that every process can ask for cheaply.

Whatever is kept in memory (pages, menus, site settings) is kept together with the generation it was
made under; when an editor changes something the generation moves on, and every process sees at its next
request that its copy is old. Nobody has to be told, so nobody can be forgotten.

Embedded, a generation is a file under VAR_DIR: one `stat` costs two microseconds. With `CACHE_URL` set,
several servers share it, and it lives there.

Readers of a generation ask for it *before* they load what they keep, never after.
"""

import logging
import os
import secrets
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q

__all__ = ["NAMES", "UNKNOWN", "bump", "bump_now", "current", "heal"]

logger = logging.getLogger(__name__)

#: "pages" is anything that a reader sees; "frame" is what stands around every page: site settings,
#: menus, sections.
#: "withdrawn" is what was taken from readers: no copy from before may be shown again, not even in need.
NAMES = ("pages", "frame", "withdrawn")

#: The answer of `current` when the generation cannot be read: keep nothing, trust nothing kept.
UNKNOWN = ""

#: What editors do to a page that no reader can see until it is published. Without this list every
#: autosave would empty the cache.
UNSEEN_ACTIONS = (
    "wagtail.edit",
    "wagtail.lock",
    "wagtail.unlock",
    "wagtail.comments.",
    "wagtail.workflow.",
    "wagtail.publish.schedule",
    "wagtail.schedule.cancel",
)
#: An action that starts like an unseen one and is seen.
SEEN_ACTION = "wagtail.publish.scheduled"


def current(name: str) -> str:
    """Return the value of the generation `name`; it only ever means "same" or "not the same"."""
    return _current_in_cache(name) if settings.CACHE_URL else _current_in_file(name)


def bump(name: str) -> None:
    """Move the generation `name` on once the running transaction has been committed, or now without one.

    A roll-back moves nothing. Bumping "frame" or "withdrawn" also bumps "pages", since both are parts of pages.
    """
    if name not in NAMES:
        raise ValueError(f"There is no generation {name!r}; there are {', '.join(NAMES)}.")
    # robust: what the editor did is already saved, and `heal` makes up for a bump that failed.
    transaction.on_commit(lambda: bump_now(name), robust=True)


def bump_now(name: str) -> None:
    """Move the generation `name` on at once, whatever the database is doing (it need not be there)."""
    # The frame first: a page rendered in between would otherwise keep the old frame as current.
    for each in (name,) if name == "pages" else (name, "pages"):
        if settings.CACHE_URL:
            cache.set(f"generation:{each}", secrets.token_hex(8), timeout=None)
        else:
            _replace(_folder() / each, "")


def heal() -> None:
    """Bump everything when Wagtail's log has entries that the last run had not seen.

    This heals a process that was killed between its commit and its bump. It runs every minute or so, and
    bumps before it remembers: killed in between, it bumps once more.
    """
    record = _folder() / "healed"
    newest = _newest_log_entries()
    if _read(record) != newest:
        bump_now("frame")
        _replace(record, newest)


def _current_in_file(name: str) -> str:
    path = f"{settings.VAR_DIR}/generations/{name}"
    try:
        status = os.stat(path)
    except OSError:
        return _first_in_file(Path(path))
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}"


def _first_in_file(path: Path) -> str:
    """Make the file that is missing, so that what is kept from now on has something to be kept under."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.open("x").close()
        status = path.stat()
    except OSError:
        logger.warning("The generation at %s can neither be read nor made: nothing is cached.", path)
        return UNKNOWN
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}"


def _current_in_cache(name: str) -> str:
    key = f"generation:{name}"
    try:
        value = cache.get(key)
        if value is None:
            # `add`, because of two processes that find it missing only one may name it.
            cache.add(key, secrets.token_hex(8), timeout=None)
            value = cache.get(key)
    except Exception as error:  # The client's own exceptions differ between cache servers.
        logger.warning("The generation cannot be read from the cache server: %s", error)
        return UNKNOWN
    return str(value or UNKNOWN)


def _folder() -> Path:
    return Path(settings.VAR_DIR) / "generations"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return ""


def _replace(path: Path, content: str) -> None:
    """Put a new file in the place of `path` at one stroke: a new inode and a time of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(content)
    # Set outright: the kernel stamps files with a clock of several milliseconds, and an inode that
    # became free may come back within one tick.
    now = time.time_ns()
    os.utime(temporary, ns=(now, now))
    os.replace(temporary, path)


def _newest_log_entries() -> str:
    """Name the newest entries of both logs, not just the last: an earlier key may be committed later."""
    from wagtail.models import ModelLogEntry, PageLogEntry

    unseen = Q()
    for start in UNSEEN_ACTIONS:
        unseen |= Q(action__startswith=start)
    pages = PageLogEntry.objects.filter(~unseen | Q(action=SEEN_ACTION))
    names = []
    for entries in (pages, ModelLogEntry.objects.all()):
        keys = entries.order_by("-pk").values_list("pk", flat=True)[:50]
        names.append(",".join(map(str, keys)))
    return ";".join(names)
