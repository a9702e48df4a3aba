"""Most read on the front page and on top of sections: in readers' order, public, nothing twice."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.caching import next_change
from home.models import HomePage
from news.models import NewsSectionPage
from tests.conftest import States
from tests.factories import article, many_articles
from tests.home.slots import lay_out, picks, shown
from tests.news.dense_posts import fill, queries_of
from tests.news.reading import was_read
from tests.news.test_section_tops import lay_top


def most_read(order: str = "day", **value: Any) -> tuple[str, dict[str, Any]]:
    return "most_read", {"title": "", "order": order, "number": None, **value}


def titles() -> list[str]:
    return [post.title for slot in shown().of("most_read") for post in slot.posts]


def test_what_is_read_most_stands_first(news: NewsSectionPage) -> None:
    for times, title in enumerate(("Ferry", "Tram", "Unread")):
        post = article(news, title=title)
        if title != "Unread":
            was_read(post, times + 1)
    lay_out(most_read())

    assert titles() == ["Tram", "Ferry"]


def test_the_week_has_more_than_the_day(news: NewsSectionPage) -> None:
    for days, title in ((1, "Yesterday"), (2, "Before"), (7, "Long ago")):
        was_read(article(news, title=title), 5, days_ago=days)
    lay_out(most_read("day"))
    day = titles()
    lay_out(most_read("week"))

    assert day == ["Yesterday"]
    assert sorted(titles()) == ["Before", "Yesterday"]


def test_old_posts_can_be_most_read(news: NewsSectionPage) -> None:
    old = article(news, title="Old", at=timezone.now() - timedelta(days=900))
    many_articles(news, 200)
    was_read(old, 5)
    lay_out(("latest", {"picks": []}), most_read())

    assert titles() == ["Old"]


def test_a_post_that_stands_above_is_not_repeated(news: NewsSectionPage) -> None:
    lead, other = article(news, title="Lead"), article(news, title="Other")
    was_read(lead, 9)
    was_read(other, 1)
    lay_out(("lead", {"picks": picks(lead)}), most_read())

    # The lead's other places come first.
    assert "Lead" not in titles()


def test_only_what_readers_may_read_and_editors_let_stand(
    client: Client, states: States, news: NewsSectionPage
) -> None:
    for post in (states.live, *states.hidden, article(news, title="Gruesome", never_most_read=True)):
        was_read(post, 5)
    lay_out(most_read())

    assert titles() == ["Canary live"]
    html = client.get("/").content.decode()
    assert html.count(f'href="{states.live.url}"') == 1
    assert "Gruesome" not in html


def test_another_slot_may_be_filled_with_the_most_read(news: NewsSectionPage, food: Any) -> None:
    for times, section in enumerate((news, news, food)):
        was_read(article(section, title=f"Read {times}"), times + 1)
    lay_out(("grid", {"picks": [], "rule": {"section": news.pk, "order": "week"}}))

    assert [post.title for post in shown().grid] == ["Read 1", "Read 0"]


def test_nothing_read_leaves_no_heading(client: Client, news: NewsSectionPage) -> None:
    article(news)
    lay_out(most_read())

    assert "Most read" not in client.get("/").content.decode()


def test_the_page_is_made_anew_three_times_an_hour(client: Client, news: NewsSectionPage) -> None:
    was_read(article(news), 3)
    lay_out(most_read())
    lay_top(news, most_read("week"))

    for address in ("/", "/news/"):
        end = next_change(client.get(address).wsgi_request)
        assert timedelta() < end - timezone.now() <= timedelta(minutes=20)
        assert end.minute % 20 == end.second == 0


def test_a_section_has_its_own_most_read(client: Client, news: NewsSectionPage, food: Any) -> None:
    for times, section in enumerate((news, food)):
        was_read(article(section, title=f"Read in {section.title}"), times + 1)
    was_read(article(news, title="Read in secret", never_most_read=True), 50)
    lay_top(news, most_read("week"))

    html = client.get("/news/").content.decode()

    assert re.findall(r"Read in \w+", html[html.find("most-read") : html.find("</ol>", html.find("most-read"))]) == [
        "Read in News"
    ]
    assert html.count("Read in News</a>") == 1


@pytest.mark.parametrize("number", [10, 1000])
def test_most_read_keeps_to_the_budget(client: Client, site: HomePage, number: int) -> None:
    was_read(fill(number), 3)
    lay_out(("live", None), ("lead", {"picks": []}), ("latest", {"picks": []}), most_read(), most_read("week"))
    lay_top(NewsSectionPage.objects.get(), most_read("week"))

    assert len(queries_of(client, "/")) <= 15
    assert len(queries_of(client, "/news/")) <= 10
