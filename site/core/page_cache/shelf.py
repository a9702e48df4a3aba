"""Where the processes of one server leave rendered pages for each other, and wait for each other.

One folder for each generation under VAR_DIR/page-cache, removed as soon as the next one is begun. Its name
also holds the server process that started us: after a restart the code or the settings may be others, and
so may the pages. Every failure here only costs a rendering; none may reach a reader.
"""

import fcntl
import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from core import generations

from .doors import PageKey
from .entries import Entry

__all__ = ["Shelf"]

logger = logging.getLogger(__name__)

#: Seconds to wait for another process that renders the same page; then we render it ourselves. A process
#: that dies gives its lock up at once, so this is for one that hangs.
LONGEST_WAIT = 5.0

#: The disk is looked over after so many pages.
PAGES_BETWEEN_TRIMS = 64


class Shelf:
    """The pages of all processes, as files; safe for several threads and processes."""

    def __init__(self) -> None:
        self._written = 0

    @property
    def root(self) -> Path:
        """The folder that holds everything; losing it loses nothing."""
        return Path(settings.VAR_DIR) / "page-cache"

    def get(self, key: PageKey, generation: str) -> Entry | None:
        """Return the page if some process has left a current one."""
        entry = _read(self._folder(generation) / _file_name(key), key)
        return entry if entry is not None and entry.is_current(generation, time.time()) else None

    def any(self, key: PageKey) -> Entry | None:
        """Return the page as it last was, for when the database is away."""
        try:
            folders = sorted(self.root.glob(f"{_run()}.*"), key=_age)
        except OSError:
            return None
        entries = (_read(folder / _file_name(key), key) for folder in folders)
        return next((entry for entry in entries if entry is not None), None)

    def put(self, key: PageKey, entry: Entry) -> None:
        """Leave the page for the other processes."""
        folder = self._folder(entry.generation)
        try:
            if not folder.is_dir():
                folder.mkdir(parents=True, exist_ok=True)
                self._remove_others()
            _write(folder / _file_name(key), key, entry)
            self._written += 1
            if self._written % PAGES_BETWEEN_TRIMS == 0:
                _trim(folder, settings.PAGE_CACHE_BYTES)
        except OSError as error:
            logger.warning("A page could not be left for the other processes: %s", error)

    def drop(self, key: PageKey) -> None:
        """Remove the page from every generation, since it is no page for everybody any more."""
        with suppress(OSError):
            for path in self.root.glob(f"*/{_file_name(key)}"):
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Take away all pages, of all generations; who is writing just now makes the folder anew."""
        with suppress(OSError):
            for folder in self.root.iterdir():
                if folder.name != "locks":
                    shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def lock(self, key: PageKey) -> Iterator[None]:
        """Be the only process that renders this page, as far as waiting LONGEST_WAIT seconds brings it."""
        handle = self._take(key)
        try:
            yield
        finally:
            if handle is not None:
                os.close(handle)

    def _take(self, key: PageKey) -> int | None:
        # A fixed set of files that are never removed: a lock file that another process removes is none.
        path = self.root / "locks" / _file_name(key)[:3]
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            logger.warning("No lock for rendering a page: %s", error)
            return None
        give_up, pause = time.monotonic() + LONGEST_WAIT, 0.001
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return handle
            except OSError:
                if time.monotonic() > give_up:
                    return handle
            time.sleep(pause)
            pause = min(pause * 1.5, 0.02)

    def _folder(self, generation: str) -> Path:
        return self.root / f"{_run()}.{generation}"

    def _remove_others(self) -> None:
        """Remove the folders of other generations; asked anew, for we may be late ourselves."""
        kept = {self._folder(generations.current("pages")).name, "locks"}
        for folder in self.root.iterdir():
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)


def _run() -> str:
    """Name the server that this process works for: its parent and when that was started."""
    return _name_of_process(os.getppid())


@lru_cache(maxsize=4)
def _name_of_process(number: int) -> str:
    try:
        # The name, in brackets, may hold blanks; the 20th field after it is the start time.
        started = Path(f"/proc/{number}/stat").read_text("latin-1").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        started = "0"
    return f"{number}-{started}"


def _file_name(key: PageKey) -> str:
    return hashlib.blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0


def _read(path: Path, key: PageKey) -> Entry | None:
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        kept = json.loads(head)
        if kept["key"] != list(key):
            return None
        times = (kept["times"][0], kept["times"][1])
        told = {name: kept[name] for name in ("generation", "ends", "never_stale")}
        return Entry(body, kept["headers"], times=times, **told)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _write(path: Path, key: PageKey, entry: Entry) -> None:
    kept = {
        "key": key,
        "generation": entry.generation,
        "ends": entry.ends,
        "times": entry.times,
        "never_stale": entry.never_stale,
        "headers": entry.headers,
    }
    handle, temporary = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(kept).encode("ascii") + b"\n" + entry.body)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _trim(folder: Path, most_bytes: int) -> None:
    """Remove the oldest pages of a generation when they take more than `most_bytes`."""
    files = []
    with os.scandir(folder) as listing:
        for item in listing:
            with suppress(OSError):
                status = item.stat()
                files.append((status.st_mtime_ns, status.st_size, item.path))
    too_many = sum(size for _, size, _ in files) - most_bytes
    for _, size, path in sorted(files):
        if too_many <= 0:
            break
        with suppress(OSError):
            os.unlink(path)
        too_many -= size
