"""The pages in this process's memory, bounded by bytes; the least lately used give way."""

from collections import OrderedDict
from threading import Lock

from .doors import PageKey
from .entries import Entry

__all__ = ["Memory"]


class Memory:
    """Safe for several threads."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._entries: OrderedDict[PageKey, tuple[Entry, int]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: PageKey) -> Entry | None:
        """Return the entry, current or not."""
        with self._lock:
            found = self._entries.get(key)
            if found is None:
                return None
            self._entries.move_to_end(key)
            return found[0]

    def put(self, key: PageKey, entry: Entry) -> None:
        """Keep `entry`, unless it is so big that it would push out most others."""
        self.drop(key)
        size = _size(key, entry)
        if size > self.most_bytes // 4:
            return
        with self._lock:
            self._set(key, entry, size)

    def weigh_again(self, key: PageKey, entry: Entry) -> None:
        """Count the compressed form that `entry` was given meanwhile."""
        size = _size(key, entry)
        with self._lock:
            found = self._entries.get(key)
            if found is not None and found[0] is entry:
                self._set(key, entry, size)

    def drop(self, key: PageKey) -> None:
        """Forget the page."""
        with self._lock:
            found = self._entries.pop(key, None)
            if found is not None:
                self.bytes -= found[1]

    def clear(self) -> None:
        """Forget all pages."""
        with self._lock:
            self._entries.clear()
            self.bytes = 0

    def _set(self, key: PageKey, entry: Entry, size: int) -> None:
        before = self._entries.pop(key, None)
        self._entries[key] = (entry, size)
        self.bytes += size - (before[1] if before is not None else 0)
        while self.bytes > self.most_bytes and len(self._entries) > 1:
            _, (_, gone) = self._entries.popitem(last=False)
            self.bytes -= gone


def _size(key: PageKey, entry: Entry) -> int:
    return entry.size + sum(map(len, key)) * 2
