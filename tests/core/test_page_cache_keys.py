"""Which requests ask for the same page."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import LazySettings
from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from core.page_cache.doors import Doors, PageKey, is_plain, plain_request

LISTED = ("page", "before", "after")
PAIRS = st.lists(st.tuples(st.sampled_from([*LISTED, "utm_source", "q", "fbclid"]), st.text(max_size=8)), max_size=6)


@pytest.fixture
def doors(settings: LazySettings) -> Doors:
    settings.ALLOWED_HOSTS = [".example.org"]
    settings.PAGE_CACHE_PARAMETERS = LISTED
    return Doors()


def request_for(path: str = "/", query: str = "", **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in {"Host": "www.example.org", **headers}.items()}
    return RequestFactory().get(path, QUERY_STRING=query, headers=named)


def test_a_key_names_scheme_host_path_and_listed_query(doors: Doors) -> None:
    key = doors.key(request_for("/news/", "utm_source=x&page=2&before=b", Host="WWW.Example.org:8080"))

    assert key == PageKey("http", "www.example.org:8080", "/news/", "before=b&page=2")


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Basic x"},
        {"Cookie": "sessionid=1"},
        {"Cookie": "a=b; sessionid=1"},
        {"Cookie": "__Host-sessionid=1"},
        {"Host": "example.com"},
        {"Host": "a b"},
        {"Host": ""},
    ],
)
def test_who_is_known_and_hosts_that_are_not_ours_have_no_key(doors: Doors, headers: dict[str, str]) -> None:
    assert doors.key(request_for(**headers)) is None


@pytest.mark.parametrize("path", ["/admin/", "/documents/3/a.pdf", "/static/a.css", "/media/a.jpg", "/" + "a" * 2000])
def test_some_addresses_have_no_key(doors: Doors, path: str) -> None:
    assert doors.key(request_for(path)) is None


def test_only_reading_has_a_key(doors: Doors) -> None:
    assert doors.key(request_for()) is not None
    assert doors.key(RequestFactory().post("/", headers={"host": "www.example.org"})) is None


def test_more_addresses_can_be_left_out_by_a_setting(settings: LazySettings) -> None:
    settings.PAGE_CACHE_PASSES = ("/search/",)
    settings.ALLOWED_HOSTS = ["www.example.org"]

    assert Doors().key(request_for("/search/", "q=tram")) is None
    assert Doors().key(request_for("/news/", "q=tram")) is not None


def test_a_question_mark_in_the_path_is_no_query(doors: Doors) -> None:
    assert doors.key(request_for("/news%3Fpage=2")) != doors.key(request_for("/news", "page=2"))


def test_invented_host_names_are_not_remembered_for_ever(doors: Doors) -> None:
    for number in range(300):
        doors.key(request_for(Host=f"a{number}.example.org"))

    assert len(doors._hosts) <= 100


@given(PAIRS)
def test_the_order_and_unlisted_parameters_do_not_matter(pairs: list[tuple[str, str]]) -> None:
    doors = Doors()
    doors.parameters = frozenset(LISTED)
    listed = [pair for pair in pairs if pair[0] in LISTED]

    whole, sorted_key = (
        doors._listed(urlencode(pairs)),
        doors._listed(urlencode(sorted(listed, key=lambda p: p[0]))),
    )

    assert whole == sorted_key
    assert doors._listed(whole) == whole


@given(PAIRS)
def test_the_view_sees_the_listed_parameters_as_they_were_sent(pairs: list[tuple[str, str]]) -> None:
    doors = Doors()
    doors.parameters = frozenset(LISTED)
    sent = QueryDict(urlencode(pairs))

    seen = QueryDict(doors._listed(urlencode(pairs)))

    assert {name: seen.getlist(name) for name in seen} == {name: sent.getlist(name) for name in sent if name in LISTED}


@given(st.text(alphabet=st.characters(max_codepoint=255), max_size=40))
def test_any_query_string_has_a_key(query: str) -> None:
    key = Doors()._listed(query)

    assert "&" not in key or "=" in key
    key.encode("ascii")


def test_a_plain_request_has_nothing_personal_and_the_first_one_keeps_it(doors: Doors) -> None:
    request = request_for(
        "/news/",
        "utm_source=x&page=2",
        Cookie="a=b",
        If_None_Match='"x"',
        Accept_Encoding="br",
        Range="bytes=0-1",
    )
    key = doors.key(request)
    assert key is not None

    plain = plain_request(request, key)

    assert (plain.GET.dict(), plain.COOKIES) == ({"page": "2"}, {})
    assert not plain.headers.keys() & {"If-None-Match", "Accept-Encoding", "Range", "Cookie"}
    assert (request.GET["utm_source"], request.COOKIES) == ("x", {"a": "b"})
    assert not is_plain(request, key)
    assert is_plain(plain, key)
