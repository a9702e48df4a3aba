"""What the admin pages cost that CityBlog adds: queries and CPU of one look, on a throw-away newspaper of N posts.

    .venv/bin/python benchmarks/admin_pages.py --posts 10000
    .venv/bin/python benchmarks/admin_pages.py --posts 20 --queries dashboard   # prints the queries of one page

Asked by an editor-in-chief and by somebody of one desk, whose rights are looked up where a superuser's are not. Ends
with 1 when a page needs more than twenty queries, or the dashboard more than it is known to. With DATABASE_URL set,
that database is filled; it must be empty.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks import throwaway

MOST_QUERIES, RUNS = 20, 9
PAGES = {
    "dashboard": "/admin/",
    "calendar, month": "/admin/planning/",
    "calendar, week": "/admin/planning/?show=week",
    "board": "/admin/planning/board/",
    "all posts": "/admin/planning/posts/",
    "all posts, one author": "/admin/planning/posts/?author={author}",
    "put on the front page": "/admin/front-page/put/{post}/",
    "future time": "/admin/front-page/future/",
    "the page at a future time": "{future}",
    "corrections": "/admin/reports/corrections/",
    "links to a draft": "/admin/drafts/{post}/links/",
    "comments": "/admin/comments/",
    "contributions": "/admin/contributions/",
}
#: Known to need more: Wagtail's own page, which asks fourteen, with seven panels of ours.
DEARER = {"dashboard": 26}
#: What a desk has no key to.
CHIEFS = {"put on the front page", "future time", "the page at a future time"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="the folder of an SQLite database to make or to use, without posts")
    parser.add_argument("--runs", type=int, default=RUNS, help="looks at each page; the median counts")
    parser.add_argument("--queries", default="", help="print the queries of this page instead")
    options = parser.parse_args()
    with throwaway.folder(options.keep) as folder:
        throwaway.prepare(folder)
        throwaway.as_served()
        from benchmarks import busy_desk

        people = busy_desk.fill(options.posts)
        throwaway.settle()
        if options.queries:
            print("\n".join(queries_of(people["chief"], addresses()[options.queries])))
            return
        sys.exit(report(options.posts, people, options.runs))


def report(posts: int, people: dict[str, Any], runs: int) -> bool:
    """Print the table; return whether a page needs too many queries."""
    print(f"{posts} posts · queries and CPU ms a look, median of {runs}\n")
    print(f"{'page':<28}{'chief: queries':>15}{'ms':>8}{'desk: queries':>16}{'ms':>8}")
    is_dear = False
    for name, address in addresses().items():
        line = f"{name:<28}"
        for role, width in (("chief", 15), ("desk", 16)):
            if role == "desk" and name in CHIEFS:
                continue
            number, spent = measure(people[role], address, runs)
            is_dear = is_dear or number > DEARER.get(name, MOST_QUERIES)
            line += f"{number:>{width}}{spent:>8.0f}"
        print(line, flush=True)
    return is_dear


def addresses() -> dict[str, str]:
    from datetime import timedelta

    from django.utils import timezone

    from news.models import Byline, PostPage

    tomorrow = timezone.localtime() + timedelta(days=1)
    known = {
        "author": Byline.objects.values_list("author", flat=True).first(),
        "post": PostPage.objects.published().order_by("pk").values_list("pk", flat=True).first(),
        "future": f"/admin/front-page/future/?at={tomorrow:%Y-%m-%d+07:00}",
    }
    return {name: address.format(**known) for name, address in PAGES.items()}


def signed_in(user: Any) -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def queries_of(user: Any, address: str) -> list[str]:
    """Return the SQL of one look, of the second one: the first fills what a process keeps."""
    from django.db import connection

    client = signed_in(user)
    look(client, address)
    queries: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        look(client, address)
    return queries


def measure(user: Any, address: str, runs: int) -> tuple[int, float]:
    """Return the queries of one look, and the median of its CPU in this process, in ms."""
    number, client, spent = len(queries_of(user, address)), signed_in(user), []
    for _ in range(runs):
        started = time.process_time()
        look(client, address)
        spent.append((time.process_time() - started) * 1000)
    return number, statistics.median(spent)


def look(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")


if __name__ == "__main__":
    main()
