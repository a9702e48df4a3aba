"""A section's archive: years, months with counts, and the ways between them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from news.models import FoodSectionPage, NewsSectionPage
from tests.conftest import States
from tests.factories import article, many_articles


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def archive(news: NewsSectionPage) -> NewsSectionPage:
    """Posts in November 2019 (two), February and March 2020, and January 2022; none in 2021."""
    for text in ("2019-11-28T10:00", "2019-11-02T10:00", "2020-02-29T23:30", "2020-03-01T00:30", "2022-01-15T08:00"):
        many_articles(news, 1, newest=moment(text))
    return news


def days(response: Any) -> list[date]:
    return [day.date for day in response.context["days"]]


def test_a_year_lists_its_months_with_counts(client: Client, archive: NewsSectionPage) -> None:
    response = client.get("/news/2019/")

    assert [(month.date.month, month.count, month.url) for month in response.context["months"]] == [
        (11, 2, "/news/2019/11/")
    ]
    assert "2 stories" in response.content.decode()


def test_a_year_lists_its_months_from_january(client: Client, archive: NewsSectionPage) -> None:
    months = client.get("/news/2020/").context["months"]

    assert [(month.date.month, month.count) for month in months] == [(2, 1), (3, 1)]


def test_a_year_without_posts_between_others_is_there_and_empty(client: Client, archive: NewsSectionPage) -> None:
    response = client.get("/news/2021/")

    assert response.status_code == 200
    assert response.context["months"] == []


def test_all_years_of_the_section_s_life_are_linked_newest_first(client: Client, archive: NewsSectionPage) -> None:
    years = client.get("/news/").context["years"]

    assert [(year.year, year.url) for year in years] == [
        (2022, "/news/2022/"),
        (2021, "/news/2021/"),
        (2020, "/news/2020/"),
        (2019, "/news/2019/"),
    ]


def test_a_month_lists_its_posts_under_their_days(client: Client, archive: NewsSectionPage) -> None:
    response = client.get("/news/2019/11/")

    assert days(response) == [date(2019, 11, 28), date(2019, 11, 2)]
    assert "November 2019" in response.content.decode()


def test_leap_day_belongs_to_february(client: Client, archive: NewsSectionPage) -> None:
    assert days(client.get("/news/2020/02/")) == [date(2020, 2, 29)]
    assert days(client.get("/news/2020/03/")) == [date(2020, 3, 1)]


def test_a_month_leads_to_the_months_before_and_after_it(client: Client, archive: NewsSectionPage) -> None:
    context = client.get("/news/2020/02/").context

    assert context["previous_month"].url == "/news/2020/01/"
    assert context["next_month"].url == "/news/2020/03/"


def test_the_ways_cross_the_turn_of_the_year(client: Client, archive: NewsSectionPage) -> None:
    assert client.get("/news/2020/01/").context["previous_month"].url == "/news/2019/12/"
    assert client.get("/news/2019/12/").context["next_month"].url == "/news/2020/01/"


def test_the_first_and_last_month_lead_nowhere_further(client: Client, archive: NewsSectionPage) -> None:
    assert client.get("/news/2019/11/").context["previous_month"] is None
    assert client.get("/news/2022/01/").context["next_month"] is None


def test_a_month_without_posts_between_others_is_there_and_empty(client: Client, archive: NewsSectionPage) -> None:
    response = client.get("/news/2020/07/")

    assert response.status_code == 200
    assert days(response) == []


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_of_a_year_is_there(client: Client, archive: NewsSectionPage, number: int) -> None:
    assert client.get(f"/news/2021/{number:02}/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/news/2019/13/",
        "/news/2019/00/",
        "/news/2019/0/",
        "/news/0000/01/",
        "/news/0000/",
        "/news/99999/",
        "/news/99999/01/",
        "/news/9999/12/",
        "/news/2019/99999999999999999999/",
        "/news/2019/11/28/",
        "/news/2019/xi/",
        "/news/-2019/11/",
        "/news/2018/",
        "/news/2018/11/",
        "/news/2019/10/",
        "/news/2022/02/",
        "/news/2023/",
        "/news/٢٠١٩/11/",
        "/authors/2019/",
        "/about/2019/11/",
        "/2019/11/",
    ],
)
def test_what_is_no_month_of_the_section_is_missing(client: Client, archive: NewsSectionPage, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_section_without_posts_has_no_archive(client: Client, food: FoodSectionPage) -> None:
    now = timezone.localdate()

    assert client.get("/food/").context["years"] == []
    assert client.get(f"/food/{now.year}/").status_code == 404
    assert client.get(f"/food/{now.year}/{now.month:02}/").status_code == 404


def test_the_archive_shows_one_section_only(client: Client, archive: NewsSectionPage, food: FoodSectionPage) -> None:
    article(food, title="Fish soup", at=moment("2019-11-10T12:00"))

    assert "Fish soup" not in client.get("/news/2019/11/").content.decode()
    assert client.get("/news/2019/").context["months"][0].count == 2


def test_hidden_posts_neither_count_nor_lengthen_a_section_s_life(client: Client, states: States) -> None:
    year = states.live.date_shown.year

    months = client.get(f"/news/{year}/").context["months"]

    assert sum(month.count for month in months) == 1
    assert [entry.year for entry in client.get("/news/").context["years"]] == [year]


def test_a_long_month_is_paged(client: Client, news: NewsSectionPage) -> None:
    many_articles(news, 45, newest=moment("2019-11-28T10:00"))

    pages = [client.get("/news/2019/11/", {"page": number}) for number in (1, 2, 3)]

    assert [sum(len(day.posts) for day in page.context["days"]) for page in pages] == [20, 20, 5]
    assert client.get("/news/2019/11/?page=4").status_code == 404


@pytest.mark.parametrize(
    ("published", "month", "other"),
    [
        ("2026-06-30T22:59", "2026/06", "2026/07"),
        ("2026-06-30T23:00", "2026/07", "2026/06"),
        ("2026-06-30T23:30", "2026/07", "2026/06"),
        ("2026-01-31T23:59:59.999999", "2026/01", "2026/02"),
        ("2026-02-01T00:00", "2026/02", "2026/01"),
        ("2026-03-31T23:00", "2026/04", "2026/03"),
        ("2026-10-31T23:30", "2026/10", "2026/11"),
    ],
)
def test_months_begin_and_end_at_midnight_in_the_city(
    client: Client, news: NewsSectionPage, published: str, month: str, other: str
) -> None:
    many_articles(news, 1, newest=moment(published))

    assert len(days(client.get(f"/news/{month}/"))) == 1
    assert client.get(f"/news/{other}/").status_code == 404


def test_years_begin_at_midnight_in_the_city(client: Client, news: NewsSectionPage, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Kolkata"
    many_articles(news, 1, newest=moment("2025-12-31T18:29"))
    many_articles(news, 1, newest=moment("2025-12-31T18:30"))

    assert [month.count for month in client.get("/news/2025/").context["months"]] == [1]
    assert [month.count for month in client.get("/news/2026/").context["months"]] == [1]
    assert [year.year for year in client.get("/news/").context["years"]] == [2026, 2025]
