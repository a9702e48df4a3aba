"""The last known page, while the database is away."""

import time

import pytest
import time_machine
from django.http import HttpResponse

from core import generations
from core.page_cache import renewal
from core.page_cache.renewal import Rendered
from tests.core.page_cache_project.small_site import KEY, SmallSite, at_once, entry, small_site  # noqa: F401

# ruff: noqa: F811


def test_the_last_known_page_is_given(small_site: SmallSite) -> None:
    small_site.publish("first version")
    small_site.get("/away/")
    small_site.set("away")
    small_site.publish("second version")

    response = small_site.get("/away/")

    assert (response.status_code, response["X-Page-Cache"]) == (200, "stale")
    assert response.content == b"first version"
    assert response["Cache-Control"] == "max-age=0, must-revalidate"


def test_a_page_from_before_something_was_withdrawn_is_never_given(small_site: SmallSite) -> None:
    small_site.get("/away/")
    small_site.get("/another/")
    generations.bump_now("withdrawn")
    small_site.set("away")

    status = small_site.get("/away/").status_code
    small_site.restart()

    assert status >= 500
    assert small_site.get("/away/").status_code >= 500


@pytest.mark.parametrize("as_another_process", [False, True])
def test_a_page_that_is_never_stale_is_given_until_its_end_only(
    small_site: SmallSite, as_another_process: bool
) -> None:
    small_site.get("/away_never_stale/")
    if as_another_process:
        small_site.restart()
    assert small_site.how("/away_never_stale/") == "hit"
    small_site.set("away")

    with time_machine.travel(time.time() + 24 * 3600):
        response = small_site.get("/away_never_stale/")

    assert response.status_code >= 500


def test_pages_from_after_a_withdrawal_are_given(small_site: SmallSite) -> None:
    small_site.get("/away/")
    generations.bump_now("withdrawn")
    small_site.get("/away/")
    small_site.set("away")
    small_site.publish("second version")

    assert small_site.how("/away/") == "stale"


def test_it_is_not_asked_again_by_every_reader(small_site: SmallSite) -> None:
    small_site.get("/away/")
    small_site.set("away")
    small_site.publish("second version")
    before = small_site.renderings()

    hows = [small_site.how("/away/") for _ in range(20)]

    assert set(hows) == {"stale"}
    assert small_site.renderings() == before + 1


def test_when_it_is_back_the_new_page_is_given(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "AWAY_SECONDS", 0.05)
    small_site.get("/away/")
    small_site.set("away")
    small_site.publish("second version")
    small_site.get("/away/")

    small_site.unset("away")
    time.sleep(0.1)

    assert small_site.get("/away/").content == b"second version"


def test_another_process_gives_what_was_left_on_disk(small_site: SmallSite) -> None:
    small_site.get("/away/")
    small_site.set("away")
    small_site.publish("second version")
    small_site.restart()

    assert small_site.how("/away/") == "stale"


def test_who_waits_is_given_it_too(small_site: SmallSite) -> None:
    small_site.get("/away/")
    small_site.set("away")
    small_site.publish("second version")

    answers = at_once(20, lambda: small_site.get("/away/"))

    assert {answer["X-Page-Cache"] for answer in answers} == {"stale"}


def test_a_page_that_nobody_had_asked_for_is_an_error(small_site: SmallSite) -> None:
    small_site.set("away")

    response = small_site.get("/away/")

    assert response.status_code == 500
    assert response["Cache-Control"] == "private, no-cache"


def test_a_fault_of_ours_is_shown_as_one(small_site: SmallSite) -> None:
    small_site.get("/broken/")
    small_site.set("broken")
    small_site.publish("second version")

    assert small_site.get("/broken/").status_code == 500


def test_a_page_more_than_a_day_old_is_not_given(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "STALE_SECONDS", -3 * 86400)
    small_site.get("/away/")
    small_site.set("away")
    small_site.publish("second version")

    assert small_site.get("/away/").status_code == 500


def test_a_page_that_was_taken_down_does_not_come_back(small_site: SmallSite) -> None:
    kept = small_site.kept()
    kept.page(KEY, lambda generation: Rendered(HttpResponse(), entry()))
    generations.bump_now("pages")
    kept.page(KEY, lambda generation: Rendered(HttpResponse(status=404), None))
    generations.bump_now("pages")

    page = kept.page(KEY, lambda generation: Rendered(HttpResponse(status=500), None, is_database_away=True))

    assert (page.entry, page.how) == (None, "pass")


def test_an_unknown_generation_keeps_nothing(small_site: SmallSite) -> None:
    (small_site.var / "generations").write_text("not a folder")

    assert [small_site.how("/"), small_site.how("/")] == ["pass", "pass"]
