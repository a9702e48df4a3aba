"""Lists stand under the days of publication, as the city's clock has them."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from news.listing import by_day
from news.models import NewsSectionPage
from tests.factories import many_articles


def posts(*moments: str) -> list[Any]:
    """Return posts shown at `moments` (UTC), newest first as lists have them."""
    newest_first = sorted(moments, reverse=True)
    return [SimpleNamespace(date_shown=datetime.fromisoformat(text).replace(tzinfo=UTC)) for text in newest_first]


def days(*moments: str) -> list[tuple[date, int]]:
    return [(day.date, len(day.posts)) for day in by_day(posts(*moments))]


def test_posts_of_one_day_stand_together() -> None:
    assert days("2026-01-05T08:00", "2026-01-05T23:00", "2026-01-06T00:30") == [
        (date(2026, 1, 6), 1),
        (date(2026, 1, 5), 2),
    ]


def test_half_past_eleven_utc_on_a_summer_night_is_the_next_day() -> None:
    assert days("2026-07-09T23:30") == [(date(2026, 7, 10), 1)]


def test_half_past_eleven_on_a_winter_night_is_the_same_day() -> None:
    assert days("2026-01-09T23:30") == [(date(2026, 1, 9), 1)]


def test_the_day_when_the_clocks_go_forward_has_23_hours() -> None:
    first, last, next_day = "2026-03-29T00:00", "2026-03-29T22:59:59", "2026-03-29T23:00"

    assert days("2026-03-28T23:59:59", first, last, next_day) == [
        (date(2026, 3, 30), 1),
        (date(2026, 3, 29), 2),
        (date(2026, 3, 28), 1),
    ]


def test_the_day_when_the_clocks_go_back_has_25_hours() -> None:
    first, last, next_day = "2026-10-24T23:00", "2026-10-25T23:59:59", "2026-10-26T00:00"

    assert days("2026-10-24T22:59:59", first, last, next_day) == [
        (date(2026, 10, 26), 1),
        (date(2026, 10, 25), 2),
        (date(2026, 10, 24), 1),
    ]


def test_the_site_s_time_zone_decides(settings: Any) -> None:
    settings.TIME_ZONE = "America/New_York"

    assert days("2026-07-10T03:59") == [(date(2026, 7, 9), 1)]


def test_no_posts_make_no_days() -> None:
    assert by_day([]) == []


@given(st.lists(st.datetimes(datetime(2000, 1, 1), datetime(2038, 1, 1)), max_size=30))
def test_every_post_stands_once_under_its_own_day(moments: list[datetime]) -> None:
    listed = posts(*(moment.isoformat() for moment in moments))

    stream = by_day(listed)

    assert [post for day in stream for post in day.posts] == listed
    assert [day.date for day in stream] == sorted({day.date for day in stream}, reverse=True)
    assert all(timezone.localdate(post.date_shown) == day.date for day in stream for post in day.posts)


def test_headings_name_the_weekday_and_the_day(client: Client, news: NewsSectionPage) -> None:
    many_articles(news, 2, newest=datetime(2019, 11, 28, 12, tzinfo=UTC))

    html = client.get("/news/2019/11/").content.decode()

    assert "Thursday, 28 November 2019" in html or "Thursday 28 November 2019" in html


def test_the_newest_post_leads_the_section_and_leaves_the_stream(client: Client, news: NewsSectionPage) -> None:
    many_articles(news, 3, newest=datetime(2019, 11, 28, 12, tzinfo=UTC))

    context = client.get("/news/").context

    assert context["lead"].slug == "harbour-story-0"
    assert [post.slug for day in context["days"] for post in day.posts] == ["harbour-story-1", "harbour-story-2"]


@pytest.mark.parametrize("number", [0, 1])
def test_a_section_with_hardly_a_post_has_no_empty_days(client: Client, news: NewsSectionPage, number: int) -> None:
    many_articles(news, number)

    response = client.get("/news/")

    assert response.status_code == 200
    assert response.context["days"] == []
