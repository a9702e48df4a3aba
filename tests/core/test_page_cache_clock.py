"""Pages that the clock changes."""

import datetime
import time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import LazySettings
from django.test import RequestFactory
from django.utils import timezone

from core import caching
from tests.core.page_cache_project.small_site import SmallSite, small_site  # noqa: F401

# ruff: noqa: F811

UTC = datetime.UTC


def at(text: str, zone: str = "UTC") -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("zone", "now", "midnight"),
    [
        ("Europe/London", "2025-01-10T12:00", "2025-01-11T00:00+00:00"),
        ("Europe/London", "2025-07-10T12:00", "2025-07-10T23:00+00:00"),
        ("Europe/London", "2025-07-10T23:00", "2025-07-11T23:00+00:00"),
        # 23 hours, when the clocks go forward at one; 25, when they go back at two.
        ("Europe/London", "2025-03-30T00:00", "2025-03-30T23:00+00:00"),
        ("Europe/London", "2025-10-25T23:00", "2025-10-27T00:00+00:00"),
        # Midnight itself is left out: the day starts at one.
        ("Asia/Beirut", "2025-03-29T20:00", "2025-03-29T22:00+00:00"),
        # Midnight comes twice: the day starts with the first one.
        ("America/Havana", "2025-11-01T20:00", "2025-11-02T04:00+00:00"),
        # A whole day is left out.
        ("Pacific/Apia", "2011-12-30T00:00", "2011-12-30T10:00+00:00"),
        ("Pacific/Auckland", "2025-01-10T12:00", "2025-01-11T11:00+00:00"),
    ],
)
def test_midnight_is_the_citys(settings: LazySettings, zone: str, now: str, midnight: str) -> None:
    settings.TIME_ZONE = zone

    found = caching.next_local_midnight(at(now))

    assert found == datetime.datetime.fromisoformat(midnight)
    assert found > at(now)


def test_a_page_changes_at_midnight_or_sooner_if_it_says_so() -> None:
    request = RequestFactory().get("/")
    now = timezone.now()
    assert caching.next_change(request) == caching.next_local_midnight(now)

    for minutes in (3, 1, 2):
        caching.changes_at(request, now + datetime.timedelta(minutes=minutes))

    assert caching.next_change(request) <= now + datetime.timedelta(minutes=1)


def test_a_moment_that_has_passed_changes_nothing_any_more() -> None:
    request = RequestFactory().get("/")
    now = timezone.now()

    caching.changes_at(request, now - datetime.timedelta(hours=1))

    assert caching.next_change(request) == caching.next_local_midnight(now)


def test_a_moment_without_a_time_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="time zone"):
        caching.changes_at(RequestFactory().get("/"), datetime.datetime(2025, 1, 1))


def test_a_second_before_the_moment_the_page_is_old_and_a_second_after_it_is_new(
    small_site: SmallSite,
) -> None:
    moment = at("2025-06-01T17:00")
    small_site.set("moment", str(moment.timestamp()))

    with time_machine.travel(moment - datetime.timedelta(hours=1), tick=False) as clock:
        seen = [small_site.get("/clock/")]
        for offset in (-1, -0.001, 0, 1):
            clock.move_to(moment + datetime.timedelta(seconds=offset))
            seen.append(small_site.get("/clock/"))

    assert [response.content for response in seen] == [b"before"] * 3 + [b"after"] * 2
    assert [response["X-Page-Cache"] for response in seen] == ["miss", "hit", "hit", "miss", "hit"]


def test_every_page_ends_at_midnight_in_the_city(small_site: SmallSite) -> None:
    midnight = at("2025-06-01T23:00")  # London is an hour ahead.

    with time_machine.travel(midnight - datetime.timedelta(seconds=1), tick=False) as clock:
        hows = [small_site.how("/"), small_site.how("/")]
        clock.move_to(midnight)
        hows += [small_site.how("/"), small_site.how("/")]

    assert hows == ["miss", "hit", "miss", "hit"]


def test_the_real_clock_changes_the_page_too(small_site: SmallSite) -> None:
    moment = time.time() + 1
    small_site.set("moment", str(moment))
    seen = []

    while time.time() < moment + 0.3:
        asked, response = time.time(), small_site.get("/clock/")
        answered = time.time()
        if answered < moment or asked >= moment:
            seen.append((response.content == b"after", asked >= moment))
        time.sleep(0.02)

    assert {after for after, _ in seen} == {True, False}
    assert all(after == expected for after, expected in seen)


def test_a_page_that_is_overtaken_by_the_clock_while_it_is_made_is_not_kept(small_site: SmallSite) -> None:
    small_site.set("moment", str(at("2025-06-01T17:00").timestamp()))

    with time_machine.travel(at("2025-06-01T16:59:59.999"), tick=False) as clock:
        first_now = timezone.now

        def late() -> datetime.datetime:
            now = first_now()
            clock.move_to(at("2025-06-01T17:00:01"))
            return now

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("core.page_cache.middleware.timezone.now", late)
            small_site.get("/clock/")
        response = small_site.get("/clock/")

    assert (response["X-Page-Cache"], response.content) == ("miss", b"after")
