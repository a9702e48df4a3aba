"""What pages of events ask of the database: a few queries, the same at ten events and at two thousand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from django.test import Client

from core import frame
from tests.factories import article, author
from tests.news.dense_posts import queries_of, ready_picture
from tests.news.event_posts import entertainment, event, many_events

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
BUDGETS = {
    "/entertainment/": 10,
    "/entertainment/events/": 12,
    "/entertainment/events/2026-12/": 12,
    "/entertainment/events/2026-12/?kind=concert&place=lanternhill&free=1": 12,
    "/entertainment/events/2026-12/?kind=concert&place=lanternhill": 12,
    "/entertainment/events/2026-12-11/": 12,
    "/entertainment/calendar.ics": 12,
    "/entertainment/low-tide-songs/": 10,
}


def counts(client: Client) -> dict[str, int]:
    return {address: len(queries_of(client, address)) for address in BUDGETS}


def test_no_page_of_events_asks_more_however_many_there_are(client: Client, site: Any) -> None:
    with time_machine.travel(NOW, tick=False):
        pictures = [ready_picture(title) for title in ("The bridge", "The ferry")]
        event(repeats="weekly", lead_image=pictures[0], title="Low tide songs")
        article(entertainment(), title="A story", lead_image=pictures[0], bylines=(author(),))
        many_events(10, NOW + timedelta(minutes=1), pictures=pictures, apart=timedelta(hours=60))
        few = counts(client)
        frame.forget_all()
        many_events(1990, NOW + timedelta(minutes=2), pictures=pictures, apart=timedelta(minutes=20))
        many = counts(client)

    assert {address: number for address, number in many.items() if number > BUDGETS[address]} == {}
    assert many == few


def test_a_full_month_shows_a_few_events_of_each_day_and_how_many_more(client: Client, site: Any) -> None:
    with time_machine.travel(NOW, tick=False):
        many_events(1000, NOW + timedelta(minutes=1), apart=timedelta(minutes=20))
        month = client.get("/entertainment/events/2026-12/")
        day = client.get("/entertainment/events/2026-12-03/")
        second = client.get("/entertainment/events/2026-12-03/?page=2")
        third = client.get("/entertainment/events/2026-12-03/?page=3")

    assert len(month.content) < 200_000
    shown = {listed.date.day: (len(listed.entries), listed.more) for listed in month.context["days"]}
    assert shown[3] == (8, 64)
    assert [len(page.context["days"][0].entries) for page in (day, second)] == [60, 12]
    assert third.status_code == 404
