"""What pages ask of the database: a few queries, the same at ten posts and at a thousand."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.rich_text import RichText

from core import frame
from home.models import HomePage
from news.models import Author, PostPage, Topic
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
