"""Who stands above a post, in which order."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from news.models import ArticlePage, Author, Byline, NewsSectionPage
from tests.factories import article, author
from tests.news.admin_forms import add_address, article_form, edit_address


@pytest.fixture
def writers(db: None) -> tuple[Author, Author, Author]:
    return author("Zadie Olney"), author("Mara Quill"), author("Hanna Kivi")


def names(post: ArticlePage) -> list[str]:
    return [byline.author.name for byline in ArticlePage.objects.get(pk=post.pk).byline_list]


def test_bylines_stand_in_the_editor_s_order(
    client: Client, news: NewsSectionPage, writers: tuple[Author, ...]
) -> None:
    post = article(news, bylines=writers)

    html = client.get(post.url).content.decode()
    shown = html[html.index("<article") :]

    assert names(post) == ["Zadie Olney", "Mara Quill", "Hanna Kivi"]
    assert shown.index("Zadie Olney") < shown.index("Mara Quill") < shown.index("Hanna Kivi")


def test_a_new_order_is_kept(news: NewsSectionPage, writers: tuple[Author, ...]) -> None:
    post = article(news, bylines=writers)

    for order, byline in enumerate(reversed(list(post.bylines.all()))):
        byline.sort_order = order
        byline.save()

    assert names(post) == ["Hanna Kivi", "Mara Quill", "Zadie Olney"]


def test_a_role_is_named_in_words(client: Client, news: NewsSectionPage) -> None:
    post = article(news)
    Byline.objects.create(post=post, author=author("Hanna Kivi"), role=Byline.Role.PHOTOGRAPHER)

    html = client.get(post.url).content.decode()

    assert "Photographs by" in html


def test_an_author_may_write_and_photograph_the_same_post(news: NewsSectionPage) -> None:
    post, mara = article(news), author()

    Byline.objects.create(post=post, author=mara, role=Byline.Role.REPORTER)
    Byline.objects.create(post=post, author=mara, role=Byline.Role.PHOTOGRAPHER)

    assert names(post) == ["Mara Quill", "Mara Quill"]


def test_an_author_has_one_byline_in_a_role(news: NewsSectionPage) -> None:
    post, mara = article(news), author()
    Byline.objects.create(post=post, author=mara)

    with pytest.raises(IntegrityError):
        Byline.objects.create(post=post, author=mara)


def test_the_editor_says_so_when_an_author_is_named_twice_in_a_role(
    client: Client, editor: Any, news: NewsSectionPage
) -> None:
    mara = author()
    client.force_login(editor)

    response = client.post(add_address("articlepage", news), article_form(bylines=(mara, mara)))

    assert response.status_code == 200
    assert not ArticlePage.objects.exists()


def test_bylines_typed_in_the_editor_are_published_in_their_order(
    client: Client, editor: Any, news: NewsSectionPage, writers: tuple[Author, ...]
) -> None:
    client.force_login(editor)

    client.post(add_address("articlepage", news), article_form(bylines=writers))

    assert names(ArticlePage.objects.get()) == ["Zadie Olney", "Mara Quill", "Hanna Kivi"]


def test_bylines_of_a_draft_wait_for_its_publication(
    client: Client, editor: Any, news: NewsSectionPage, writers: tuple[Author, ...]
) -> None:
    post = article(news, bylines=writers[:1])
    client.force_login(editor)

    client.post(edit_address(post), article_form(bylines=writers[1:2], publish=False))

    assert "Mara Quill" not in client.get(post.url).content.decode()
    assert "Zadie Olney" in client.get(post.url).content.decode()


def test_a_post_without_bylines_renders(client: Client, news: NewsSectionPage) -> None:
    assert client.get(article(news).url).status_code == 200


def test_a_form_that_overtakes_its_own_autosave_keeps_one_byline(
    client: Client, editor: Any, news: NewsSectionPage, writers: tuple[Author, ...]
) -> None:
    client.force_login(editor)
    client.post(add_address("articlepage", news), article_form(bylines=writers[:2], publish=False))
    draft = ArticlePage.objects.get()

    # The same rows again, still without the ids that the first answer brings.
    response = client.post(edit_address(draft), article_form(bylines=(writers[1], writers[0])))

    assert response.status_code == 302
    assert ArticlePage.objects.get().live
    assert names(draft) == ["Mara Quill", "Zadie Olney"]
