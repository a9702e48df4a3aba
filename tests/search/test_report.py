"""Editors read what readers search for, and go on from there."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from search.models import SearchTally


def _asked(text: str, times: int, *, nothing: int = 0, days_ago: int = 0) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    SearchTally.objects.create(text=text, day=day, searches=times, empty=nothing)


def _report(client: Client, show: str = "frequent", days: int = 7, **query: str) -> Any:
    return client.get(reverse("search_report", args=[show, days]), query)


def _words(response: Any) -> list[str]:
    return [row["text"] for row in response.context["object_list"]]


def test_the_most_frequent_searches_come_first(admin_client: Client, site: Any) -> None:
    _asked("ferry", 2)
    _asked("ferry", 2, days_ago=6)
    _asked("night tram", 3)
    _asked("flood wall", 50, days_ago=7)

    week, month = _report(admin_client), _report(admin_client, days=30)

    assert _words(week) == ["ferry", "night tram"]
    assert _words(month) == ["flood wall", "ferry", "night tram"]


def test_rising_is_what_is_asked_more_often_than_in_the_days_before(admin_client: Client, site: Any) -> None:
    _asked("ferry", 9)
    _asked("ferry", 8, days_ago=8)
    _asked("tram", 4)
    _asked("library", 3)
    _asked("library", 5, days_ago=13)
    _asked("tram", 100, days_ago=14)

    response = _report(admin_client, "rising")

    assert [(row["text"], row["before"], row["rise"]) for row in response.context["object_list"]] == [
        ("tram", 0, 4),
        ("ferry", 8, 1),
    ]
    assert "+4" in response.content.decode()


def test_what_found_nothing_is_listed_by_how_often(admin_client: Client, site: Any) -> None:
    _asked("bin collection", 4, nothing=3)
    _asked("ferry", 90)
    _asked("ice rink", 5, nothing=5)
    _asked("old mill", 9, nothing=9, days_ago=10)

    assert _words(_report(admin_client, "nothing")) == ["ice rink", "bin collection"]
    assert _words(_report(admin_client, "nothing", days=30)) == ["old mill", "ice rink", "bin collection"]


def test_a_list_is_narrowed_by_words_and_sorted_by_column(admin_client: Client, site: Any) -> None:
    _asked("cafe du port", 2)
    _asked("port authority", 5)
    _asked("ferry", 9)

    assert _words(_report(admin_client, q="Pört")) == ["port authority", "cafe du port"]
    assert _words(_report(admin_client, ordering="text")) == ["cafe du port", "ferry", "port authority"]


def test_a_list_has_pages(admin_client: Client, site: Any) -> None:
    for number in range(60):
        _asked(f"street {number:02}", 1)

    assert len(_words(_report(admin_client))) == 50
    assert _words(_report(admin_client, p="2"))[0] == "street 50"


def test_a_list_is_downloaded_whole(admin_client: Client, site: Any) -> None:
    for number in range(60):
        _asked(f"street {number:02}", 2, nothing=1)

    response: Any = _report(admin_client, export="csv")

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0] == "Words,Searches,Before,Change,Found nothing,Last asked"
    assert lines[1].startswith("street 00,2,0,2,1,")
    assert len(lines) == 61


def test_a_spreadsheet_takes_no_formula_from_a_reader(admin_client: Client, site: Any) -> None:
    _asked("=1+1", 1)

    csv: Any = _report(admin_client, export="csv")
    xlsx: Any = _report(admin_client, export="xlsx")

    assert "\n'=1+1,1," in b"".join(csv.streaming_content).decode()
    cell = load_workbook(BytesIO(b"".join(xlsx.streaming_content))).active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("address", ["never/7/", "nothing/8/", "nothing/0/", "nothing/99999999999999999999/"])
def test_other_lists_and_periods_are_not_found(admin_client: Client, site: Any, address: str) -> None:
    assert admin_client.get(f"{reverse('search_report')}{address}").status_code == 404


def test_words_of_readers_are_shown_as_words(admin_client: Client, site: Any) -> None:
    _asked("<script>alert(1)</script>", 1, nothing=1)

    html = _report(admin_client, "nothing").content.decode()

    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize("number", [1, 50])
def test_the_report_costs_the_same_for_any_number_of_rows(
    admin_client: Client, site: Any, django_assert_max_num_queries: Any, number: int
) -> None:
    for index in range(number):
        _asked(f"street {index:02}", 1, nothing=1)

    _report(admin_client)  # The site's frame is kept after the first request.
    with django_assert_max_num_queries(12):
        response = _report(admin_client, "nothing")

    assert len(_words(response)) == number


def test_who_edits_nothing_sees_neither_report_nor_its_menu_item(
    client: Client, site: Any, django_user_model: Any
) -> None:
    user = django_user_model.objects.create_user("guest", password="a-long-password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    response = _report(client)

    assert response["Location"] == reverse("wagtailadmin_home")
    assert reverse("search_report") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_has_this_report_in_place_of_wagtails(admin_client: Client, site: Any) -> None:
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("search_report") in html
    assert reverse("wagtailsearchpromotions:search_terms") not in html
    assert reverse("wagtailsearchpromotions:index") in html


def test_the_dashboard_shows_the_five_that_found_nothing_most_often(admin_client: Client, site: Any) -> None:
    for number in range(1, 8):
        _asked(f"street {number}", number, nothing=number)
    _asked("an old one", 99, nothing=99, days_ago=7)

    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Searches that found nothing" in html
    assert [number for number in range(1, 8) if f"street {number}<" in html] == [3, 4, 5, 6, 7]
    assert html.index("street 7<") < html.index("street 3<")
    assert "an old one" not in html
    assert reverse("search_report", args=["nothing", 7]) in html


def test_the_dashboard_says_nothing_when_everything_was_found(admin_client: Client, site: Any) -> None:
    _asked("ferry", 9)

    assert "Searches that found nothing" not in admin_client.get(reverse("wagtailadmin_home")).content.decode()
