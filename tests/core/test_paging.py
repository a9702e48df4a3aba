"""Pages of lists: numbers that can exist, cut without counting."""

import pytest
from django.http import Http404
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from core.paging import DEEPEST_PAGE, cut_page, page_number


def number_in(query: dict[str, str]) -> int:
    return page_number(RequestFactory().get("/news/", query))


def test_without_a_number_it_is_the_first_page() -> None:
    assert number_in({}) == 1


@pytest.mark.parametrize("number", [1, 2, 10, DEEPEST_PAGE])
def test_a_number_up_to_the_deepest_is_taken(number: int) -> None:
    assert number_in({"page": str(number)}) == number


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "x",
        "0",
        "-1",
        "+1",
        "1.0",
        "1e3",
        " 1",
        "1 ",
        "１",
        "²",
        "0x1",
        "1_0",
        "\0",
        str(DEEPEST_PAGE + 1),
        "9" * 999,
    ],
)
def test_anything_else_is_missing(raw: str) -> None:
    with pytest.raises(Http404):
        number_in({"page": raw})


@given(st.text())
def test_no_text_is_an_error(raw: str) -> None:
    try:
        number = number_in({"page": raw})
    except Http404:
        return
    assert 1 <= number <= DEEPEST_PAGE


@given(total=st.integers(0, 60), size=st.integers(2, 20))
def test_pages_together_are_the_list(total: int, size: int) -> None:
    everything, shown, number = list(range(total)), [], 1
    while True:
        page = cut_page(everything, "/news/", number, size)
        shown.extend(page.items)
        if not page.pager.older_url:
            break
        number += 1

    assert shown == everything
    assert number <= max(1, -(-total // size))


def test_a_page_leads_to_its_neighbours() -> None:
    pager = cut_page(list(range(100)), "/news/", 3, 20).pager

    assert (pager.number, pager.newer_url, pager.older_url) == (3, "/news/?page=2", "/news/?page=4")


def test_the_way_back_to_the_first_page_is_the_list_s_own_address() -> None:
    assert cut_page(list(range(100)), "/news/", 2, 20).pager.newer_url == "/news/"


def test_the_deepest_page_leads_no_deeper() -> None:
    endless = range(10_000)

    assert cut_page(endless, "/news/", DEEPEST_PAGE, 20).pager.older_url == ""
    assert cut_page(endless, "/news/", DEEPEST_PAGE - 1, 20).pager.older_url != ""


def test_a_list_is_cut_with_one_query(site: object, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):
        page = cut_page(Page.objects.order_by("path"), "/x/", 1, 5)

    assert len(page.items) == 5
