"""Under kills: every due post goes live once, and leaves once; every contribution that was acknowledged is there once.
In races: a review is decided once, and what is published is what was approved.

    .venv/bin/python benchmarks/torture.py                  # killed at every statement of one publish and one expiry
    .venv/bin/python benchmarks/torture.py --every 10       # at every tenth
    .venv/bin/python benchmarks/torture.py --posts 200      # so many due at once, for three runners
    .venv/bin/python benchmarks/torture.py contributions    # 1,000 contributions with photos: workers killed, disk full
    .venv/bin/python benchmarks/torture.py contributions --number 100 --readers 20 --only kills
    .venv/bin/python benchmarks/torture.py reviews          # who decides, saves and publishes at once, 25 times each

On SQLite in a throw-away folder; with DATABASE_URL on that database, which must be empty. Runners are processes
of their own (forked once Django is set up) and end by SIGKILL, which nothing can catch. Ends with 1 when a post
was published twice, not at all, or half.
"""

import argparse
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks import throwaway

RUNNERS = 3
#: More statements than any publish has; it ends where the runner survives.
MOST = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=["publishing", "contributions", "reviews"], default="publishing")
    parser.add_argument("--number", type=int, help="of contributions (1,000), or of times that a race is run (25)")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--only", choices=["kills", "disk"])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--posts", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="the folder of an SQLite database to make or to use again")
    options = parser.parse_args()
    with throwaway.folder(options.keep) as folder:
        throwaway.prepare(folder)
        wrong = PARTS[options.part](folder, options)
    print("\n".join(["", *wrong]) if wrong else "\nEach once, none lost.")
    sys.exit(bool(wrong))


def publishing(folder: Path, options: argparse.Namespace) -> list[str]:
    """Kill runners of due publishing; return what is wrong then."""
    wrong = [*killed_at_each("publish", options.every), *killed_at_each("expire", options.every)]
    return wrong + three_at_once(options.posts)


def contributions(folder: Path, options: argparse.Namespace) -> list[str]:
    """Send contributions while workers are killed, and while the disk is full; return what is wrong then."""
    from benchmarks import flood

    runs = {"kills": flood.under_kills, "disk": flood.on_a_full_disk}
    chosen = [run for name, run in runs.items() if options.only in (None, name)]
    return [problem for run in chosen for problem in run(folder, options.number or 1000, options.readers)]


def reviews(folder: Path, options: argparse.Namespace) -> list[str]:
    """Let two decide, save or publish at once; return what is wrong then."""
    from benchmarks.reviews import races

    return races(options.number or 25)


PARTS = {"publishing": publishing, "contributions": contributions, "reviews": reviews}


def killed_at_each(what: str, every: int) -> list[str]:
    """Kill a runner at each statement of one post, run again, and return what is wrong then."""
    wrong: list[str] = []
    tried = 0
    for statement in range(1, MOST, every):
        post = make_due(f"{what} {statement}", over=what == "expire")
        died = run(lambda at=statement: publish_until(at)) == -signal.SIGKILL
        run(publish)
        tried += died
        wrong += [f"killed at statement {statement} of {what}: {problem}" for problem in problems([post], what)]
        if not died:
            print(f"{what}: {statement - 1} statements at most, killed at {tried} of them")
            return wrong
    return [*wrong, f"{what} had more than {MOST} statements"]


def three_at_once(number: int) -> list[str]:
    """Let three runners publish `number` posts of which one is poisoned; return what is wrong then."""
    posts = [make_due(f"Due {index}") for index in range(number)]
    poison = make_due("Poison")
    statuses = together([publish] * RUNNERS)
    wrong = [f"a runner ended with {status}" for status in statuses if status]
    wrong += problems(posts, "publish")
    poison.refresh_from_db()
    if poison.live or poison.latest_revision.approved_go_live_at is None:
        wrong.append("the poisoned post was published, or is no longer due")
    print(f"{RUNNERS} runners, {number} due posts and a poisoned one: {len(wrong)} wrong")
    return wrong


def make_due(title: str, over: bool = False) -> Any:
    """Return a post that was scheduled a minute ago, or with `over` one that is live and over."""
    from django.utils import timezone

    from news.models import ArticlePage, NewsSectionPage

    section = NewsSectionPage.objects.get()
    moment = timezone.now() - timedelta(minutes=1)
    post = section.add_child(instance=ArticlePage(title=title, live=over, expire_at=moment if over else None))
    if over:
        return post
    post.go_live_at = timezone.now() + timedelta(hours=1)
    revision = post.save_revision()
    revision.publish()
    # Its time has come: the clock is not turned, because every process would need its own.
    revision.refresh_from_db()
    revision.approved_go_live_at = moment
    revision.content["go_live_at"] = moment.isoformat()
    revision.save()
    return post


def publish() -> None:
    """Do what the scheduler does; posts called "Poison" fail."""
    import logging

    from wagtail.models import Revision

    from newsroom.publishing import publish_due

    # What it says of the poisoned post is what it should.
    logging.getLogger("newsroom.publishing").disabled = True
    usual = Revision.publish

    def fails(revision: Any, *args: Any, **kwargs: Any) -> None:
        if revision.content["title"] == "Poison":
            raise RuntimeError("the post is poisoned")
        usual(revision, *args, **kwargs)

    Revision.publish = fails
    publish_due()


def publish_until(statement: int) -> None:
    """Publish, and die before the statement with this number."""
    from django.db import connection

    seen = 0

    def count(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        publish()


def run(work: Callable[[], None]) -> int:
    """Do `work` in a process of its own; return its exit status, negative for a signal."""
    return together([work])[0]


def together(works: list[Callable[[], None]]) -> list[int]:
    from django.db import connections

    # A connection that two processes share breaks for both.
    connections.close_all()
    children = [fork(work) for work in works]
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def problems(posts: list[Any], what: str) -> list[str]:
    """Return what is wrong with `posts`, which were all to be published (or to expire) once."""
    from wagtail.models import Page, PageLogEntry, Revision

    keys = [post.pk for post in posts]
    live = set(Page.objects.filter(pk__in=keys, live=True).values_list("pk", flat=True))
    action = "wagtail.publish.scheduled" if what == "publish" else "wagtail.unpublish.scheduled"
    logged = Counter(PageLogEntry.objects.filter(page__in=keys, action=action).values_list("page", flat=True))
    waiting = Revision.objects.filter(object_id__in=map(str, keys), approved_go_live_at__isnull=False)
    wrong = [f"“{post.title}”: live is {post.pk in live}" for post in posts if (post.pk in live) != (what == "publish")]
    wrong += [f"“{post.title}”: logged {logged[post.pk]} times" for post in posts if logged[post.pk] != 1]
    return [*wrong, *(f"“{revision.object_str}” is still due" for revision in waiting)]


if __name__ == "__main__":
    main()
