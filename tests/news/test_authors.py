"""Authors: an address of their own, present and past, and a page with their posts."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from news.models import Author, NewsSectionPage
from tests.factories import article, author, many_articles


def test_an_author_s_address_follows_from_the_name(db: None) -> None:
    assert author("Mara Quill").url == "/authors/mara-quill/"


def test_a_second_author_of_the_same_name_has_another_address(db: None) -> None:
    assert [author("Mara Quill").slug for _ in range(3)] == ["mara-quill", "mara-quill-2", "mara-quill-3"]


def test_two_authors_cannot_share_an_address(db: None) -> None:
    author("Mara Quill")

    with pytest.raises(IntegrityError):
        author("Somebody Else", slug="mara-quill")


@pytest.mark.parametrize("name", ["王小明", "Ωμέγα", "!!!", "É" * 120])
def test_a_name_in_any_script_gives_a_page(client: Client, site: Any, name: str) -> None:
    person = author(name)

    assert client.get(person.url).status_code == 200


def test_a_later_name_leaves_the_address_as_it_is(db: None) -> None:
    person = author("Mara Quill")

    person.name = "Mara Quill-Okafor"
    person.save()

    assert person.slug == "mara-quill"


def test_the_index_names_present_and_past_authors_apart(client: Client, site: Any) -> None:
    author("Mara Quill")
    author("Walter Finch", is_active=False)

    context = client.get("/authors/").context

    assert [str(person) for person in context["authors"]] == ["Mara Quill"]
    assert [str(person) for person in context["past_authors"]] == ["Walter Finch"]


def test_a_past_author_keeps_page_and_posts(client: Client, news: NewsSectionPage) -> None:
    walter = author("Walter Finch", is_active=False)
    article(news, title="The night the crane fell", bylines=(walter,))

    html = client.get(walter.url).content.decode()

    assert "The night the crane fell" in html


def test_an_author_s_page_lists_their_posts_only(client: Client, news: NewsSectionPage) -> None:
    mara, edwin = author("Mara Quill"), author("Edwin Osei")
    article(news, title="By both of us", bylines=(mara, edwin))
    article(news, title="By Edwin alone", bylines=(edwin,))

    html = client.get(mara.url).content.decode()

    assert "By both of us" in html
    assert "By Edwin alone" not in html


def test_a_post_stands_once_on_the_page_of_its_writer_and_photographer(client: Client, news: NewsSectionPage) -> None:
    mara = author()
    post = article(news, bylines=(mara,))
    post.bylines.create(author=mara, role="photographer", sort_order=1)
    post.save()

    response = client.get(mara.url)

    assert response.context["total"] == 1
    assert response.content.decode().count(f'href="{post.url}"') == 1


def test_an_author_s_page_is_paged_and_says_how_many(client: Client, news: NewsSectionPage) -> None:
    many_articles(news, 45, people=[author()])

    pages = [client.get("/authors/mara-quill/", {"page": number}) for number in (1, 2, 3)]

    assert [sum(len(day.posts) for day in page.context["days"]) for page in pages] == [20, 20, 5]
    assert {page.context["total"] for page in pages} == {45}
    assert [(page.context["pager"].newer_url, page.context["pager"].older_url) for page in pages] == [
        ("", "/authors/mara-quill/?page=2"),
        ("/authors/mara-quill/", "/authors/mara-quill/?page=3"),
        ("/authors/mara-quill/?page=2", ""),
    ]
    assert client.get("/authors/mara-quill/?page=4").status_code == 404


@pytest.mark.parametrize(
    "address", ["/authors/nobody/", "/authors/nobody/feed/", "/authors/a/b/c/", "/authors/mara--quill/"]
)
def test_an_author_who_does_not_exist_is_missing(client: Client, site: Any, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("tasks_run")
def test_an_author_with_posts_cannot_be_deleted(client: Client, editor: Any, news: NewsSectionPage) -> None:
    mara = author()
    article(news, bylines=(mara,))
    client.force_login(editor)

    response = client.post(reverse("wagtailsnippets_news_author:delete", args=[mara.pk]))

    assert response.status_code < 500
    assert Author.objects.filter(pk=mara.pk).exists()


@pytest.mark.usefixtures("tasks_run")
def test_an_author_with_posts_cannot_be_deleted_with_others(client: Client, editor: Any, news: NewsSectionPage) -> None:
    mara = author()
    article(news, bylines=(mara,))
    client.force_login(editor)
    address = reverse("wagtail_bulk_action", args=["news", "author", "delete"])

    response = client.post(f"{address}?id={mara.pk}")

    assert response.status_code < 500
    assert Author.objects.filter(pk=mara.pk).exists()


def test_an_author_survives_their_login(editor: Any) -> None:
    mara = author(user=editor)

    editor.delete()

    assert Author.objects.get(pk=mara.pk).user is None
