"""What readers search for is counted without a write in their request, and without a trace of them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core import robots
from core.periodic import periodic_jobs
from search import tallies
from search.models import SearchTally


@pytest.fixture(autouse=True)
def _nothing_counted() -> Iterator[None]:
    tallies.searches.flush()
    yield
    tallies.searches._begin()


def _rows() -> list[tuple[str, int, int]]:
    return list(SearchTally.objects.order_by("text", "day").values_list("text", "searches", "empty"))


def test_a_search_is_counted_without_a_query(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        tallies.note("Flood wall", found=True)

    assert _rows() == []


def test_a_reader_is_counted_and_a_robot_is_not(client: Client, site: Any) -> None:
    client.get("/search/?q=Flood+wall", headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"})
    client.get("/search/?q=Flood+wall", headers={"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0)"})
    client.get("/search/?q=Flood+wall")

    tallies.searches.flush()

    assert _rows() == [("flood wall", 1, 1)]


def test_searches_are_added_to_those_of_the_day(db: None) -> None:
    tallies.note("Flood wall", found=True)
    tallies.note("flood  WALL ", found=False)
    tallies.searches.flush()
    tallies.note("flood wall", found=False)
    tallies.note("night tram", found=True)
    tallies.searches.flush()

    assert _rows() == [("flood wall", 3, 2), ("night tram", 1, 0)]
    assert SearchTally.objects.filter(day=timezone.localdate()).count() == 2


def test_each_day_has_its_own_count(db: None) -> None:
    today = timezone.localdate()
    for day in (today, today - timedelta(days=1), today):
        tallies.store({("ferry", day): (2, 1)})

    assert _rows() == [("ferry", 2, 1), ("ferry", 4, 2)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Café   du  Port ", "cafe du port"),
        ("FLOOD WALL", "flood wall"),
        ('"night tram" -ferry author:finch', '"night tram" -ferry author:finch'),
        ("x" * 300, "x" * 100),
        ("tram\x00line\n4", "tram line 4"),
        ("ﷺ" * 40, tallies.normalised("ﷺ" * 40)),
        ("line 4 2019", "line 4 2019"),
        ("", ""),
        ("   ", ""),
        ('"-*', ""),
        ("\x00", ""),
        ("mara.quill@example.org", ""),
        ("mara＠example", ""),
        ("+44 20 7946 0000", ""),
        ("1234567", ""),
        ("٠١٢٣٤٥٦٧", ""),
    ],
)
def test_words_are_kept_in_one_form_and_never_what_may_be_personal(typed: str, kept: str) -> None:
    assert tallies.normalised(typed) == kept


@given(st.text(max_size=400))
def test_whatever_is_typed_fits_the_column(typed: str) -> None:
    words = tallies.normalised(typed)

    assert len(words) <= 100
    assert "@" not in words
    assert words == words.strip()
    words.encode()


@pytest.mark.parametrize(
    ("user_agent", "is_robot"),
    [
        ("", True),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", True),
        ("curl/8.5.0", True),
        ("python-requests/2.32", True),
        ("facebookexternalhit/1.1", True),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", False),
        ("Mozilla/5.0 (Linux; Android 9; CUBOT X19 S) AppleWebKit/537.36 Chrome/100.0 Mobile Safari/537.36", False),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1",
            False,
        ),
    ],
)
def test_robots_that_say_so_are_known(user_agent: str, is_robot: bool) -> None:
    assert robots.is_robot(user_agent) is is_robot


def test_a_flood_of_made_up_words_ends_at_so_many_a_day(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "MOST_A_DAY", 3)
    today = timezone.localdate()
    tallies.store({("known", today): (1, 0), ("ferry", today): (1, 0)})

    tallies.store({("a", today): (1, 1), ("b", today): (5, 5), ("known", today): (1, 0)})
    tallies.store({("c", today): (9, 9), ("known", today): (1, 0)})

    assert _rows() == [("b", 5, 5), ("ferry", 1, 0), ("known", 3, 0)]


def test_after_ninety_days_searches_are_forgotten(db: None) -> None:
    today = timezone.localdate()
    for days in (0, 90, 91):
        SearchTally.objects.create(text=f"{days} days ago", day=today - timedelta(days=days), searches=1)
    job = next(job for job in periodic_jobs() if job.name == "old searches")

    job.run()

    assert [row[0] for row in _rows()] == ["0 days ago", "90 days ago"]
    assert job.every == timedelta(days=1)


TOGETHER = """
import os, django
django.setup()
from datetime import date
from django.db import connection, connections
from search.models import SearchTally
from search.tallies import store

with connection.schema_editor() as editor:
    editor.create_model(SearchTally)
connections.close_all()
day = date(2024, 2, 29)
words = ["tram", "ferry", "flood wall"]
for process in range(3):
    if os.fork() == 0:
        for turn in range(20):
            store({(word, day): (1, turn % 2) for word in (words if process else reversed(words))})
        os._exit(0)
assert [os.wait()[1] for process in range(3)] == [0, 0, 0]
print(sorted(SearchTally.objects.values_list("text", "searches", "empty")))
"""


def test_processes_that_store_at_once_lose_nothing(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cityblog.settings.test",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/together.sqlite3",
    }

    said = subprocess.run(
        [sys.executable, "-c", TOGETHER], env=environment, capture_output=True, text=True, timeout=120, check=False
    )

    assert said.stdout.strip() == str([("ferry", 60, 30), ("flood wall", 60, 30), ("tram", 60, 30)]), said.stderr
