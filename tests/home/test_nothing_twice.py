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
from home.models import HomePage
from news.models import ArticlePage, PostPage, SectionPage, Storyline
from tests.conftest import States
from tests.factories import many_articles, picture
from tests.home.slots import Shown, lay_out, shown
from tests.news.event_posts import event
from tests.news.job_posts import job
from tests.news.live_posts import coverage, storyline
from tests.news.recipe_posts import recipe

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


@given(sections)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_no_post_has_two_slots(site: HomePage, photo: CityImage, plan: list[tuple[int, int, int]]) -> None:
    with transaction.atomic():
        newsroom(plan, photo)

        page = shown()

        keys = [post.pk for post in page.posts]
        assert len(keys) == len(set(keys))
        leading = SectionPage.objects.filter(slug__in=["news", "food", "entertainment"])
        eligible = ArticlePage.objects.published().filter(section__in=leading)
        assert (page.lead is not None) == eligible.exists()
        assert page.lead is None or page.lead.pk in eligible.values_list("pk", flat=True)
        assert page.lead is None or page.lead.lead_image or not eligible.filter(lead_image__isnull=False).exists()
        assert all(post.lead_image for post in page.grid)
        assert (len(keys) > 0) == ArticlePage.objects.published().exists()
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


#: What an editor may have laid out: kinds of slots, each with picks (numbers of posts, some of them hidden) and
#: how many posts it wants.
KINDS = ("lead", "grid", "opinion", "latest", "storyline", "jobs", "events", "recipe", "live", "section")
layouts = st.lists(
    st.tuples(
        st.sampled_from(KINDS), st.lists(st.integers(0, 39), max_size=6), st.one_of(st.none(), st.integers(1, 12))
    ),
    min_size=1,
    max_size=9,
)


@given(layouts)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_editors_pick_no_post_has_two_slots_and_none_is_hidden(
    client: Client, crowd: list[int], layout: list[tuple[str, list[int], int | None]]
) -> None:
    section = SectionPage.objects.get(slug="food").pk
    with transaction.atomic():
        page = shown_with(
            [
                (kind, {"picks": [{"post": crowd[index]} for index in chosen], "number": number, "section": section})
                for kind, chosen, number in layout
            ]
        )

        keys = [post.pk for post in page.posts]
        assert len(keys) == len(set(keys))
        assert set(keys) <= set(PostPage.objects.listed().values_list("pk", flat=True))
        assert picked_first(layout, crowd) <= set(keys)
        html = client.get("/").content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        posts = [address for address in LINK.findall(main) if address.count("/") > 2 and "canary" not in address]
        posts = [
            address for address in posts if not address.startswith("/storylines/") and not address.endswith("/events/")
        ]
        assert len(posts) == len(set(posts))
        assert "canary-" not in main.replace("canary-live", "")
        transaction.set_rollback(True)
    frame.forget_all()


def shown_with(slots: list[tuple[str, dict[str, Any]]]) -> Shown:
    storyline = {"storyline": Storyline.objects.get().pk}
    allowed = {
        "lead": ("picks",),
        "latest": ("picks", "number"),
        "recipe": ("picks",),
        "storyline": ("picks", "number"),
        "section": ("picks", "section", "number"),
        "live": (),
    }
    laid_out = [
        (
            kind,
            None
            if kind == "live"
            else {
                **{name: value[name] for name in allowed.get(kind, ("picks", "number"))},
                **(storyline if kind == "storyline" else {}),
            },
        )
        for kind, value in slots
    ]
    lay_out(*laid_out)
    frame.forget_all()
    return shown()


def picked_first(layout: list[tuple[str, list[int], int | None]], crowd: list[int]) -> set[int]:
    """Return the picks that must be seen: the first public one of every slot that may hold any post."""
    public = set(PostPage.objects.listed().values_list("pk", flat=True))
    seen: set[int] = set()
    for kind, chosen, _number in layout:
        if kind in ("live", "events", "jobs", "recipe"):
            # They take one kind of post, or none: other picks are passed over.
            return seen
        first = next((crowd[index] for index in chosen if crowd[index] in public and crowd[index] not in seen), None)
        if first is None or len(chosen) > 1:
            return seen | ({first} if first else set())
        seen.add(first)
    return seen


@pytest.fixture
def crowd(site: HomePage, photo: CityImage, states: States) -> list[int]:
    """The keys of forty posts of several kinds, hidden ones among them."""
    news, food = SectionPage.objects.get(slug="news"), SectionPage.objects.get(slug="food")
    many_articles(news, 14, pictures=[photo])
    many_articles(food, 8, pictures=[photo])
    events = [event(title=f"Songs {number}") for number in range(3)]
    jobs = [job(SectionPage.objects.get(slug="jobs"), title=f"Driver {number}") for number in range(3)]
    recipes = [recipe(food, title=f"Soup {number}") for number in range(3)]
    live = coverage(news, title="The river rises")
    storyline(posts=[states.live, *PostPage.objects.filter(section=news)[:5]])
    kinds = [post.pk for post in [*states.hidden, states.live, *events, *jobs, *recipes, live]]
    others = ArticlePage.objects.exclude(pk__in=kinds).order_by("pk").values_list("pk", flat=True)
    keys = [*kinds, *others]
    return [*keys, *keys[: 40 - len(keys)]]
