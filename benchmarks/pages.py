"""What a page costs: CPU and queries, uncached and cached, on a throw-away database of N posts.

    .venv/bin/python benchmarks/pages.py --posts 10000

With DATABASE_URL set, the table is filled in that database, which must be empty and is left as it is.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

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
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), number)
        print(f"{number} posts · CPU ms a request, median of {RUNS} · queries\n")
        print(f"{'page':<10}{'uncached ms':>12}{'queries':>9}{'cached ms':>11}{'queries':>9}{'HTML bytes':>12}")
        for name, path in PAGES.items():
            uncached = measure(path, cached=False)
            cached = measure(path, cached=True)
            print(
                f"{name:<10}{uncached['ms']:>12.1f}{uncached['queries']:>9}"
                f"{cached['ms']:>11.3f}{cached['queries']:>9}{uncached['bytes']:>12}"
            )


def prepare(folder: Path, number: int) -> None:
    """Make the database in `folder` and fill it."""
    (folder / "static").mkdir()
    os.environ.update(DJANGO_SETTINGS_MODULE="cityblog.settings.test", VAR_DIR=str(folder), LOG_LEVEL="ERROR")
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("set_up_site", verbosity=0, stdout=StringIO())
    from benchmarks.filling import fill

    started = time.perf_counter()
    fill(number)
    print(f"filled in {time.perf_counter() - started:.0f} s", file=sys.stderr)


def measure(path: str, *, cached: bool) -> dict[str, Any]:
    """Return the median CPU of one request in this process, its queries, and the size of its answer."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    settings.PAGE_CACHE = cached
    # As a server runs it: files are known from the start, and no request looks for them on disk.
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
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
