"""How often one client may ask: counted by the minute, by client, and without a record of the address."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.http import HttpRequest
from django.test import RequestFactory

from core import rate_limits
from core.rate_limits import client_of, seconds_to_wait

MOMENT = "2019-11-28T12:00:10Z"


@pytest.fixture(autouse=True)
def _nothing_counted() -> Iterator[None]:
    caches["limits"].clear()
    yield
    caches["limits"].clear()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MOMENT, tick=False) as clock:
        yield clock


def asking(address: str = "192.0.2.7", **headers: str) -> HttpRequest:
    return RequestFactory().get("/search/", REMOTE_ADDR=address, headers=headers)


def waits(number: int, request: HttpRequest, name: str = "search") -> list[int]:
    return [seconds_to_wait(request, name, 2) for _ in range(number)]


def test_a_client_may_ask_so_often_and_then_waits_for_the_end_of_the_minute(clock: Any) -> None:
    assert waits(4, asking()) == [0, 0, 50, 50]


def test_the_next_minute_is_a_new_one(clock: Any) -> None:
    waits(3, asking())

    clock.shift(timedelta(seconds=50))

    assert waits(1, asking()) == [0]


def test_one_client_does_not_use_up_what_is_another_s(clock: Any) -> None:
    waits(3, asking("192.0.2.7"))

    assert waits(1, asking("192.0.2.8")) == [0]


def test_one_thing_asked_does_not_use_up_another(clock: Any) -> None:
    waits(3, asking(), "search")

    assert waits(1, asking(), "suggestions") == [0]


def test_without_a_limit_nobody_waits() -> None:
    assert [seconds_to_wait(asking(), "search", 0) for _ in range(5)] == [0] * 5


def test_no_address_stands_in_the_cache(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    monkeypatch.setattr(rate_limits, "_count", lambda key, seconds: kept.append(key) or 1)

    waits(1, asking("192.0.2.7"))
    waits(1, asking("192.0.2.8"))
    clock.shift(timedelta(days=1))
    waits(1, asking("192.0.2.7"))

    assert not [key for key in kept if "192.0.2" in key]
    assert len(set(kept)) == 3


class _Away:
    def add(self, *args: Any) -> bool:
        raise ConnectionError("the cache is away")


def test_a_cache_that_is_away_limits_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limits, "caches", {"limits": _Away()})

    assert waits(5, asking()) == [0] * 5


def test_a_count_that_was_dropped_meanwhile_limits_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = caches["limits"]
    monkeypatch.setattr(cache, "add", lambda *args: True)

    assert waits(5, asking()) == [0] * 5


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, "198.51.100.1", "192.0.2.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1, 192.0.2.1", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.7"),
        (1, "", "192.0.2.7"),
        (1, "unknown", "192.0.2.7"),
        (1, "x" * 10_000, "192.0.2.7"),
    ],
)
def test_only_what_our_own_proxies_say_is_believed(settings: Any, proxies: int, forwarded: str, client: str) -> None:
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}

    assert client_of(asking(**headers)) == client


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_a_network_of_ipv6_is_one_client(address: str, client: str) -> None:
    assert client_of(asking(address)) == client


def test_behind_a_socket_that_names_nobody_nobody_is_limited() -> None:
    assert client_of(asking("")) == ""
    assert waits(5, asking("")) == [0] * 5
