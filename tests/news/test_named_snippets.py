"""What is named elsewhere is not deleted, whatever Wagtail's index of references knows: the answer says why."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from news.models import Author, NewsSectionPage
from tests.factories import article, author
from tests.news.opinion_posts import column


@pytest.fixture
def desk(client: Client, editor: Any) -> Client:
    client.force_login(editor)
    return client


def delete(desk: Client, *people: Author) -> Any:
    if len(people) == 1:
        address = reverse(Author.snippet_viewset.get_url_name("delete"), args=[people[0].pk])
    else:
        chosen = "&".join(f"id={person.pk}" for person in people)
        address = f"{reverse('wagtail_bulk_action', args=['news', 'author', 'delete'])}?{chosen}"
    return desk.post(address, follow=True)


def test_an_author_with_a_column_and_posts_stays(desk: Client, news: NewsSectionPage) -> None:
    person = author("Bea Marlowe")
    column("Low Water", person)
    for title in ("One", "Two"):
        article(news, title=title, bylines=(person,))

    answer = delete(desk, person)

    assert answer.status_code == 200
    html = answer.content.decode()
    assert "“Bea Marlowe” cannot be deleted" in html
    assert "1 column" in html
    assert "2 bylines" in html
    assert Author.objects.filter(pk=person.pk).exists()


def test_of_a_selection_nothing_goes_while_one_must_stay(desk: Client, site: Any) -> None:
    busy, idle = author("Bea Marlowe"), author("Idle Ida")
    column("Low Water", busy)

    answer = delete(desk, busy, idle)

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "“Bea Marlowe” cannot be deleted" in html
    assert "Idle Ida” cannot" not in html
    assert "Nothing of the selection was deleted." in html
    assert Author.objects.count() == 2


def test_who_is_named_nowhere_is_deleted(desk: Client, site: Any) -> None:
    delete(desk, author("Idle Ida"))
    delete(desk, author("Idle Ivo"), author("Idle Ilse"))

    assert not Author.objects.exists()
