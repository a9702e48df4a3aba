"""What a cached page costs, against the same server giving a constant answer through the usual middleware.

    .venv/bin/python benchmarks/cached_pages.py [--seconds 2] [--rounds 3]

Granian with two workers on loopback; 28 kB of HTML. The load comes from two processes with plain sockets
on the same machine, so compare rows, not machines. "CPU" is that of the server's workers alone.
"""

import argparse
import multiprocessing
import os
import socket
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from tests.core.page_cache_project.server import HOST, Server, serving

WORKERS = 2
CLIENTS = 2
CONNECTIONS = 8
BUDGET = 0.8
TICKS = os.sysconf("SC_CLK_TCK")


class Case(NamedTuple):
    """A row of the table: which server is asked for what."""

    name: str
    is_cached: bool
    headers: str


class Result(NamedTuple):
    """Answers a second, and microseconds of the server's processor for each."""

    rate: float
    cpu: float


CASES = (
    Case("constant answer, usual middleware", False, ""),
    Case("cached page, as it is", True, ""),
    Case("cached page, gzip", True, "Accept-Encoding: gzip\r\n"),
    Case("cached page, br", True, "Accept-Encoding: gzip, deflate, br\r\n"),
    Case("cached page, not modified (304)", True, "If-None-Match: *\r\n"),
)


def main() -> None:
    """Measure each case in turn, several rounds, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    results: dict[Case, list[Result]] = {case: [] for case in CASES}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = {
            is_cached: stack.enter_context(
                serving(folder / str(is_cached), WORKERS, threads=2, PAGE_CACHE="yes" if is_cached else "no")
            )
            for is_cached in (False, True)
        }
        for _ in range(options.rounds):
            for case in CASES:
                results[case].append(measure(servers[case.is_cached], case, options.seconds))
    show(results)


def measure(server: Server, case: Case, seconds: float) -> Result:
    """Ask as fast as it goes for `seconds`."""
    request = f"GET /constant/ HTTP/1.1\r\nHost: {HOST}:{server.port}\r\n{case.headers}\r\n".encode()
    ask_for(server.port, request, 0.3)
    before = processor_seconds(server)
    with multiprocessing.Pool(CLIENTS) as pool:
        counts = pool.starmap(ask_for, [(server.port, request, seconds)] * CLIENTS)
    return Result(sum(counts) / seconds, (processor_seconds(server) - before) / sum(counts) * 1e6)


def ask_for(port: int, request: bytes, seconds: float) -> int:
    """Return the number of whole answers that came within `seconds` on CONNECTIONS / CLIENTS sockets."""
    sockets = [socket.create_connection((HOST, port)) for _ in range(CONNECTIONS // CLIENTS)]
    length_of_answer(sockets[0], request)  # May be the one that has the page made.
    length = length_of_answer(sockets[0], request)
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        for connection in sockets:
            connection.sendall(request)
        for connection in sockets:
            left = length
            while left:
                received = len(connection.recv(left))
                if not received:
                    raise ConnectionError("the server closed the connection")
                left -= received
        count += len(sockets)
    for connection in sockets:
        connection.close()
    return count


def length_of_answer(connection: socket.socket, request: bytes) -> int:
    """Return the bytes of one answer, head and body; they are all alike."""
    connection.sendall(request)
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(65536)
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").lower().split("\r\n")
    if " 200 " not in f"{status} " and " 304 " not in f"{status} ":
        raise RuntimeError(f"unexpected answer: {status}")
    fields = dict(line.split(": ", 1) for line in lines)
    length = int(fields.get("content-length", 0))
    while len(body) < length:
        body += connection.recv(65536)
    return len(head) + 4 + length


def processor_seconds(server: Server) -> float:
    """Return what the workers have used so far, in user and in system mode."""
    used = 0
    for worker in server.workers():
        fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / TICKS


def show(results: dict[Case, list[Result]]) -> None:
    """Print the medians, and how far each case is from the first one."""
    rate, cpu = (statistics.median(values) for values in zip(*results[CASES[0]], strict=True))
    print(f"{'':36}{'answers/s':>11}{'of constant':>13}{'CPU µs':>9}{'of constant':>13}")
    for case, rows in results.items():
        rates, costs = (statistics.median(values) for values in zip(*rows, strict=True))
        print(f"{case.name:36}{rates:11,.0f}{rates / rate:13.0%}{costs:9.0f}{costs / cpu:13.0%}")
    worst = min(statistics.median(row.rate for row in results[case]) for case in CASES if case.is_cached)
    verdict = "Held." if worst >= BUDGET * rate else "MISSED."
    print(f"Budget: at least {BUDGET:.0%} of the constant answer. {verdict}")


if __name__ == "__main__":
    main()
