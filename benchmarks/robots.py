"""A thousand comments of robots in five styles: what becomes of them, and whether a reader still gets through.

    .venv/bin/python benchmarks/robots.py [--number 1000]

Sent through the whole application by the code of the test that CI runs (tests/community/robots.py), in the mode
"first comment of a reader first" and in the mode "after publication", each style as often as the others. Ends with 1
when one of them is shown, or when a reader's comment is not.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from benchmarks import throwaway


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="the folder of an SQLite database to make or to use again")
    options = parser.parse_args()
    with throwaway.folder(options.keep) as folder:
        throwaway.prepare(folder)
        rows, passed = attack(options.number)
    for (mode, style), states in rows.items():
        print(f"| {mode} | {style} | {', '.join(f'{number} {state}' for state, number in sorted(states.items()))} |")
    shown = sum(states["shown"] for states in rows.values())
    print(f"{shown} shown; readers through: {passed['shown']} of {passed.total()}")
    sys.exit(bool(shown or passed["not shown"]))


def attack(number: int) -> "tuple[dict[tuple[str, str], Counter[str]], Counter[str]]":
    """Send so many; return the states they are in by mode and style, and whether a reader was shown after each."""
    import logging

    from django.test import Client

    from community.models import Comment, Mode
    from news.models import NewsSectionPage
    from tests.community.commenting import rules, send
    from tests.community.robots import STYLES, as_robot
    from tests.factories import article

    # What it says of forms that are refused is what it should.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    news = NewsSectionPage.objects.get()
    rows: dict[tuple[str, str], Counter[str]] = {}
    passed: Counter[str] = Counter()
    each = number // (2 * len(STYLES))
    for mode in (Mode.FIRST, Mode.AFTER):
        post = article(news, title=f"Under attack, {mode}")
        for style in STYLES:
            rules(news, mode=mode)
            last = Comment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            for index in range(each):
                as_robot(Client(), post, style, len(rows) * each + index)
            stored = Comment.objects.filter(pk__gt=last).values_list("state", flat=True)
            rows[(str(mode), style)] = Counter(stored) + Counter({"refused": each - len(stored)})
            rules(news, mode=Mode.AFTER)
            send(Client(REMOTE_ADDR=f"203.0.113.{len(rows)}"), post, f"By a reader, after {style}, {mode}.")
            passed["shown" if Comment.objects.order_by("-pk")[0].is_shown else "not shown"] += 1
    return rows, passed


if __name__ == "__main__":
    main()
