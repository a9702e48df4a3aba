"""What readers search for, counted without a trace of who they are.

Kept are the words, normalised, by day, for 90 days. No address, no account, no time of day; and no words that look
like an address or a number of somebody.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from core.tallies import Counts, Tally
from search.analysis import fold
from search.models import SearchTally
from search.questions import clean

KEPT_DAYS = 90
LONGEST = 100
#: A flood of made-up words must not fill the table: beyond this many a day, only words known that day are counted.
MOST_A_DAY = 10_000
#: With so many digits it may be a telephone or account number.
DIGITS_OF_A_NUMBER = 7

Asked = tuple[str, date]

_UPSERT = (
    f"INSERT INTO {SearchTally._meta.db_table} (text, day, searches, empty) VALUES (%s, %s, %s, %s) "  # noqa: S608
    "ON CONFLICT (text, day) DO UPDATE SET "
    f"searches = {SearchTally._meta.db_table}.searches + excluded.searches, "
    f"empty = {SearchTally._meta.db_table}.empty + excluded.empty"
)


def note(text: str, found: bool) -> None:
    """Count that a reader searched for `text`, and whether anything was found. No query.

    For a question as a reader first puts it: not for further pages of its answer, and not for robots.
    """
    words = normalised(text)
    if words:
        searches.add((words, timezone.localdate()), 1, int(not found))


def normalised(text: str) -> str:
    """Return `text` as it is counted, or "" if it must not be kept."""
    words = " ".join(fold(clean(text)).split())[:LONGEST].strip()
    is_personal = "@" in words or sum(letter.isdigit() for letter in words) >= DIGITS_OF_A_NUMBER
    has_words = any(letter.isalnum() for letter in words)
    return words if has_words and not is_personal else ""


def store(counts: Mapping[Asked, Counts]) -> None:
    """Add `counts` (searches, of them empty) to the rows of their words and days: all of them, or none and raise."""
    # Always in the same order: two processes that meet would each wait for the other's row.
    rows = [(text, day, numbers[0], numbers[1]) for (text, day), numbers in sorted(counts.items())]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(_UPSERT, _within_bounds(rows))


def _within_bounds(rows: list[tuple[str, date, int, int]]) -> list[tuple[str, date, int, int]]:
    kept = []
    for day in sorted({row[1] for row in rows}):
        of_day = [row for row in rows if row[1] == day]
        tallies = SearchTally.objects.filter(day=day)
        room = MOST_A_DAY - tallies.count()
        if room < len(of_day):
            known = set(tallies.filter(text__in=[row[0] for row in of_day]).values_list("text", flat=True))
            new = sorted((row for row in of_day if row[0] not in known), key=lambda row: -row[2])[: max(room, 0)]
            of_day = sorted([*(row for row in of_day if row[0] in known), *new])
        kept += of_day
    return kept


def forget_old() -> None:
    """Delete what is older than readers were promised."""
    SearchTally.objects.filter(day__lt=timezone.localdate() - timedelta(days=KEPT_DAYS)).delete()


searches: Tally[Asked] = Tally("searches", store, most=1_000)
