"""What search costs on N posts of about 700 words: building its index, each class of question, publishing.

    .venv/bin/python benchmarks/search_speed.py --posts 10000
    .venv/bin/python benchmarks/search_speed.py --posts 100000 --keep /tmp/paper     # the second time, only measures

On SQLite in a throw-away folder, or `--keep` one to use it again; with DATABASE_URL on that database, which must be
empty or filled by this script. Milliseconds by the clock, and of processors (this process and the
database's) for machines that are busy with other things.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import throwaway
from benchmarks.clock import Clock, Times, at

if TYPE_CHECKING:
    from benchmarks.questions import Class

WARMING = 3
HEADING = "| question | found | search, ms: p50 | p95 | max | CPU p95 | page, ms: p50 | p95 | max | CPU p95 | queries |"
Timed = tuple[Times, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="the folder of an SQLite database to make or to use again")
    parser.add_argument("--questions", type=int, default=40, help="of each class")
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--rebuild", action="store_true", help="build the index anew although it is there")
    parser.add_argument("--only", default="", help="ask the classes of question with this in their names")
    options = parser.parse_args()
    with throwaway.folder(options.keep) as folder:
        throwaway.prepare(folder)
        throwaway.as_served()
        from django.db import connection

        is_new = filled(options.posts)
        print(f"\n{options.posts:,} posts, {connection.vendor}\n")
        if is_new or options.rebuild:
            build(options.posts, is_new)
        misses = ask(options.questions, options.only)
        if options.saves:
            publish(options.saves)
        print(f"\nWithin their budgets: all but {', '.join(misses)}." if misses else "\nAll are within their budgets.")


def filled(number: int) -> bool:
    """Fill the database unless it is filled; say whether that was needed."""
    from benchmarks.newspaper import fill
    from news.models import PostPage

    present = PostPage.objects.count()
    if present == number:
        return False
    if present:
        raise SystemExit(f"The database has {present} posts, not {number}.")
    started = time.perf_counter()
    fill(number)
    throwaway.settle()
    print(f"filled in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return True


def build(number: int, is_new: bool) -> None:
    """Build the index, and build it anew while readers ask."""
    from benchmarks.language import language
    from benchmarks.meanwhile import while_asking

    if is_new:
        print(f"Index built: {rate(number)}.")
    answers, built = while_asking(language().words[20], lambda: rate(number))
    print(
        f"Built anew while a reader asks: {built}; of {answers.number} answers {answers.failed} failed, "
        f"{answers.empty} found nothing; the slowest took {answers.slowest:,.0f} ms.\n"
    )


def rate(number: int) -> str:
    """Build the index of `number` posts; return how fast that was."""
    clock = Clock()
    clock.time(throwaway.rebuild_index)
    throwaway.settle()
    [elapsed], [used] = clock.times.clock, clock.times.processor
    return f"{number / elapsed * 1000:,.0f} posts a second, {number / used * 1000:,.0f} by processors' time"


def ask(number: int, only: str) -> list[str]:
    """Print a table of all classes of questions; return the names of those that miss their budgets."""
    from benchmarks.questions import Reader

    print(HEADING)
    print("|---" * HEADING.count(" | ") + "|---|")
    misses = []
    for asked in (asked for asked in Reader(number).classes() if only in asked.name):
        function, answers = by_function(asked)
        page, queries = by_page(asked)
        found = sum(map(bool, answers)) / len(answers)
        print(f"| {asked.name} | {found:.0%} | {function} | {page} | {queries} |", flush=True)
        if at(page.clock, 0.95) > asked.budget:
            misses.append(asked.name)
    return misses


def by_function(asked: "Class") -> Timed:
    """Return what search takes for each question, and what it answers: posts or lines."""
    from search.questions import Question
    from search.searching import search
    from search.suggestions import suggest

    def answer(query: dict[str, str]) -> Any:
        return suggest(query["q"]) if asked.is_suggestion else search(Question.from_query(query)).hits

    return each(asked.queries, answer)


def by_page(asked: "Class") -> tuple[Times, int]:
    """Return what the whole page takes, and the most queries of any."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, address = Client(), "/search/suggestions/" if asked.is_suggestion else "/search/"
    readers = iter(range(1 << 24))

    def answer(query: dict[str, str]) -> None:
        # Each from an address of their own: how many questions a reader may ask is another matter.
        reader = next(readers)
        remote = f"10.{reader >> 16}.{reader >> 8 & 255}.{reader & 255}"
        status = client.get(address, query, REMOTE_ADDR=remote).status_code
        if status != 200:
            raise SystemExit(f"{address} {query} answered {status}")

    times, _ = each(asked.queries, answer)
    most = 0
    for query in asked.queries[:5]:
        with CaptureQueriesContext(connection) as captured:
            answer(query)
        most = max(most, len(captured))
    return times, most


def each(queries: list[dict[str, str]], answer: Callable[[dict[str, str]], Any]) -> Timed:
    for query in queries[:WARMING]:
        answer(query)
    clock = Clock()
    answers = [clock.time(lambda query=query: answer(query)) for query in queries]
    return clock.times, answers


def publish(number: int) -> None:
    """Print what saving a draft and publishing it take, the work of the background tasks with it."""
    import random

    from django.test import override_settings

    from news.models import ArticlePage

    keys = random.Random("saves").sample(list(ArticlePage.objects.values_list("pk", flat=True)), number + WARMING)
    saving, publishing = Clock(), Clock()
    at_once = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    with override_settings(TASKS=at_once):
        for turn, key in enumerate(keys):
            if turn == WARMING:
                saving, publishing = Clock(), Clock()
            post = ArticlePage.objects.get(pk=key)
            post.title = f"{post.title} again"
            revision = saving.time(post.save_revision)
            publishing.time(revision.publish)
    print("\n| | ms: p50 | p95 | max | CPU p95 |\n|---|---|---|---|---|")
    print(f"| saving a draft | {saving.times} |")
    print(f"| publishing it | {publishing.times} |")


if __name__ == "__main__":
    main()
