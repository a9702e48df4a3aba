"""Comments of one reader: each stays theirs for a while, mail goes to who asked, and a failed attempt counts once."""

from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from community.models import Comment, Mode, Reader
from tests.community.commenting import comment, form_of, rules, send
from tests.factories import article

pytestmark = pytest.mark.django_db
HERE = {"sec-fetch-site": "same-origin"}


class Browser:
    """Sends a cookie only to the addresses that it was set for, as browsers do and Django's client does not."""

    def __init__(self) -> None:
        self.jar: dict[tuple[str, str], str] = {}

    def at(self, path: str) -> Client:
        client = Client()
        told = {name: value for (name, below), value in self.jar.items() if path.startswith(below)}
        client.cookies = SimpleCookie(told)
        return client

    def keep(self, response: Any) -> None:
        for name, morsel in response.cookies.items():
            self.jar[name, morsel["path"]] = morsel.value


def test_a_second_comment_does_not_take_the_first_away_from_its_writer(news: Any) -> None:
    rules(news, mode=Mode.AFTER)
    post, browser = article(news), Browser()
    for text in ("The first of mine.", "The second of mine."):
        browser.keep(send(browser.at(f"/comment/{post.pk}/"), post, text))

    for row in Comment.objects.all():
        address = f"/comments/c/{row.pk}/edit/"
        assert browser.at(address).get(address).status_code == 200, row.text
    assert not browser.at("/").cookies


def test_whoever_is_hidden_is_not_named_by_an_answer(client: Client, news: Any) -> None:
    post = article(news)
    root = comment(post, "Was there fog?")
    hidden = comment(post, "Insults.", name="Sam Insulter", parent=root)
    comment(post, "Mind your words.", name="Bruno", parent=hidden)
    assert "Sam Insulter" in client.get(f"/comments/{post.pk}/").content.decode()

    Comment.objects.filter(pk=hidden.pk).update(state="hidden")

    html = client.get(f"/comments/{post.pk}/").content.decode()
    assert "Mind your words." in html
    assert "Sam Insulter" not in html


def test_nobody_asks_for_mail_to_a_confirmed_address_without_being_its_reader(client: Client, news: Any) -> None:
    rules(news, mode=Mode.AFTER)
    Reader.of("anna@example.org", "Anna")
    Reader.objects.update(confirmed_at=timezone.now())

    send(client, article(news), email="anna@example.org", wants_replies="on")

    assert not Comment.objects.get().wants_replies


def test_a_comment_that_could_not_be_stored_is_sent_again_without_suspicion(
    client: Client, news: Any, monkeypatch: Any
) -> None:
    rules(news, mode=Mode.AFTER)
    post = article(news)
    data = form_of(post, "A sentence that is long enough to be one reader's own.")

    def full(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Comment, "save", full)
        with pytest.raises(DatabaseError):
            client.post(f"/comment/{post.pk}/", data, headers=HERE)
    client.post(f"/comment/{post.pk}/", data, headers=HERE)

    assert Comment.objects.get().state == "shown"
