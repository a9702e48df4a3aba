"""The front page as editors lay it out: picks by hand, rules for the rest, and the clock."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from core.caching import next_change
from home.models import HomePage
from news.models import FoodSectionPage, JobsSectionPage, NewsSectionPage, SectionPage, Topic
from tests.conftest import States
from tests.factories import article, many_articles, picture
from tests.home.slots import lay_out, picks, shown
from tests.news.event_posts import event
from tests.news.job_posts import job
from tests.news.live_posts import coverage, storyline
from tests.news.recipe_posts import recipe

LAST_YEAR = timedelta(days=365)


@pytest.fixture
def old(news: NewsSectionPage) -> Any:
    """A post that no rule would show: far older than the others."""
    post = article(news, title="Last year's story", at=timezone.now() - LAST_YEAR)
    many_articles(news, 200, pictures=[picture(size=(300, 200))])
    return post


def test_the_first_pick_leads(old: Any) -> None:
    lay_out(("lead", {"picks": picks(old)}))

    page = shown()

    assert page.lead.pk == old.pk
    assert len(page.seconds) == 2


def test_picks_stand_in_their_order_before_what_the_rule_gives(news: NewsSectionPage, old: Any) -> None:
    second = article(news, title="Another", at=timezone.now() - LAST_YEAR)
    lay_out(("grid", {"picks": picks(second, old), "number": 3}))

    grid = shown().grid

    assert [post.pk for post in grid[:2]] == [second.pk, old.pk]
    assert len(grid) == 3


def test_a_pick_has_a_headline_and_a_picture_of_its_own(client: Client, news: NewsSectionPage) -> None:
    other = picture("The other bank")
    post = article(news, title="A bridge opens", lead_image=picture(), lead_image_alt="The ribbon")
    lay_out(("lead", {"picks": picks(post, headline="At last, a bridge", image=other.pk)}))

    html = client.get("/").content.decode()

    assert "At last, a bridge" in html
    assert "The other bank, seen from the quay" in html
    assert "The ribbon" not in html
    assert "A bridge opens" in client.get(post.url).content.decode()


def test_a_pick_anywhere_wins_over_a_rule_everywhere(news: NewsSectionPage) -> None:
    newest = article(news, title="The newest", lead_image=picture())
    article(news, title="Another", lead_image=picture(), at=timezone.now() - timedelta(hours=1))
    lay_out(("lead", {}), ("grid", {"picks": picks(newest)}))

    page = shown()

    assert page.lead.title == "Another"
    assert [post.pk for post in page.grid] == [newest.pk]


def test_a_post_picked_twice_stands_where_it_is_first(news: NewsSectionPage) -> None:
    post, other = article(news, title="Once"), article(news, title="Other")
    lay_out(("lead", {"picks": picks(post)}), ("grid", {"picks": picks(post, other), "number": 1}))

    page = shown()

    assert page.lead.pk == post.pk
    assert [shown_post.pk for shown_post in page.grid] == [other.pk]


def test_nothing_hidden_is_shown_by_picking_it_and_no_hole_is_left(client: Client, states: States) -> None:
    many_articles(NewsSectionPage.objects.get(), 12, pictures=[picture(size=(300, 200))])
    lay_out(("lead", {"picks": picks(*states.hidden)}), ("grid", {"picks": picks(*states.hidden, states.live)}))

    html, page = client.get("/").content.decode(), shown()

    for post in states.hidden:
        assert post.title not in html
    assert states.live.title in html
    assert page.lead is not None
    assert len(page.seconds) == 2
    assert len(page.grid) == 4


def test_a_deleted_pick_leaves_no_hole(client: Client, old: Any) -> None:
    lay_out(("grid", {"picks": picks(old)}))
    old.delete()

    assert client.get("/").status_code == 200
    assert len(shown().grid) == 4


def test_a_pick_ends_by_the_clock(news: NewsSectionPage, old: Any) -> None:
    now = timezone.now().replace(microsecond=0)
    lay_out(("lead", {"picks": picks(old, until=(now + timedelta(hours=2)).isoformat())}))
    before = shown()
    lay_out(("lead", {"picks": picks(old, until=(now - timedelta(seconds=1)).isoformat())}))
    after = shown()

    assert before.lead.pk == old.pk
    assert before.changes_at == now + timedelta(hours=2)
    assert after.lead.pk != old.pk


def test_a_pick_that_is_over_leaves_its_headline_too(news: NewsSectionPage) -> None:
    post, over = article(news, title="Its own"), timezone.now() - timedelta(seconds=1)
    lay_out(("lead", {"picks": picks(post, headline="Only until noon", until=over.isoformat())}))

    assert shown().lead.card_title == "Its own"


def test_the_page_s_cached_copy_ends_with_the_pick(client: Client, old: Any) -> None:
    until = timezone.now().replace(microsecond=0) + timedelta(minutes=1)
    lay_out(("lead", {"picks": picks(old, until=until.isoformat())}))

    assert next_change(client.get("/").wsgi_request) <= until


def test_rules_narrow_what_fills_a_slot(news: NewsSectionPage, food: FoodSectionPage, old: Any) -> None:
    article(food, title="Soup", topics=("Trams",), at=timezone.now() - LAST_YEAR)
    topic = Topic.objects.get(name="Trams")
    lay_out(("grid", {"rule": {"topic": topic.pk}}), ("opinion", {"rule": {"section": food.pk}}))

    page = shown()

    assert [post.title for post in page.grid] == ["Soup"]
    assert page.of("opinion") == []


def test_a_slot_of_one_kind_shows_that_kind(news: NewsSectionPage, food: FoodSectionPage) -> None:
    article(news, title="A report")
    recipe(food, title="Tart")
    lay_out(("grid", {"rule": {"kind": "recipepage"}}))

    assert [post.title for post in shown().grid] == ["Tart"]


def test_the_recipe_of_the_day_is_the_pick_or_one_by_the_day(food: FoodSectionPage) -> None:
    made = [recipe(food, title=f"Soup {number}") for number in range(5)]
    lay_out(("recipe", {"picks": picks(made[0])}))
    by_hand = shown().posts
    lay_out(("recipe", {"picks": []}))

    by_day = set()
    for days in range(1, 15):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            first, second = shown().posts, shown().posts
            assert [post.pk for post in first] == [post.pk for post in second]
            by_day.add(first[0].pk)

    assert [post.pk for post in by_hand] == [made[0].pk]
    assert len(by_day) > 1


def test_events_jobs_and_a_storyline_have_slots(client: Client, site: HomePage, news: NewsSectionPage) -> None:
    event(title="Low tide songs")
    job(JobsSectionPage.objects.get(), title="Tram driver")
    part = article(news, title="The rail up Kiln Road")
    line = storyline(posts=[part])
    lay_out(
        ("events", {"picks": []}),
        ("jobs", {"picks": []}),
        ("storyline", {"picks": [], "storyline": line.pk}),
    )

    titles = [post.title for post in shown().posts]
    html = client.get("/").content.decode()

    assert titles == ["Low tide songs", "Tram driver", "The rail up Kiln Road"]
    assert f'href="{line.url}"' in html


def test_a_picked_event_comes_first(site: HomePage) -> None:
    today = timezone.localdate()
    event(today + timedelta(days=1), title="Sooner")
    later = event(today + timedelta(days=5), title="Later")
    lay_out(("events", {"picks": picks(later)}))

    assert [post.title for post in shown().posts] == ["Later", "Sooner"]


def test_live_coverage_stands_in_its_bar_and_nowhere_else(news: NewsSectionPage) -> None:
    live = coverage(news, title="The river rises")
    lay_out(("lead", {}), ("live", None), ("latest", {"picks": []}))
    in_the_bar = shown()
    lay_out(("lead", {"picks": picks(live)}), ("live", None))
    picked = shown()

    assert [post.pk for post in in_the_bar.of("live")[0].posts] == [live.pk]
    assert in_the_bar.posts == in_the_bar.of("live")[0].posts
    assert picked.lead.pk == live.pk
    assert picked.of("live") == []


def test_words_have_slots_too(client: Client, site: HomePage) -> None:
    page = site.get_children().get(slug="write-for-us")
    lay_out(
        (
            "call",
            {"title": "Write for us", "text": "<p>We pay.</p>", "link": {"page": page.pk, "url": "", "title": ""}},
        ),
        ("text", {"title": "From the desk", "text": "<p>Back <b>soon</b>.<script>x()</script></p>"}),
    )

    html = client.get("/").content.decode()

    assert "We pay." in html
    assert 'href="/write-for-us/"' in html
    assert "Back <b>soon</b>." in html
    assert "x()" not in html.split("<main")[1]


def test_a_slot_with_nothing_in_it_is_not_there(client: Client, news: NewsSectionPage) -> None:
    lay_out(("lead", {}), ("recipe", {"picks": []}), ("section", {"section": SectionPage.objects.get(slug="food").pk}))

    assert shown().slots == []
    assert "The first stories are being written" in client.get("/").content.decode()


def test_an_earlier_front_page_can_be_brought_back(news: NewsSectionPage, old: Any) -> None:
    first = lay_out(("lead", {"picks": picks(old)})).latest_revision
    lay_out(("lead", {}))

    first.publish()

    assert shown().lead.pk == old.pk


def test_a_draft_of_the_front_page_is_no_reader_s_business(old: Any) -> None:
    home = HomePage.objects.get()
    home.slots = [("lead", home.slots.stream_block.child_blocks["lead"].to_python({"picks": picks(old)}))]
    home.save_revision()

    assert shown().lead.pk != old.pk


def test_a_time_without_a_zone_is_the_city_s() -> None:
    from news.curation.slots import _moment

    assert _moment("2026-11-23T07:00:00") == timezone.make_aware(parse_datetime("2026-11-23T07:00:00"))
    assert _moment("never") is None
    assert _moment("2026-13-45T07:00:00") is None
