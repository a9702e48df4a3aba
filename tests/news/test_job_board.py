"""The jobs board: what is on it, what filters leave, what it counts and what it asks of the database."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from core import frame
from home.models import HomePage
from news.models import JobPage, JobsSectionPage
from tests.factories import article
from tests.news.dense_posts import queries_of, ready_picture
from tests.news.job_posts import job, many_jobs, place


@pytest.fixture
def section(site: HomePage) -> JobsSectionPage:
    return JobsSectionPage.objects.get()


def rows(client: Client, query: str = "") -> list[str]:
    """Return the titles of the rows, in order."""
    html = client.get(f"/jobs/{query}").content.decode()
    return [strip_tags(found).strip() for found in re.findall(r'<h3 class="job-row__title".*?</h3>', html, re.DOTALL)]


def options(client: Client, name: str, query: str = "") -> list[str]:
    """Return the words of the choices of one select."""
    html = client.get(f"/jobs/{query}").content.decode()
    select = re.search(rf'<select id="filter-{name}".*?</select>', html, re.DOTALL)[0]
    return [strip_tags(found) for found in re.findall(r"<option.*?</option>", select)]


def test_the_newest_job_stands_first_with_its_facts(client: Client, section: JobsSectionPage) -> None:
    now = timezone.now()
    job(section, title="Older", at=now - timedelta(days=2))
    job(section, title="Newer", at=now - timedelta(days=1), employer="The Mill", place=place("Millbank"))

    html = client.get("/jobs/").content.decode()

    assert rows(client) == ["Newer", "Older"]
    assert "2 open jobs" in html
    assert all(words in html for words in ("The Mill", "Millbank", "£28,000–£31,500 a year", "Full time"))


def test_only_open_public_jobs_are_on_the_board(client: Client, section: JobsSectionPage) -> None:
    job(section, title="Canary open")
    job(section, title="Canary draft", live=False)
    job(section, title="Canary scheduled", go_live_at=timezone.now() + timedelta(days=1))
    job(section, title="Canary closed", closes=-1)
    job(section, title="Canary filled", filled_at=timezone.now())
    restricted = job(section, title="Canary restricted")
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    expired = job(section, title="Canary expired")
    expired.unpublish(set_expired=True)
    overdue = job(section, title="Canary overdue")
    JobPage.objects.filter(pk=overdue.pk).update(expire_at=timezone.now() - timedelta(seconds=1))

    html = client.get("/jobs/").content.decode()

    assert set(re.findall(r"Canary \w+", html)) == {"Canary open"}
    assert "1 open job" in html
    assert options(client, "kind") == ["Any kind", "Full time (1)"]
    for address in ("/", "/feed/", "/jobs/feed/", "/sitemap-posts.xml"):
        shown = client.get(address).content.decode()
        found = set(re.findall(r"canary-\w+", shown))
        assert found == {"canary-open"}, address


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=part-time", {"Baker"}),
        ("?workplace=remote", {"Clerk"}),
        ("?place=northgate", {"Driver", "Porter"}),
        ("?place=the-tower", {"Porter"}),
        ("?pay=30000", {"Driver", "Clerk"}),
        ("?pay=40000", {"Clerk"}),
        ("?since=1", {"Clerk", "Porter"}),
        ("?since=7", {"Clerk", "Porter", "Driver"}),
        ("?closing=week", {"Baker"}),
        ("?kind=full-time&place=northgate&pay=30000", {"Driver"}),
        ("?kind=part-time&workplace=remote", set()),
        # What is no choice is as if it were not there.
        (
            "?kind=pirate&pay=31337&since=-1&sort=up&place=atlantis&closing=never",
            {"Baker", "Clerk", "Driver", "Porter"},
        ),
    ],
)
def test_a_filter_leaves_what_it_asks_for(
    client: Client, section: JobsSectionPage, query: str, found: set[str]
) -> None:
    now, north = timezone.now(), place("Northgate")
    tower = place("The Tower", kind="venue", parent=north)
    job(section, title="Driver", place=north, at=now - timedelta(days=3))
    job(section, title="Porter", place=tower, pay_minimum=12, pay_maximum=13, pay_period="hour")
    job(
        section, title="Clerk", workplace="remote", remote_from="Wales", pay_minimum=4000, pay_maximum=None,
        pay_period="month", employment="contract",
    )  # fmt: skip
    job(
        section, title="Baker", employment="part-time", closes=3, at=now - timedelta(days=10), pay_minimum=None,
        pay_maximum=None, pay_not_given=True,
    )  # fmt: skip

    assert set(rows(client, query)) == found


def test_each_choice_is_counted_with_the_rest_of_the_filter(client: Client, section: JobsSectionPage) -> None:
    north, mill = place("Northgate"), place("Millbank")
    place("Gullwing")
    job(section, title="A", place=north)
    job(section, title="B", place=north, employment="part-time")
    job(section, title="C", place=mill, employment="part-time")

    assert options(client, "kind") == ["Any kind", "Full time (1)", "Part time (2)"]
    assert options(client, "kind", "?place=northgate") == ["Any kind", "Full time (1)", "Part time (1)"]
    assert options(client, "place", "?kind=part-time") == ["All of the city", "Millbank (1)", "Northgate (1)"]
    assert options(client, "place", "?place=northgate") == ["All of the city", "Millbank (1)", "Northgate (2)"]
    assert options(client, "pay")[-1] == "£30,000 a year (3)"
    assert "2 open jobs" in client.get("/jobs/?place=northgate").content.decode()


def test_counts_are_what_the_filter_then_leaves(client: Client, section: JobsSectionPage) -> None:
    many_jobs(section, 60, [place("Northgate"), place("Millbank")])

    for name in ("kind", "workplace", "place", "pay", "since"):
        html = client.get("/jobs/?workplace=remote" if name != "workplace" else "/jobs/").content.decode()
        select = re.search(rf'<select id="filter-{name}".*?</select>', html, re.DOTALL)[0]
        for value, count in re.findall(r'<option value="([^"]+)".*?\((\d+)\)</option>', select):
            rest = "" if name == "workplace" else "&workplace=remote"
            assert len(rows(client, f"?{name}={value}{rest}")) == min(40, int(count)), (name, value)


def test_jobs_that_close_soon_are_marked_and_can_be_asked_for(client: Client, section: JobsSectionPage) -> None:
    job(section, title="Later", closes=30)
    job(section, title="Tomorrow", closes=1)
    job(section, title="Today", closes=0)
    job(section, title="In a week", closes=7)

    html = client.get("/jobs/").content.decode()

    assert html.count("job-row__closes--soon") == 2
    assert "Closes today" in html
    assert "Closes tomorrow" in html
    assert 'href="/jobs/?closing=week&amp;sort=closing">Closing within a week (2)' in html
    assert rows(client, "?sort=closing") == ["Today", "Tomorrow", "In a week", "Later"]


def test_a_filtered_board_is_the_board_to_search_engines(client: Client, section: JobsSectionPage) -> None:
    job(section)

    html = client.get("/jobs/?kind=full-time").content.decode()

    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="http://localhost/jobs/">' in html
    assert "noindex" not in client.get("/jobs/").content.decode()


def test_what_was_chosen_stays_chosen_and_can_be_taken_away(client: Client, section: JobsSectionPage) -> None:
    job(section)

    html = client.get("/jobs/?kind=full-time&pay=30000&sort=closing").content.decode()

    assert '<option value="full-time" selected>' in html
    assert 'href="/jobs/?pay=30000&amp;sort=closing"' in html
    assert 'href="/jobs/?kind=full-time&amp;sort=closing"' in html
    assert ">Clear all<" in html
    assert '<input type="hidden" name="sort" value="closing">' in html


def test_an_empty_answer_says_what_would_help(client: Client, section: JobsSectionPage) -> None:
    job(section, title="A", employment="part-time")
    job(section, title="B", workplace="remote", remote_from="Wales")

    html = client.get("/jobs/?kind=part-time&workplace=remote").content.decode()

    assert "No open job is all of this at once." in html
    assert "Without “Part time” there is 1:" in html
    assert "Without “Remote” there is 1:" in html
    assert 'href="/jobs/?workplace=remote"' in html


def test_a_board_without_jobs_says_so(client: Client, section: JobsSectionPage) -> None:
    html = client.get("/jobs/").content.decode()

    assert "No job is open at the moment." in html
    assert "0 open jobs" in html


def test_pages_of_the_board_keep_the_filter(client: Client, section: JobsSectionPage) -> None:
    many_jobs(section, 90, [place()])

    first = client.get("/jobs/?place=northgate&sort=closing").content.decode()
    last = client.get("/jobs/?place=northgate&sort=closing&page=3").content.decode()

    assert 'href="/jobs/?place=northgate&amp;sort=closing&amp;page=2"' in first
    assert 'href="/jobs/?place=northgate&amp;sort=closing&amp;page=2"' in last
    assert len(rows(client, "?page=3")) == 10
    assert client.get("/jobs/?page=4").status_code == 404
    assert client.get("/jobs/?page=x").status_code == 404


def test_stories_about_work_stand_below_the_board(client: Client, section: JobsSectionPage) -> None:
    article(section, title="How to ask for a raise")
    job(section)

    html = client.get("/jobs/").content.decode()

    assert "How to ask for a raise" in html
    assert "How to ask for a raise" not in client.get("/jobs/?kind=full-time").content.decode()
    now = timezone.localtime()
    assert "How to ask for a raise" in client.get(f"/jobs/{now.year}/{now.month:02}/").content.decode()
    assert "Tram driver" in client.get("/jobs/feed/").content.decode()


def test_the_board_asks_little_at_ten_jobs_and_at_two_thousand(client: Client, section: JobsSectionPage) -> None:
    article(section, title="A story", lead_image=ready_picture("The depot"))
    many_jobs(section, 9, [place("Northgate"), place("Millbank")])
    addresses = ["/jobs/", "/jobs/?kind=full-time&place=northgate&pay=20000&since=30&sort=closing"]
    few = [len(queries_of(client, address)) for address in addresses]

    section.refresh_from_db()
    many_jobs(section, 2000, [place("Gullwing"), place("Eastfield")])
    frame.forget_all()
    many = [len(queries_of(client, address)) for address in addresses]

    assert max(few) <= 12
    assert many == few


def test_old_browsers_and_robots_find_no_page_that_fails(client: Client, section: JobsSectionPage) -> None:
    job(section)

    odd = ["?kind=%00", "?pay=1e9", "?since=٣", "?kind=full-time&kind=part-time", "?place=" + "x" * 3000, "?page="]

    assert [client.get(f"/jobs/{query}").status_code for query in odd] == [200] * 5 + [404]
