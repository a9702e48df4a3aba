"""What an answer costs: time by the clock, and processors' time of this process and of the database's.

On a busy machine the second is the one to trust.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Times:
    """Milliseconds of each answer."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        """Return p50, p95 and the most by the clock, and p95 of processors' time, as cells of a table."""
        shown = (at(self.clock, 0.5), at(self.clock, 0.95), max(self.clock), at(self.processor, 0.95))
        return " | ".join(f"{value:.0f}" if value >= 10 else f"{value:.1f}" for value in shown)


class Clock:
    """Times work in this process; on PostgreSQL the connection's own server process counts as well."""

    def __init__(self) -> None:
        from django.db import connection

        self.times = Times()
        self._server: Path | None = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
            # Not there when the server runs on another machine, or not on Linux.
            self._server = server if server.exists() else None

    def time(self, work: Callable[[], Any]) -> Any:
        """Do `work`, note what it took, and return what it returns."""
        began, used = time.perf_counter(), self._used()
        result = work()
        self.times.processor.append((self._used() - used) * 1000)
        self.times.clock.append((time.perf_counter() - began) * 1000)
        return result

    def _used(self) -> float:
        server = int(self._server.read_text().split()[0]) / 1e9 if self._server else 0.0
        return time.process_time() + server


def at(times: Sequence[float], share: float) -> float:
    """Return the time within which `share` of all are done."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
