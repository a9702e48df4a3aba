"""The demo's jobs: of all sorts, open ones among them whatever the day, and no fact invented twice."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
import yaml
from django.conf import settings as site_settings
from django.utils import timezone

from cityblog.demo.bodies import Library
from cityblog.demo.kinds import kind_of
from cityblog.demo.posts import moment_of
from cityblog.demo.texts import Text, read_text
from home.models import HomePage
from news.jobs.choices import Employment, Period, State, Workplace
from news.jobs.problems import contradictions, publishing_problems
from news.models import JobPage, Place

DEMO = Path(site_settings.BASE_DIR) / "demo"
JOBS = [text for path in sorted((DEMO / "posts" / "jobs").glob("*.md")) if (text := read_text(path)).front.get("kind")]
PLACES = {place["slug"]: place for place in yaml.safe_load((DEMO / "places.yaml").read_text(encoding="utf-8"))}


def filled(text: Text, places: dict[str, Place], now: datetime) -> JobPage:
    post = JobPage(title=text.front["title"], live=True, body=[("rich_text", "<p>Words.</p>")])
    kind_of(text.front).fill(post, text.front, Library({}, {}, places), now)
    post.date_shown = moment_of(text.front, now)
    return post


@pytest.fixture
def places(site: HomePage) -> dict[str, Place]:
    named = {text.front["place"] for text in JOBS if "place" in text.front}
    assert named <= PLACES.keys()
    return {slug: Place.objects.create(name=PLACES[slug]["name"], slug=slug) for slug in named}


@pytest.mark.parametrize("now", ["2026-11-22T20:00", "2028-02-29T00:05", "2027-03-28T12:00", "2026-12-31T23:55"])
def test_there_are_jobs_in_every_state_whatever_the_day(places: dict[str, Place], now: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        states = Counter(filled(text, places, timezone.now()).state for text in JOBS)

    assert sum(states.values()) == 20
    assert states[State.OPEN] + states[State.CLOSING] >= 14
    assert states[State.CLOSING] >= 3
    assert states[State.CLOSED] >= 2
    assert (states[State.FILLED], states[State.GONE]) == (1, 1)


def test_jobs_are_of_all_sorts(places: dict[str, Place]) -> None:
    jobs = [filled(text, places, timezone.now()) for text in JOBS]

    assert {job.employment for job in jobs} == {*Employment.values} - {Employment.OTHER}
    assert {job.workplace for job in jobs} == {*Workplace.values}
    assert {job.pay_period for job in jobs if job.pay.is_given} == {*Period.values}
    assert sum(job.pay_not_given for job in jobs) == 1
    assert len({job.employer for job in jobs}) >= 18


@pytest.mark.parametrize("text", JOBS, ids=lambda text: text.slug)
def test_a_job_could_be_published_as_it_was(places: dict[str, Place], text: Text) -> None:
    now: Any = timezone.now()
    job = filled(text, places, now)

    problems = list(publishing_problems(job))

    assert contradictions(job) == {}
    assert [problem for problem in problems if not (problem.field == "closes_on" and not job.is_open)] == []
    assert job.date_shown < job.life.ends
