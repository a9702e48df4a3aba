"""What a page costs: CPU and queries, uncached and cached, on a throw-away database of N posts.

    .venv/bin/python benchmarks/pages.py --posts 10000

With DATABASE_URL set, the table is filled in that database, which must be empty and is left as it is.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

from benchmarks import throwaway

RUNS = 25
PAGES = {
    "front": "/",
    "section": "/news/",
    "article": "/news/harbour-story-0/",
    "author": "/authors/author-0/",
    "topic": "/topics/topic-0/",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    number = parser.parse_args().posts
    with throwaway.folder() as folder:
        throwaway.prepare(folder)
        throwaway.as_served()
        fill(number)
        print(f"{number} posts · CPU ms a request, median of {RUNS} · queries\n")
        print(f"{'page':<10}{'uncached ms':>12}{'queries':>9}{'cached ms':>11}{'queries':>9}{'HTML bytes':>12}")
        for name, path in PAGES.items():
            uncached = measure(path, cached=False)
            cached = measure(path, cached=True)
            print(
                f"{name:<10}{uncached['ms']:>12.1f}{uncached['queries']:>9}"
                f"{cached['ms']:>11.3f}{cached['queries']:>9}{uncached['bytes']:>12}"
            )


def fill(number: int) -> None:
    """Add `number` posts to the database."""
    from benchmarks import filling

    started = time.perf_counter()
    filling.fill(number)
    print(f"filled in {time.perf_counter() - started:.0f} s", file=sys.stderr)


def measure(path: str, *, cached: bool) -> dict[str, Any]:
    """Return the median CPU of one request in this process, its queries, and the size of its answer."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    settings.PAGE_CACHE = cached
    application = get_wsgi_application()
    for _ in range(3):
        size = ask(application, path)
    queries: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        ask(application, path)
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        ask(application, path)
        times.append((time.process_time() - started) * 1000)
    return {"ms": statistics.median(times), "queries": len(queries), "bytes": size}


def ask(application: Callable[..., Any], path: str) -> int:
    """Make one request without a server in between; return the length of the body."""
    status: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "REMOTE_ADDR": "127.0.0.1",
    }
    answer = application(environ, lambda line, headers: status.append(line))
    body = b"".join(answer)
    answer.close()
    if not status[0].startswith("200"):
        raise SystemExit(f"{path} answered {status[0]}")
    return len(body)


if __name__ == "__main__":
    main()
