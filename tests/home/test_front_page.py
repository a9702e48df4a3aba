"""What stands on the front page, and where."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import PageViewRestriction

from home import front_page
from home.models import HomePage
from news.models import (
    EntertainmentSectionPage,
    FoodSectionPage,
    JobsSectionPage,
    NewsSectionPage,
    OpinionSectionPage,
    PostPage,
    SectionPage,
)
from tests.factories import article, many_articles, picture
from tests.home.slots import shown

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.fixture
def full(site: HomePage) -> HomePage:
    """Twelve posts in each section, with pictures, none of the same hour."""
    photo = picture(size=(300, 200))
    for order, section in enumerate(SectionPage.objects.order_by("path")):
        many_articles(section, 12, pictures=[photo], newest=NOON - timedelta(minutes=order))
    return site


def test_an_empty_site_has_a_front_page(client: Client, site: HomePage) -> None:
    response = client.get("/")

    assert response.status_code == 200
    assert response.context["slots"] == []


def test_the_newest_post_with_a_picture_leads(news: NewsSectionPage) -> None:
    pictured = article(news, title="Older, with a picture", lead_image=picture(), at=NOON)
    article(news, title="Newer, without", at=NOON + timedelta(hours=1))

    assert shown().lead.url == pictured.url


def test_without_any_picture_the_newest_leads_and_all_is_there(client: Client, news: NewsSectionPage) -> None:
    for title in ("One", "Two", "Three", "Four"):
        article(news, title=title)

    html = client.get("/").content.decode()

    assert shown().lead.title == "Four"
    assert "The first stories are being written" not in html
    for title in ("One", "Two", "Three", "Four"):
        assert f"/news/{title.lower()}/" in html


@pytest.mark.parametrize(("newer_by", "leads"), [(timedelta(hours=23), "report"), (timedelta(hours=25), "soup")])
def test_the_first_section_leads_until_another_has_a_story_a_day_newer(
    site: HomePage, news: NewsSectionPage, food: FoodSectionPage, newer_by: timedelta, leads: str
) -> None:
    photo = picture()
    article(news, slug="report", lead_image=photo, at=NOON)
    article(food, slug="soup", lead_image=photo, at=NOON + newer_by)

    assert shown().lead.url.endswith(f"/{leads}/")


def test_opinion_and_jobs_do_not_lead(site: HomePage, news: NewsSectionPage) -> None:
    photo = picture()
    for section in (OpinionSectionPage.objects.get(), JobsSectionPage.objects.get()):
        article(section, lead_image=photo, at=NOON + timedelta(days=1))
    report = article(news, lead_image=photo, at=NOON)

    assert shown().lead.url == report.url


def test_a_section_that_an_editor_added_may_lead(site: HomePage) -> None:
    sport = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    post = article(sport, lead_image=picture())

    assert shown().lead.url == post.url


def test_the_rail_shows_the_latest_of_all_sections(full: HomePage) -> None:
    page = shown()

    above = [page.lead, *page.seconds]
    others = PostPage.objects.published().exclude(pk__in=[post.pk for post in above])
    assert page.latest == list(others[: len(page.latest)])
    assert len(page.latest) > 4


def test_strips_stand_in_the_order_of_the_tree(full: HomePage) -> None:
    strips = shown().strips

    assert [strip.section.title for strip in strips] == ["News", "Opinion", "Jobs", "Food", "Entertainment"]


def test_an_editor_orders_the_strips_by_ordering_the_sections(
    full: HomePage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        EntertainmentSectionPage.objects.get().move(full, pos="first-child")

    assert shown().strips[0].section.title == "Entertainment"


def test_a_strip_shows_posts_of_its_own_section(full: HomePage) -> None:
    for strip in shown().strips:
        assert strip.posts
        assert {post.section_id for post in strip.posts} == {strip.section.pk}


def test_strips_are_built_as_their_sections_say(full: HomePage) -> None:
    builds = {strip.section.title: strip.build for strip in shown().strips}

    assert builds == {
        "News": "pictures",
        "Opinion": "opinion",
        "Jobs": "rows",
        "Food": "food",
        "Entertainment": "events",
    }


def test_a_section_without_posts_has_no_strip(site: HomePage, food: FoodSectionPage) -> None:
    many_articles(food, 30)

    assert [strip.section.title for strip in shown().strips] == ["Food"]


def test_a_busy_section_leaves_the_others_their_strips(site: HomePage, news: NewsSectionPage) -> None:
    many_articles(news, 60, newest=NOON, apart=timedelta(minutes=1))
    for kind in (OpinionSectionPage, JobsSectionPage, FoodSectionPage):
        many_articles(kind.objects.get(), 4, newest=NOON - timedelta(days=300))

    strips = shown().strips

    assert [(strip.section.title, len(strip.posts)) for strip in strips] == [
        ("News", 4),
        ("Opinion", 4),
        ("Jobs", 4),
        ("Food", 4),
    ]


def test_a_restricted_section_shows_nothing_on_the_front_page(client: Client, full: HomePage) -> None:
    food = FoodSectionPage.objects.get()
    PageViewRestriction.objects.create(page=food, restriction_type=PageViewRestriction.LOGIN)

    response = client.get("/")

    assert "Food" not in [strip.section.title for strip in shown().strips]
    assert "/food/harbour-story" not in response.content.decode()


def test_an_unpublished_section_has_no_strip(full: HomePage, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        FoodSectionPage.objects.get().unpublish()

    assert "Food" not in [strip.section.title for strip in shown().strips]


def test_a_post_withdrawn_while_the_page_is_made_leaves_no_hole(
    full: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_away: list[int] = []

    def withdraw_then_load(keys: list[int]) -> dict[int, Any]:
        posts = load_chosen(keys)
        for key in (keys[0], keys[3], keys[-1]):
            taken_away.append(posts.pop(key).pk)
        return posts

    load_chosen = front_page.load_chosen
    monkeypatch.setattr(front_page, "load_chosen", withdraw_then_load)

    page = shown()

    assert None not in page.posts
    assert not {post.pk for post in page.posts} & set(taken_away)
    assert all(strip.posts for strip in page.strips)


def test_a_section_whose_kind_is_gone_still_shows(full: HomePage) -> None:
    gone = ContentType.objects.create(app_label="news", model="sportsectionpage")
    SectionPage.objects.filter(slug="food").update(content_type=gone)

    assert "Food" in [strip.section.title for strip in shown().strips]
