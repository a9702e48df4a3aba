"""How well the site's own search ranks, on a collection of documents and questions that people have judged.

    .venv/bin/python benchmarks/relevance.py FOLDER [--http]

FOLDER has corpus.jsonl, queries.jsonl (either may be .gz) and qrels.tsv; see benchmarks/judged.py. Each document
becomes a published article in a throw-away SQLite database, or in that of DATABASE_URL, which must be empty; the index
is the site's, and each question goes the way that a reader's goes. `--http` asks the page too and compares.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from benchmarks import throwaway
from benchmarks.judged import documents, judgements
from benchmarks.measures import average_precision, ndcg, recall

if TYPE_CHECKING:
    from benchmarks.judged import Judged

DEPTH = 100
#: Pages of results that are compared.
PAGES = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--http", action="store_true", help="compare with the ranks that /search/ shows")
    parser.add_argument(
        "--years", type=float, default=0, help="spread the documents' dates at random over so many years"
    )
    options = parser.parse_args()
    judged = judgements(options.folder)
    with throwaway.folder() as folder:
        throwaway.prepare(folder)
        throwaway.as_served()
        ids = load(options.folder, options.years)
        rankings = rank(judged, ids)
        show(judged, rankings)
        if options.http:
            compare(judged, rankings, ids)


def load(folder: Path, years: float) -> dict[int, str]:
    """Publish the documents and index them; return their ids by primary key."""
    from benchmarks.archive import add
    from news.models import PostPage

    if PostPage.objects.exists():
        raise SystemExit("The database is not empty.")
    started = time.perf_counter()
    ids = add(documents(folder), years)
    throwaway.rebuild_index()
    throwaway.settle()
    print(f"{len(ids):,} documents published and indexed in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return ids


def rank(judged: "Judged", ids: Mapping[int, str]) -> dict[str, list[str]]:
    """Return the ids that search finds for each question, best first."""
    from search.questions import Question
    from search.searching import ranked

    started = time.perf_counter()
    rankings = {
        key: [ids[post] for post in ranked(Question.from_text(text), DEPTH)] for key, text in judged.questions.items()
    }
    print(f"{len(rankings):,} questions asked in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return rankings


def show(judged: "Judged", rankings: Mapping[str, list[str]]) -> None:
    from django.db import connection

    pairs = [(ranking, judged.grades[key]) for key, ranking in rankings.items()]
    print(f"| {len(pairs)} questions | nDCG@10 | MAP | recall@{DEPTH} |")
    print("|---|---|---|---|")
    print(
        f"| {connection.vendor} | {mean(ndcg(*pair) for pair in pairs):.4f} "
        f"| {mean(average_precision(*pair) for pair in pairs):.4f} "
        f"| {mean(recall(*pair, DEPTH) for pair in pairs):.4f} |"
    )


def compare(judged: "Judged", rankings: Mapping[str, list[str]], ids: Mapping[int, str]) -> None:
    """Ask for the first pages of each question as a browser does, and say how many show the same ranks."""
    from django.test import Client

    client, alike, unlike = Client(), 0, []
    for reader, (key, text) in enumerate(judged.questions.items()):
        shown = []
        for page in range(1, PAGES + 1):
            # From an address of their own: how many questions a reader may ask is another matter.
            address = f"10.0.{reader >> 8}.{reader & 255}"
            html = client.get("/search/", {"q": text, "page": page}, REMOTE_ADDR=address).content.decode()
            shown += [ids[post] for post in posts_in(html)]
        if shown == rankings[key][: len(shown)] and len(shown) >= min(len(rankings[key]), 10 * PAGES):
            alike += 1
        else:
            unlike.append(key)
    print(f"\nRanks through /search/, {PAGES} pages: {alike} of {len(rankings)} questions agree.")
    if unlike:
        print(f"Not: {', '.join(unlike[:20])}")


def posts_in(html: str) -> Iterable[int]:
    """Return the keys of the posts that a page links to in its main part, in order."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return dict.fromkeys(int(key) for key in re.findall(r'href="/[a-z]+/document-([0-9]+)/"', main))


if __name__ == "__main__":
    main()
