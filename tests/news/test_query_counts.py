"""What pages ask of the database: a few queries, the same at ten posts and at a thousand."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.rich_text import RichText

from core import frame
from core.models import CityImage
from home.models import HomePage
from news.models import Author, Place, PostPage, SectionPage, Topic
from tests.home.slots import lay_out
from tests.news.dense_posts import fill, queries_of

BUDGETS = {
    "/": 15,
    "/news/": 10,
    "/news/line-4-stops-at-night/": 10,
    "/authors/mara-quill/": 12,
    "/topics/trams/": 12,
    "month": 12,
    "year": 12,
    "/authors/": 12,
    "/topics/": 12,
    "/about/": 10,
}


def counts(client: Client) -> dict[str, list[str]]:
    """Return the queries of each page."""
    newest = timezone.localdate(PostPage.objects.published().first().date_shown)
    dated = {"month": f"/news/{newest:%Y/%m}/", "year": f"/news/{newest:%Y}/"}
    return {page: queries_of(client, dated.get(page, page)) for page in BUDGETS}


def test_no_page_asks_more_than_its_budget_however_many_posts(client: Client, site: HomePage) -> None:
    fill(10)
    few = counts(client)
    assert {page: len(asked) for page, asked in few.items() if len(asked) > BUDGETS[page]} == {}

    PostPage.objects.all().delete()
    frame.forget_all()
    type(site).objects.get().fix_tree()
    fill_again(1000)
    many = counts(client)

    # Ten posts leave no strip for opinion, and so no portraits: the front page asks once less.
    assert len(many.pop("/")) - len(few.pop("/")) <= 1
    assert {page: len(asked) for page, asked in many.items()} == {page: len(asked) for page, asked in few.items()}


def fill_again(number: int) -> None:
    Author.objects.all().delete()
    Topic.objects.all().delete()
    fill(number)


@pytest.mark.parametrize("number", [2, 10])
def test_a_deep_page_of_a_list_asks_no_more_than_the_first(client: Client, site: HomePage, number: int) -> None:
    fill(1000)

    first, deep = (len(queries_of(client, address)) for address in ("/news/", f"/news/?page={number}"))

    assert deep <= first


def test_a_post_with_many_pictures_and_links_asks_no_more(client: Client, site: HomePage) -> None:
    post = fill(10)
    before = len(queries_of(client, post.url))
    more = [block for block in post.body if block.block_type in ("image", "fact_box")]
    post.body = [
        *[(block.block_type, block.value) for block in post.body],
        *[(block.block_type, block.value) for block in more * 5],
        *[("rich_text", RichText(f'<p><a linktype="page" id="{post.pk}">This</a> again.</p>'))] * 10,
    ]
    post.save_revision().publish()

    assert len(queries_of(client, post.url)) <= before


def test_a_page_of_an_author_with_bylines_of_many_asks_no_more(client: Client, site: HomePage) -> None:
    fill(100)
    old = timezone.now() - timedelta(days=400)
    PostPage.objects.filter(section__slug="food").update(date_shown=old)

    assert len(queries_of(client, "/authors/mara-quill/")) <= 12


def test_a_front_page_of_many_slots_and_picks_asks_no_more(client: Client, site: HomePage) -> None:
    fill(1000)
    few = _queries_with_picks(client, 1)

    many = _queries_with_picks(client, 9)

    assert len(few) <= 15
    assert len(many) <= len(few)


def _queries_with_picks(client: Client, number: int) -> list[str]:
    """Return the queries of a front page with every kind of rule, `number` times, and as many picks in each slot."""
    topic, place = Topic.objects.first(), Place.objects.get_or_create(name="Northgate", kind="neighbourhood")[0]
    image = CityImage.objects.first()
    old = list(PostPage.objects.order_by("date_shown").values_list("pk", flat=True)[: 40 * number])
    chosen = [{"post": key, "headline": "Another", "image": image.pk if image else None} for key in old]
    rules = [{"topic": topic.pk if topic else None}, {"place": place.pk}, {"kind": "articlepage"}]
    slots: list[tuple[str, Any]] = [("live", None), ("lead", {"picks": chosen[:number]}), ("latest", {"picks": []})]
    for index in range(min(number, 6)):
        start = (index + 1) * 9
        for rule in rules:
            slots.append(("grid", {"picks": chosen[start : start + number], "rule": rule, "number": 2}))
    for section in SectionPage.objects.order_by("path"):
        slots.append(("section", {"picks": [], "section": section.pk}))
    slots += [("opinion", {"picks": []}), ("events", {"picks": []}), ("jobs", {"picks": []}), ("recipe", {"picks": []})]
    link = {"page": HomePage.objects.get().pk, "url": "", "title": ""}
    slots += [("call", {"title": "Write", "text": "<p>To us</p>", "link": link})] * number
    lay_out(*slots)
    frame.forget_all()
    return queries_of(client, "/")
