"""The top of a section's page: the same slots as on the front page, and nothing twice with the stream."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core import frame
from core.caching import next_change
from news.models import EntertainmentSectionPage, JobsSectionPage, NewsSectionPage, PostPage, SectionPage
from tests.conftest import States
from tests.factories import article, many_articles, picture
from tests.home.slots import picks
from tests.news.dense_posts import fill, queries_of
from tests.news.event_posts import event
from tests.news.job_posts import job
from tests.news.live_posts import coverage

LINK = re.compile(r'href="(/[^"#?]+)"')
ALL = ("news", "opinion", "jobs", "food", "entertainment")


def lay_top(section: SectionPage, *slots: tuple[str, dict[str, Any]]) -> None:
    page = SectionPage.objects.get(pk=section.pk).specific
    blocks = page.top.stream_block.child_blocks
    page.top = [
        (kind, blocks[kind].to_python({"picks": [], **value} if "picks" in blocks[kind].child_blocks else value))
        for kind, value in slots
    ]
    page.save_revision().publish()
    frame.forget_all()


def addresses(client: Client, address: str) -> list[str]:
    html = client.get(address).content.decode()
    found = LINK.findall(html[html.index("<main") : html.index("</main>")])
    return [link for link in found if "harbour-story" in link or "picked" in link]


@pytest.mark.parametrize("slug", ALL)
def test_a_pick_stands_on_top_and_nothing_stands_twice(client: Client, site: Any, slug: str) -> None:
    section = SectionPage.objects.get(slug=slug)
    picked = article(section, title="Picked", at=timezone.now() - timedelta(days=2), lead_image=picture())
    many_articles(section, 45, pictures=[picture(size=(300, 200))])
    lay_top(section, ("lead", {"picks": picks(picked, headline="Picked by hand")}), ("grid", {"number": 2}))

    pages = [addresses(client, f"/{slug}/"), addresses(client, f"/{slug}/?page=2")]

    assert pages[0][0] == picked.url
    assert "Picked by hand" in client.get(f"/{slug}/").content.decode()
    for page in pages:
        assert len(page) == len(set(page))
    if slug != "jobs":
        assert not set(pages[0]) & set(pages[1])


@pytest.mark.parametrize("slug", ALL)
def test_a_section_with_a_top_keeps_to_its_queries(client: Client, site: Any, slug: str) -> None:
    fill(200)
    section = SectionPage.objects.get(slug=slug)
    chosen = list(PostPage.objects.filter(section=section).order_by("date_shown")[:9])
    lay_top(section, ("lead", {"picks": picks(*chosen[:1])}))
    few = len(queries_of(client, f"/{slug}/"))
    lay_top(section, ("lead", {"picks": picks(*chosen[:3])}), ("grid", {"picks": picks(*chosen[3:]), "number": 6}))

    assert len(queries_of(client, f"/{slug}/")) <= few <= (11 if slug == "jobs" else 10)


def test_nothing_hidden_stands_on_top(client: Client, states: States) -> None:
    lay_top(NewsSectionPage.objects.get(), ("lead", {"picks": picks(*states.hidden, states.live)}))

    html = client.get("/news/").content.decode()

    assert states.live.title in html
    assert all(post.title not in html for post in states.hidden)


def test_a_pick_ends_by_the_clock(client: Client, news: NewsSectionPage) -> None:
    until = timezone.now().replace(microsecond=0) + timedelta(minutes=5)
    lay_top(news, ("lead", {"picks": picks(article(news), until=until.isoformat())}))

    assert next_change(client.get("/news/").wsgi_request) <= until


def test_picked_coverage_is_no_band_too(client: Client, news: NewsSectionPage) -> None:
    live = coverage(news, title="The river rises")
    lay_top(news, ("lead", {"picks": picks(live)}))

    html = client.get("/news/").content.decode()

    assert html.count(f'href="{live.url}"') == 1


def test_a_picked_event_is_not_announced_again(client: Client, site: Any) -> None:
    section = EntertainmentSectionPage.objects.get()
    show = event(title="Low tide songs")
    lay_top(section, ("lead", {"picks": picks(show)}))

    html = client.get("/entertainment/").content.decode()

    assert html.count(f'href="{show.url}"') == 1


def test_the_board_of_jobs_stays_whole(client: Client, site: Any) -> None:
    section = JobsSectionPage.objects.get()
    driver = job(section, title="Tram driver")
    story = article(section, title="Two days off")
    lay_top(section, ("lead", {"picks": picks(story)}))

    html = client.get("/jobs/").content.decode()

    assert html.count(f'href="{story.url}"') == 1
    assert html.count(f'href="{driver.url}"') == 1


def test_the_archive_knows_the_years_of_what_stands_on_top(client: Client, news: NewsSectionPage) -> None:
    old = article(news, title="Old", at=timezone.now() - timedelta(days=1500))
    article(news, title="New")
    lay_top(news, ("lead", {"picks": picks(old)}))

    assert f"/news/{timezone.localdate(old.date_shown).year}/" in client.get("/news/").content.decode()


def test_the_feed_has_what_stands_on_top(client: Client, news: NewsSectionPage) -> None:
    post = article(news, title="Picked")
    lay_top(news, ("lead", {"picks": picks(post)}))

    assert "Picked" in client.get("/news/feed/").content.decode()
