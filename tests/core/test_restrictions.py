"""The private parts of the tree: read once a request, and the same whichever way they are asked for."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from core import restrictions
from core.querysets import public_pages
from home.models import HomePage, StandardPage
from news.models import NewsSectionPage
from tests.factories import article, many_articles


def restrict(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.fixture
def tree(site: HomePage, news: NewsSectionPage, food: Any) -> list[Page]:
    """Pages at every depth, in the order of the tree."""
    many_articles(news, 11)
    many_articles(food, 3)
    about = StandardPage.objects.get(slug="about")
    about.add_child(instance=StandardPage(title="Team", slug="team"))
    return list(Page.objects.filter(depth__gte=2).order_by("path"))


def test_a_restriction_covers_the_page_and_all_below_it(site: HomePage, news: NewsSectionPage, food: Any) -> None:
    below, beside = article(news), article(food)
    restrict(news)

    public = set(public_pages().values_list("pk", flat=True))

    assert not {news.pk, below.pk} & public
    assert {site.pk, food.pk, beside.pk} <= public


@given(chosen=st.sets(st.integers(0, 100), max_size=8))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_many_restrictions_give_the_same_pages_as_few(tree: list[Page], chosen: set[int]) -> None:
    PageViewRestriction.objects.all().delete()
    for index in chosen:
        restrict(tree[1 + index % (len(tree) - 1)])

    few = set(public_pages().values_list("pk", flat=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(restrictions, "MANY", -1)
        many = set(public_pages().values_list("pk", flat=True))

    covered = PageViewRestriction.objects.values_list("page__path", flat=True)
    expected = {page.pk for page in tree if not any(page.path.startswith(path) for path in covered)}
    assert few == many
    assert {page.pk for page in tree if page.pk in few} == expected


def test_more_than_a_few_restrictions_really_take_the_other_way(tree: list[Page], news: NewsSectionPage) -> None:
    many_articles(news, restrictions.MANY)
    for page in Page.objects.child_of(news):
        restrict(page)

    sql = str(public_pages().query)

    assert "EXISTS" in sql
    assert list(public_pages().child_of(news)) == []


def test_within_a_request_restrictions_are_read_once(site: HomePage, django_assert_num_queries: Any) -> None:
    with restrictions.remembered(), django_assert_num_queries(1):
        for _ in range(5):
            restrictions.all_restrictions()
            restrictions.unrestricted_q()


def test_outside_a_request_they_are_read_each_time(site: HomePage, news: NewsSectionPage) -> None:
    assert restrictions.all_restrictions() == []

    restrict(news)

    assert len(restrictions.all_restrictions()) == 1


def test_the_next_request_reads_them_again(news: NewsSectionPage) -> None:
    with restrictions.remembered():
        assert restrictions.all_restrictions() == []
    restrict(news)

    with restrictions.remembered():
        assert len(restrictions.all_restrictions()) == 1


def test_memory_ends_with_a_request_that_failed(news: NewsSectionPage) -> None:
    def fail() -> None:
        with restrictions.remembered():
            raise ZeroDivisionError(restrictions.all_restrictions())

    with pytest.raises(ZeroDivisionError):
        fail()
    restrict(news)

    assert len(restrictions.all_restrictions()) == 1


def test_a_page_knows_the_restrictions_above_it(news: NewsSectionPage) -> None:
    post, found = article(news), restrict(news)

    assert list(post.get_view_restrictions()) == [found]
    assert list(news.get_view_restrictions()) == [found]
    assert list(news.get_parent().specific.get_view_restrictions()) == []


def test_what_a_page_knows_can_be_asked_like_a_queryset(news: NewsSectionPage, site: HomePage) -> None:
    post, found = article(news), restrict(news)

    assert post.get_view_restrictions().exists()
    assert list(post.get_view_restrictions().order_by("-page__depth")) == [found]
    assert not site.get_view_restrictions().exists()


def test_the_admin_shows_and_changes_the_privacy_of_a_page(client: Client, editor: Any, news: NewsSectionPage) -> None:
    post = article(news)
    restrict(news)
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:set_privacy", args=[post.pk])

    assert client.get(address).status_code == 200
    assert client.post(address, {"restriction_type": "login", "password": "", "groups": []}).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).status_code == 200


def test_an_alias_of_a_private_post_is_private(client: Client, news: NewsSectionPage, food: Any) -> None:
    post = article(news)
    restrict(post)

    alias = post.create_alias(parent=food, update_slug="alias")

    assert client.get(alias.specific.url).status_code == 302


def test_each_request_from_a_reader_reads_them_once(client: Client, news: NewsSectionPage) -> None:
    post = article(news)
    with CaptureQueriesContext(connection) as captured:
        client.get(post.url)

    reads = [query for query in captured if 'FROM "wagtailcore_pageviewrestriction"' in query["sql"]]
    assert len(reads) == 1


def test_someone_who_logged_in_reads_a_private_post(client: Client, editor: Any, news: NewsSectionPage) -> None:
    post = article(news)
    restrict(post)
    client.force_login(editor)

    assert client.get(post.url).status_code == 200
