"""An address that was public once says so, with a word from the editors and ways on; one that never was is missing."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage, StandardPage
from news.models import ArticlePage, NewsSectionPage, SectionPage, Withdrawal
from tests.factories import article
from tests.news.dense_posts import queries

WORD = "The court has asked us to take this report down."


@pytest.fixture
def desk(editor: Any) -> Client:
    desk = Client()
    desk.force_login(editor)
    return desk


@pytest.fixture
def post(news: NewsSectionPage) -> ArticlePage:
    return article(news, title="Naming names", edited=True)


def unpublish(desk: Client, page: Any, **said: str) -> Any:
    return desk.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), said)


def test_the_editor_is_asked_for_a_word(desk: Client, post: ArticlePage) -> None:
    html = desk.get(reverse("wagtailadmin_pages:unpublish", args=[post.pk])).content.decode()

    assert "A word to readers" in html
    assert 'name="word"' in html


def test_an_unpublished_post_says_why_and_moves_readers_on(
    client: Client, desk: Client, news: NewsSectionPage, post: ArticlePage
) -> None:
    other = article(news, title="The ferry sails again")

    unpublish(desk, post, word=f" {WORD} ")
    response = client.get(post.url)

    html = response.content.decode()
    assert response.status_code == 410
    assert WORD in html
    assert '<meta name="robots" content="noindex">' in html
    assert news.url in html
    assert other.url in html
    # It may have been taken down for its headline.
    assert post.title not in html


def test_a_selection_that_is_unpublished_is_given_one_word(
    client: Client, desk: Client, news: NewsSectionPage, post: ArticlePage
) -> None:
    other = article(news, title="Naming more names", edited=True)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    chosen = f"{address}?id={post.pk}&id={other.pk}&next=/admin/"

    form = desk.get(chosen).content.decode()
    too_long = desk.post(chosen, {"word": "x" * 501})
    still_live = ArticlePage.objects.live().count()
    desk.post(chosen, {"word": f" {WORD} "})

    assert 'name="word"' in form
    assert 'name="include_descendants"' not in form
    assert (too_long.status_code, still_live) == (200, 2)
    for page in (post, other):
        answer = client.get(page.url)
        assert (answer.status_code, WORD in answer.content.decode()) == (410, True)


def test_a_section_in_a_selection_can_take_what_is_below_it_along(client: Client, desk: Client, site: HomePage) -> None:
    section = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    below = article(section, title="A match", edited=True)
    chosen = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'unpublish'])}?id={section.pk}&next=/admin/"

    form = desk.get(chosen).content.decode()
    desk.post(chosen, {"word": WORD, "include_descendants": "on"})

    assert 'name="include_descendants"' in form
    assert WORD in client.get(below.url).content.decode()


def test_without_a_word_it_is_honest_all_the_same(client: Client, desk: Client, post: ArticlePage) -> None:
    unpublish(desk, post)

    response = client.get(post.url)

    assert response.status_code == 410
    assert "has been withdrawn" in response.content.decode()


def test_markup_in_the_word_is_shown_and_not_obeyed(client: Client, desk: Client, post: ArticlePage) -> None:
    unpublish(desk, post, word="<script>alert(1)</script>")

    assert "<script>alert(1)" not in client.get(post.url).content.decode()


def test_a_word_can_be_given_and_changed_later(client: Client, desk: Client, post: ArticlePage) -> None:
    post.unpublish()
    address = reverse("withdrawn_word", args=[post.pk])
    leads_there = address in desk.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content.decode()

    desk.post(address, {"word": "Soon more."})
    desk.post(address, {"word": WORD})

    assert leads_there
    assert WORD in desk.get(address).content.decode()
    assert WORD in client.get(post.url).content.decode()


def test_a_word_is_given_by_those_who_may_publish_and_on_withdrawn_pages_only(
    desk: Client, news: NewsSectionPage, post: ArticlePage, django_user_model: Any
) -> None:
    reader = Client()
    reader.force_login(django_user_model.objects.create_user("reader", "reader@example.org", "a-long-password"))
    draft = article(news, title="Not yet", live=False)
    for page in (post, draft):
        desk.post(reverse("withdrawn_word", args=[page.pk]), {"word": WORD})
    post.unpublish()

    reader.post(reverse("withdrawn_word", args=[post.pk]), {"word": WORD})

    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("word", ["x" * 501, "a\0b"])
def test_a_word_that_cannot_be_kept_unpublishes_nothing(desk: Client, post: ArticlePage, word: str) -> None:
    response = unpublish(desk, post, word=word)

    assert response.status_code == 200
    assert ArticlePage.objects.get(pk=post.pk).live


def test_the_word_is_forgotten_when_the_post_is_published_again(
    client: Client, desk: Client, post: ArticlePage
) -> None:
    unpublish(desk, post, word=WORD)
    again = ArticlePage.objects.get(pk=post.pk)
    again.save_revision().publish()
    shown = client.get(post.url).status_code
    ArticlePage.objects.get(pk=post.pk).unpublish()

    response = client.get(post.url)

    assert (shown, response.status_code) == (200, 410)
    assert WORD not in response.content.decode()


def test_addresses_below_a_page_that_is_gone_are_gone(client: Client, desk: Client, site: HomePage) -> None:
    section = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    section.save_revision().publish()
    article(section, title="A match")
    unpublish(desk, section, word=WORD, include_descendants="on")

    for address in ("/sport/", "/sport/feed/", "/sport/2019/11/", "/sport/a-match/", "/sport/nothing/at/all/"):
        response = client.get(address)
        assert response.status_code == 410, address
        assert WORD in response.content.decode()


def test_what_is_below_a_live_page_and_never_was_is_missing(client: Client, post: ArticlePage) -> None:
    assert client.get(f"{post.url}more/").status_code == 404
    assert client.get("/news/never-was/").status_code == 404
    assert client.get("/never/was/").status_code == 404


def test_a_draft_that_was_never_published_is_missing(client: Client, news: NewsSectionPage) -> None:
    assert client.get(article(news, live=False).url).status_code == 404


def test_a_deleted_page_is_gone_and_its_word_outlives_it(client: Client, desk: Client, post: ArticlePage) -> None:
    unpublish(desk, post, word=WORD)

    ArticlePage.objects.get(pk=post.pk).delete()
    response = client.get(post.url)

    assert response.status_code == 410
    assert WORD in response.content.decode()


def test_a_section_that_is_deleted_with_its_posts_is_gone(client: Client, site: HomePage) -> None:
    section = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    section.save_revision().publish()
    article(section, title="A match")
    article(section, title="Not yet", live=False)

    SectionPage.objects.get(pk=section.pk).delete()

    assert client.get("/sport/").status_code == 410
    assert client.get("/sport/a-match/").status_code == 410
    assert not Withdrawal.objects.filter(url_path__contains="not-yet").exists()


def test_a_new_page_at_an_address_that_was_gone_takes_it(client: Client, news: NewsSectionPage) -> None:
    address = article(news, title="Naming names").url
    ArticlePage.objects.get().delete()
    gone = client.get(address).status_code
    article(news, title="Naming names", edited=True)

    assert (gone, client.get(address).status_code) == (410, 200)
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("on_section", [True, False])
def test_of_a_private_page_nobody_learns_that_it_was_there(
    client: Client, news: NewsSectionPage, post: ArticlePage, on_section: bool
) -> None:
    page = news if on_section else post
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    other = article(news, title="Another")
    if not on_section:
        PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)

    ArticlePage.objects.get(pk=post.pk).unpublish()
    ArticlePage.objects.get(pk=other.pk).delete()

    assert client.get(post.url).status_code == 404
    assert client.get(other.url).status_code == 404


def test_a_post_whose_time_is_over_is_gone(client: Client, news: NewsSectionPage) -> None:
    post = article(news)
    Page.objects.filter(pk=post.pk).update(expire_at=timezone.now() - timedelta(seconds=1))

    assert client.get(post.url).status_code == 410


def test_a_redirect_that_an_editor_made_comes_first(client: Client, news: NewsSectionPage, post: ArticlePage) -> None:
    other = article(news, title="What is known today")
    post.unpublish()
    Redirect.objects.create(old_path=Redirect.normalise_path(post.url), redirect_page=other)

    response = client.get(f"{post.url}?from=feed")

    assert response.status_code == 301
    assert response["Location"].endswith(other.url)


def test_standard_pages_are_gone_too(client: Client, desk: Client, site: HomePage) -> None:
    about = StandardPage.objects.get(slug="about")
    unpublish(desk, about, word=WORD)

    response = client.get("/about/")

    assert response.status_code == 410
    assert WORD in response.content.decode()


def test_a_gone_address_costs_few_queries(client: Client, news: NewsSectionPage, post: ArticlePage) -> None:
    for number in range(5):
        article(news, title=f"Post {number}")
    post.unpublish()
    client.get(post.url)

    with queries() as captured:
        client.get(post.url)

    assert len(captured) <= 12


def test_a_page_that_moves_while_it_is_withdrawn_keeps_its_word(
    client: Client, desk: Client, food: Any, post: ArticlePage
) -> None:
    unpublish(desk, post, word=WORD)
    moved = ArticlePage.objects.get(pk=post.pk)
    moved.move(food, pos="last-child")

    response = client.get(ArticlePage.objects.get(pk=post.pk).url)

    assert response.status_code == 410
    assert WORD in response.content.decode()
