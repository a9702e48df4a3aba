"""Storylines: a timeline for each, and the way from one of its posts to the next."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core import frame
from home.models import HomePage
from news.models import ArticlePage, NewsSectionPage, PostPage, Storyline, StorylineEntry, StorylineIndexPage
from tests.conftest import States
from tests.factories import article, many_articles
from tests.news.dense_posts import fill, queries_of
from tests.news.live_posts import coverage, entries, entry, storyline

ATOM = "{http://www.w3.org/2005/Atom}"


def day(number: int) -> datetime:
    return datetime(2026, 3, number, 12, tzinfo=UTC)


def dates(*rows: tuple[str, str]) -> str:
    return json.dumps([{"type": "date", "value": {"date": when, "words": words}} for when, words in rows])


def neighbours(client: Client, post: Any) -> list[str]:
    frame.forget_all()
    html = client.get(post.url).content.decode()
    found = re.search(r'<nav class="storyline-nav".*?</nav>', html, re.DOTALL)
    return re.findall(r'href="([^"]+)"', found[0]) if found else []


@pytest.fixture
def three(news: NewsSectionPage) -> list[ArticlePage]:
    return [article(news, title=f"Part {number}", at=day(number)) for number in (1, 2, 3)]


def test_the_timeline_merges_posts_and_key_dates_newest_first(client: Client, three: list[ArticlePage]) -> None:
    line = storyline(
        posts=three, key_dates=dates(("2026-03-02", "The council votes"), ("2025-01-01", "The first crack"))
    )

    moments = client.get(line.url).context["moments"]

    assert [moment.words or moment.post.title for moment in moments] == [
        "Part 3", "The council votes", "Part 2", "Part 1", "The first crack",
    ]  # fmt: skip


def test_a_date_to_come_stands_at_the_head_and_says_so(client: Client, three: list[ArticlePage]) -> None:
    ahead = (timezone.localdate() + timedelta(days=9)).isoformat()
    line = storyline(posts=three, key_dates=dates((ahead, "The span is lifted in")))

    html = client.get(line.url).content.decode()

    assert html.index("The span is lifted in") < html.index("Part 3")
    assert "still to come" in html


def test_each_post_shows_its_neighbours_in_the_editors_order(client: Client, three: list[ArticlePage]) -> None:
    one, two, last = three
    line = storyline(posts=[last, one, two])

    assert neighbours(client, last) == [line.url, one.url]
    assert neighbours(client, one) == [line.url, last.url, two.url]
    assert neighbours(client, two) == [line.url, one.url]


def test_a_post_outside_of_storylines_shows_none(client: Client, news: NewsSectionPage) -> None:
    assert neighbours(client, article(news)) == []


def test_neighbours_that_readers_may_not_see_are_passed_over(
    client: Client, states: States, three: list[ArticlePage]
) -> None:
    line = storyline(posts=[three[0], *states.hidden[:2], three[1], *states.hidden[2:], three[2]])

    html = client.get(three[1].url).content.decode()

    assert neighbours(client, three[1]) == [line.url, three[0].url, three[2].url]
    assert [post.title for post in states.hidden if post.title in html] == []


@pytest.mark.parametrize(
    "address", ["/storylines/line-4-at-night/", "/storylines/", "/storylines/line-4-at-night/feed/", "/news/"]
)
def test_no_list_of_a_storyline_shows_a_hidden_post(client: Client, states: States, address: str) -> None:
    storyline(posts=[states.live, *states.hidden])
    frame.forget_all()

    response = client.get(address)

    html = response.content.decode()
    assert response.status_code == 200
    assert states.live.title in html
    assert [post.title for post in states.hidden if post.title in html or post.url in html] == []


@pytest.mark.parametrize("end", ["", "feed/"])
def test_a_storyline_of_hidden_posts_alone_gives_nothing_away(client: Client, states: States, end: str) -> None:
    line = storyline("A secret deal", states.hidden, key_dates=dates(("2026-03-01", "They met")))
    frame.forget_all()

    assert client.get(f"{line.url}{end}").status_code == 404
    for address in ("/storylines/", "/news/", "/sitemap-storylines.xml"):
        assert "secret-deal" not in client.get(address).content.decode()


def test_a_draft_of_a_storyline_is_nowhere(client: Client, three: list[ArticlePage]) -> None:
    line = storyline(posts=three, live=False)

    assert client.get(line.url).status_code == 404
    assert client.get(f"{line.url}feed/").status_code == 404
    assert neighbours(client, three[0]) == []
    for address in ("/storylines/", "/news/", "/sitemap-storylines.xml"):
        assert "line-4-at-night" not in client.get(address).content.decode()


def test_changes_in_a_draft_wait_for_publishing(client: Client, three: list[ArticlePage]) -> None:
    line = storyline(posts=three[:2])
    line.entries.add(StorylineEntry(post_id=three[2].pk, sort_order=3))
    revision = line.save_revision()
    before = neighbours(client, three[2])

    revision.publish()

    assert before == []
    assert neighbours(client, three[2]) == [line.url, three[1].url]


def test_a_post_can_be_part_of_several(client: Client, three: list[ArticlePage]) -> None:
    storyline("The wall", three[:2])
    storyline("The bridge", three[1:])
    frame.forget_all()

    html = client.get(three[1].url).content.decode()

    assert re.findall(r'<a href="(/storylines/[^"]+)">', html) == ["/storylines/the-bridge/", "/storylines/the-wall/"]


def test_a_post_stands_in_a_storyline_once(three: list[ArticlePage]) -> None:
    line = storyline(posts=[three[0], three[1], three[0]])

    assert [row.post_id for row in Storyline.objects.get(pk=line.pk).entries.all()] == [three[0].pk, three[1].pk]


def test_a_gone_post_leaves_the_storyline_and_its_drafts(client: Client, three: list[ArticlePage]) -> None:
    line = storyline(posts=three)
    line.save_revision()
    three[1].delete()

    assert neighbours(client, three[0]) == [line.url, three[2].url]
    assert len(Storyline.objects.get(pk=line.pk).get_latest_revision_as_object().entries.all()) == 2


def test_the_index_has_running_and_finished_ones(client: Client, three: list[ArticlePage]) -> None:
    storyline("The wall", three[:1])
    storyline("The bridge", three[1:], is_running=False)

    context = client.get("/storylines/").context

    assert [item["storyline"].name for item in context["running"]] == ["The wall"]
    assert [(item["storyline"].name, item["newest"].title) for item in context["finished"]] == [
        ("The bridge", "Part 3")
    ]


def test_the_section_shows_running_ones_with_their_newest_post(client: Client, three: list[ArticlePage]) -> None:
    storyline("The wall", three[:2])
    storyline("The bridge", [three[0], three[2]])
    storyline("Long over", three, is_running=False)
    frame.forget_all()

    context = client.get("/news/").context

    assert [(label.name, post.title) for label, post in context["storylines"]] == [
        ("The bridge", "Part 3"), ("The wall", "Part 2"),
    ]  # fmt: skip


def test_the_feed_has_the_storylines_posts(client: Client, three: list[ArticlePage], food: Any) -> None:
    article(food, title="Soup")
    storyline(posts=three)

    feed = ElementTree.fromstring(client.get("/storylines/line-4-at-night/feed/").content)

    titles = [item.findtext(f"{ATOM}title") for item in feed.findall(f"{ATOM}entry")]
    assert titles == ["Part 3", "Part 2", "Part 1"]


def test_the_sitemap_names_it(client: Client, three: list[ArticlePage]) -> None:
    storyline(posts=three)

    assert "/storylines/line-4-at-night/" in client.get("/sitemap-storylines.xml").content.decode()


@pytest.mark.parametrize("query", ["page=0", "page=99", "page=x", "page=-1", "page=%00"])
def test_a_page_of_the_timeline_that_is_not_there_is_missing(
    client: Client, three: list[ArticlePage], query: str
) -> None:
    storyline(posts=three)

    assert client.get(f"/storylines/line-4-at-night/?{query}").status_code == 404


def test_a_long_timeline_has_pages(client: Client, news: NewsSectionPage) -> None:
    many_articles(news, 100)
    line = storyline(posts=PostPage.objects.all())

    seen = [
        moment.post.pk for number in (1, 2, 3) for moment in client.get(f"{line.url}?page={number}").context["moments"]
    ]

    assert len(seen) == len(set(seen)) == 100
    assert client.get(f"{line.url}?page=4").status_code == 404


@pytest.mark.parametrize("number", [10, 1000])
def test_storylines_keep_to_their_queries(client: Client, site: HomePage, number: int) -> None:
    post = fill(number)
    lines = [
        storyline(f"Story {index}", [*PostPage.objects.exclude(pk=post.pk)[: number // 2], post]) for index in range(3)
    ]
    coverage(post.get_parent().specific, entries(20))
    frame.forget_all()

    asked = {
        address: len(queries_of(client, address)) for address in (post.url, "/news/", "/storylines/", lines[0].url)
    }

    assert {address: count for address, count in asked.items() if count > 10} == {}


def test_running_coverage_heads_the_section_and_leaves_its_stream(client: Client, news: NewsSectionPage) -> None:
    article(news, title="Another story")
    post = coverage(news, [entry("The wall holds", headline="It holds")])

    response = client.get("/news/")
    html = response.content.decode()

    assert [live.pk for live in response.context["coverage"]] == [post.pk]
    assert html.count(f'href="{post.url}"') == 1
    assert "It holds" in html
    assert response.context["lead"].title == "Another story"


def test_only_public_coverage_heads_the_section(client: Client, news: NewsSectionPage) -> None:
    coverage(news, entries(1), title="Canary draft", live=False)
    restricted = coverage(news, entries(1), title="Canary restricted")
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)

    assert "Canary" not in client.get("/news/").content.decode()


def test_there_is_one_index_and_it_keeps_its_address(site: HomePage) -> None:
    assert StorylineIndexPage.objects.get().url == "/storylines/"
    assert not StorylineIndexPage.can_create_at(site)
