"""A job's page: its facts, its markup, its life by the clock, and the address that harvesters cannot read."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.rich_text import RichText

from core.page_cache.middleware import kept_pages
from home.models import HomePage
from news.models import JobPage, JobsSectionPage
from tests.factories import picture
from tests.news.dense_posts import queries_of, ready_picture
from tests.news.job_posts import job, many_jobs, place

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def section(site: HomePage) -> JobsSectionPage:
    return JobsSectionPage.objects.get()


def posting(html: str) -> dict[str, Any] | None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(found[1]) if found else None


def rich(section: JobsSectionPage, **fields: Any) -> JobPage:
    """Make a job that says all that can be said."""
    north = place("Northgate")
    depot = place("Tram depot", kind="venue", parent=north, street_address="1 Depot Road", postal_code="SM4 2AA")
    given = {
        "place": depot,
        "street_address": "",
        "standfirst": "Twelve places, and a bus to the depot.",
        "employer_url": "https://trams.example/",
        "employer_logo": picture("Logo"),
        "reference": "ST/117",
        "education": "None asked",
        "experience": "A clean licence",
        "language": "English",
        "start_note": "after Easter",
        "body": [
            (
                "rich_text",
                RichText("<h2>The work</h2><p>Drive <a href='https://x.example/'>line 4</a> &amp; back.</p>"),
            ),
            ("fact_box", {"title": "Shifts", "text": RichText("<ul><li>Four on, four off</li></ul>")}),
        ],
    }
    return job(section, **{**given, **fields})


def test_the_page_says_all_about_the_job(client: Client, section: JobsSectionPage) -> None:
    html = unescape(client.get(rich(section).url).content.decode())

    for words in (
        *(
            "Saltmere Tramways",
            "£28,000–£31,500 a year",
            "Full time",
            "Tram depot",
            "1 Depot Road",
            "Northgate SM4 2AA",
        ),
        *("ST/117", "None asked", "A clean licence", "after Easter", "https://trams.example/", "Apply at example.org"),
    ):
        assert words in html


def test_the_markup_has_what_search_engines_ask_for(client: Client, section: JobsSectionPage) -> None:
    with time_machine.travel(NOON, tick=False):
        html = client.get(rich(section, closes=13).url).content.decode()

    found = posting(html)
    assert found is not None
    assert found["@type"] == "JobPosting"
    assert found["title"] == "Tram driver"
    assert found["description"] == (
        "<p>Twelve places, and a bus to the depot.</p><h2>The work</h2><p>Drive line 4 &amp; back.</p>"
        "<h3>Shifts</h3><ul><li>Four on, four off</li></ul>"
    )
    assert found["datePosted"].startswith("2026-11-20T")
    assert found["validThrough"] == "2026-12-04T00:00:00+00:00"
    assert found["employmentType"] == "FULL_TIME"
    assert found["hiringOrganization"]["name"] == "Saltmere Tramways"
    assert found["hiringOrganization"]["sameAs"] == "https://trams.example/"
    assert found["jobLocation"]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "1 Depot Road",
        "postalCode": "SM4 2AA",
        "addressLocality": "Northgate",
    }
    assert found["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "GBP",
        "value": {"@type": "QuantitativeValue", "minValue": 28000, "maxValue": 31500, "unitText": "YEAR"},
    }
    assert found["identifier"] == {"@type": "PropertyValue", "name": "Saltmere Tramways", "value": "ST/117"}
    assert "jobLocationType" not in found
    assert "directApply" not in found


def test_what_is_marked_up_can_be_read(client: Client, section: JobsSectionPage) -> None:
    html = unescape(client.get(rich(section).url).content.decode())
    found = posting(html)
    shown = " ".join(re.sub(r"<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL).split())

    address = found["jobLocation"]["address"]
    for words in (
        *(found["title"], found["hiringOrganization"]["name"], found["identifier"]["value"]),
        *(address["streetAddress"], address["addressLocality"], address["postalCode"]),
        *(found["educationRequirements"], found["experienceRequirements"], "£28,000–£31,500 a year", "Full time"),
    ):
        assert words in shown
    assert f'datetime="{found["datePosted"][:10]}' in html
    last = datetime.fromisoformat(found["validThrough"]).astimezone(timezone.get_default_timezone()) - timedelta(days=1)
    assert f'datetime="{last:%Y-%m-%d}"' in html
    for words in re.sub(r"<[^>]+>", "\n", unescape(found["description"])).split("\n"):
        assert " ".join(words.split()) in shown


def test_remote_work_says_where_people_may_live(client: Client, section: JobsSectionPage) -> None:
    post = job(section, workplace="remote", remote_from="United Kingdom", street_address="")

    html = client.get(post.url).content.decode()

    found = posting(html)
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert found["applicantLocationRequirements"] == {"@type": "Country", "name": "United Kingdom"}
    assert "jobLocation" not in found
    assert "for people who live in: United Kingdom" in html


def test_pay_that_is_not_given_looks_like_it(client: Client, section: JobsSectionPage) -> None:
    post = job(section, pay_minimum=None, pay_maximum=None, pay_not_given=True)

    html = client.get(post.url).content.decode()

    assert re.search(r'class="job-facts__pay job-row__pay--none">Pay not given<', html)
    assert "baseSalary" not in posting(html)


def test_cards_say_employer_pay_and_closing_date(client: Client, section: JobsSectionPage) -> None:
    with time_machine.travel(NOON, tick=False):
        post = job(section, closes=13)

        month = client.get("/jobs/2026/11/").content.decode()
        for number in range(12):
            job(section, title=f"Job {number}", closes=13)
        strip = client.get("/").content.decode()

    assert post.card_note == "Saltmere Tramways · £28,000–£31,500 a year · closes 3 December"
    assert post.kind_label == "Job"
    assert post.card_note in month
    assert f'<p class="notice__text notice__text--facts">{post.card_note}</p>' in strip


def states_through_time(client: Client, post: JobPage, moments: list[datetime]) -> list[tuple[int, bool, bool]]:
    """Return of the job's page at each moment: its status, whether it has markup, whether the board lists it."""
    found = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            page, board = Client().get(post.url), Client().get("/jobs/")
            found.append((page.status_code, b"JobPosting" in page.content, post.title in board.content.decode()))
    return found


@pytest.fixture
def cached(settings: Any) -> Iterator[None]:
    settings.PAGE_CACHE = True
    kept_pages.cache_clear()
    yield
    kept_pages.cache_clear()


@pytest.mark.usefixtures("cached")
@pytest.mark.parametrize(
    ("now", "closes", "ends", "gone"),
    [
        # An ordinary day; the night in which clocks go back, and the days before and after they go forward.
        ("2026-11-20T12:00+00:00", 13, "2026-12-04T00:00+00:00", "2027-01-03T00:00+00:00"),
        ("2026-10-20T12:00+00:00", 5, "2026-10-26T00:00+00:00", "2026-11-25T00:00+00:00"),
        ("2026-10-20T12:00+00:00", 4, "2026-10-24T23:00+00:00", "2026-11-24T00:00+00:00"),
        ("2027-03-20T12:00+00:00", 8, "2027-03-28T23:00+00:00", "2027-04-27T23:00+00:00"),
        ("2027-03-20T12:00+00:00", 7, "2027-03-28T00:00+00:00", "2027-04-26T23:00+00:00"),
        # The last day of a month, of a year, and the leap day.
        ("2027-01-20T12:00+00:00", 11, "2027-02-01T00:00+00:00", "2027-03-03T00:00+00:00"),
        ("2026-12-20T12:00+00:00", 11, "2027-01-01T00:00+00:00", "2027-01-31T00:00+00:00"),
        ("2028-02-20T12:00+00:00", 9, "2028-03-01T00:00+00:00", "2028-03-30T23:00+00:00"),
    ],
)
def test_a_job_closes_when_its_day_is_over_and_is_gone_thirty_days_later(
    client: Client, section: JobsSectionPage, now: str, closes: int, ends: str, gone: str
) -> None:
    second = timedelta(seconds=1)
    begins, closed_at, gone_at = (datetime.fromisoformat(text) for text in (now, ends, gone))
    with time_machine.travel(begins, tick=False):
        post = job(section, closes=closes)

    moments = [begins, closed_at - second, closed_at, gone_at - second, gone_at]

    assert states_through_time(client, post, moments) == [
        (200, True, True),
        (200, True, True),
        (200, False, False),
        (200, False, False),
        (410, False, False),
    ]


@pytest.mark.usefixtures("cached")
@pytest.mark.parametrize(
    "address", ["/", "/jobs/", "/feed/", "/jobs/feed/", "/sitemap-posts.xml", "/jobs/?kind=full-time"]
)
def test_kept_lists_lose_a_job_on_time(client: Client, section: JobsSectionPage, address: str) -> None:
    with time_machine.travel(NOON, tick=False):
        post = job(section, title="Here today", closes=0, at=NOON - timedelta(hours=1))
    evening = datetime(2026, 11, 20, 23, 59, 59, tzinfo=UTC)

    with time_machine.travel(evening, tick=False):
        before = [Client().get(address) for _ in range(2)]
    with time_machine.travel(evening + timedelta(seconds=1), tick=False):
        after = Client().get(address)

    assert before[1]["X-Page-Cache"] == "hit"
    assert post.url.encode() in before[1].content
    assert post.url.encode() not in after.content


def test_a_closed_job_says_so(client: Client, section: JobsSectionPage) -> None:
    post = job(section, closes=-2)
    job(section, title="Another driver")

    html = client.get(post.url).content.decode()

    assert "This job closed on" in html
    assert "How to apply" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert posting(html) is None
    assert "Another driver" in html


def test_a_filled_job_says_so_at_once(client: Client, section: JobsSectionPage) -> None:
    post = job(section, filled_at=timezone.now() - timedelta(minutes=1))

    html = client.get(post.url).content.decode()

    assert "This place was filled on" in html
    assert posting(html) is None
    assert post.url not in client.get("/sitemap-posts.xml").content.decode()


def test_a_gone_job_is_answered_with_similar_ones(client: Client, section: JobsSectionPage) -> None:
    north, mill = place("Northgate"), place("Millbank")
    gone = job(section, title="Old job", closes=-31, place=north, at=timezone.now() - timedelta(days=60))
    job(section, title="Far", place=mill, employment="part-time")
    job(section, title="Near", place=north)

    response = client.get(gone.url)

    html = response.content.decode()
    assert response.status_code == 410
    assert "This job is gone" in html
    assert re.findall(r">(Near|Far)</a>", html) == ["Near", "Far"]
    assert '<meta name="robots" content="noindex">' in html
    assert "Old job" not in client.get("/jobs/").content.decode()


def test_a_preview_of_a_closed_job_shows_it(client: Client, section: JobsSectionPage, editor: Any) -> None:
    post = job(section, closes=-50)
    client.force_login(editor)

    response = post.make_preview_request(preview_mode="")

    assert response.status_code == 200


def test_the_email_address_is_shown_to_who_presses_the_button(client: Client, section: JobsSectionPage) -> None:
    post = job(section, apply_url="", apply_email="rosa@trams.example", reference="ST/117")
    html = client.get(post.url).content.decode()
    assert "rosa" not in html
    assert "trams.example" not in html
    button = re.search(r'<form action="(/apply/\d+/)" method="post">', html)[1]

    shown = client.post(button, headers={"sec-fetch-site": "same-origin"})

    assert shown.status_code == 200
    assert (
        'href="mailto:rosa@trams.example?subject=Tram%20driver%20%28reference%20ST%2F117%29"' in shown.content.decode()
    )
    assert "no-store" in shown["Cache-Control"]
    assert "noindex" in shown.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_nobody_else_reads_the_address(client: Client, section: JobsSectionPage, headers: dict[str, str]) -> None:
    post = job(section, apply_email="rosa@trams.example")

    answers = [client.post(f"/apply/{post.pk}/", headers=headers), client.get(f"/apply/{post.pk}/", headers=headers)]

    assert [answer.status_code for answer in answers] == [302, 302]
    for address in ("/jobs/", "/jobs/feed/", "/feed/", "/", post.url):
        assert "rosa" not in client.get(address).content.decode()


def test_an_old_browser_shows_the_address_too(client: Client, section: JobsSectionPage) -> None:
    post = job(section, apply_email="rosa@trams.example")

    shown = client.post(f"/apply/{post.pk}/", headers={"origin": "http://testserver"})

    assert "rosa@trams.example" in shown.content.decode()


def test_there_is_no_address_of_a_closed_or_hidden_job(client: Client, section: JobsSectionPage) -> None:
    closed = job(section, apply_email="rosa@trams.example", closes=-1)
    draft = job(section, apply_email="rosa@trams.example", live=False)
    same = {"sec-fetch-site": "same-origin"}

    assert "rosa" not in client.post(f"/apply/{closed.pk}/", headers=same).content.decode()
    assert client.post(f"/apply/{draft.pk}/", headers=same).status_code == 404
    assert client.post(f"/apply/{10**30}/", headers=same).status_code == 404


def test_a_job_s_page_asks_little_at_ten_jobs_and_at_a_thousand(client: Client, section: JobsSectionPage) -> None:
    post = rich(section, employer_logo=ready_picture("Logo"), lead_image=ready_picture("Depot"))
    section.refresh_from_db()
    many_jobs(section, 9, [place("Gullwing")])
    client.get("/jobs/")  # The tree of places is kept with the frame.
    few = queries_of(client, post.url)

    section.refresh_from_db()
    many_jobs(section, 1000, [place("Eastfield")])

    assert len(few) <= 10
    assert len(queries_of(client, post.url)) == len(few)
