"""Nothing appears twice on the front page, whatever the newsroom has."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import frame
from core.models import CityImage
from home import front_page
from home.models import HomePage
from news.models import ArticlePage, PostPage, SectionPage
from tests.factories import many_articles, picture

NEWEST = datetime(2026, 3, 5, 12, tzinfo=UTC)
LINK = re.compile(r'href="(/[^"#?]+)"')

#: Of each of five sections: how many posts, every how many of them has a picture (0: none), and how far apart.
sections = st.lists(st.tuples(st.integers(0, 26), st.integers(0, 3), st.integers(1, 90)), min_size=5, max_size=5)


@pytest.fixture
def photo(db: None) -> CityImage:
    return picture(size=(300, 200))


def newsroom(plan: list[tuple[int, int, int]], photo: CityImage) -> None:
    for section, (number, every, apart) in zip(SectionPage.objects.order_by("path"), plan, strict=True):
        many_articles(section, number, newest=NEWEST, apart=timedelta(minutes=apart))
        if every:
            posts = PostPage.objects.filter(section=section).order_by("path")
            pictured = [pk for index, pk in enumerate(posts.values_list("pk", flat=True)) if index % every == 0]
            PostPage.objects.filter(pk__in=pictured).update(lead_image=photo)


def slots(page: front_page.FrontPage) -> list[Any]:
    strips = [post for strip in page.strips for post in strip.posts]
    return [*([page.lead] if page.lead else []), *page.seconds, *page.grid, *page.latest, *strips]


@given(sections)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_no_post_has_two_slots(site: HomePage, photo: CityImage, plan: list[tuple[int, int, int]]) -> None:
    with transaction.atomic():
        newsroom(plan, photo)

        page = front_page.compose()

        shown = [post.pk for post in slots(page)]
        assert len(shown) == len(set(shown))
        leading = SectionPage.objects.filter(slug__in=["news", "food", "entertainment"])
        eligible = ArticlePage.objects.published().filter(section__in=leading)
        assert (page.lead is not None) == eligible.exists()
        assert page.lead is None or page.lead.pk in eligible.values_list("pk", flat=True)
        assert page.lead is None or page.lead.lead_image or not eligible.filter(lead_image__isnull=False).exists()
        assert all(post.lead_image for post in page.grid)
        assert (len(shown) > 0) == ArticlePage.objects.published().exists()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "plan",
    [
        [(20, 1, 60)] * 5,
        [(20, 0, 60)] * 5,
        [(3, 2, 60), (0, 0, 1), (1, 1, 5), (26, 3, 7), (2, 0, 1)],
        [(0, 0, 1), (8, 1, 1), (0, 0, 1), (0, 0, 1), (0, 0, 1)],
    ],
    ids=["all pictures", "no pictures", "mixed", "opinion only"],
)
def test_no_address_stands_twice_in_the_page(
    client: Client, site: HomePage, photo: CityImage, plan: list[tuple[int, int, int]]
) -> None:
    newsroom(plan, photo)
    frame.forget_all()

    html = client.get("/").content.decode()
    main = html[html.index("<main") : html.index("</main>")]

    posts = [address for address in LINK.findall(main) if "harbour-story" in address]
    assert posts
    assert len(posts) == len(set(posts))
