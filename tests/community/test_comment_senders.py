"""What an address has earned counts for whoever is signed in, or writes from where it was earned; for nobody else."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from community.models import Comment, Decision, Mode, Reader
from community.moderation.deciding import undo
from community.readers.known import COOKIE, sign_in
from news.models import ArticlePage
from tests.community.commenting import approve_from_now_on, comment, nothing_counted, rules, send
from tests.community.sending import stamped
from tests.factories import article

pytestmark = pytest.mark.django_db

HERE = {"sec-fetch-site": "same-origin"}
HOME, AWAY = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def post(news: Any) -> ArticlePage:
    return article(news, title="The ferry sails at seven")


def approved(post: ArticlePage, news: Any) -> Reader:
    """Somebody whose first comment, sent from home, made a moderator approve them from now on."""
    rules(news, mode=Mode.ALL)
    send(Client(REMOTE_ADDR=HOME), post, "The first one.")
    row = Comment.objects.get()
    approve_from_now_on(row)
    nothing_counted()
    assert row.reader is not None
    row.reader.refresh_from_db()
    return row.reader


def signed_in(reader: Reader, address: str = AWAY) -> Client:
    response = HttpResponse()
    sign_in(reader, response)
    client = Client(REMOTE_ADDR=address)
    client.cookies[COOKIE] = response.cookies[COOKIE].value
    return client


def newest() -> Comment:
    return Comment.objects.order_by("-pk")[0]


@pytest.mark.parametrize(("mode", "sign"), [(Mode.ALL, "all"), (Mode.FIRST, "elsewhere")])
def test_an_approved_address_typed_by_somebody_else_earns_nothing(
    post: ArticlePage, news: Any, mode: str, sign: str
) -> None:
    approved(post, news)
    rules(news, mode=mode)

    send(Client(REMOTE_ADDR=AWAY), post, "Not by them.")

    assert (newest().state, newest().signs) == ("waiting", [sign])


@pytest.mark.parametrize("mode", [Mode.ALL, Mode.FIRST])
def test_from_where_they_were_approved_they_are_shown_at_once(post: ArticlePage, news: Any, mode: str) -> None:
    approved(post, news)
    rules(news, mode=mode)

    send(Client(REMOTE_ADDR=HOME), post, "By them again.")

    assert newest().state == "shown"


@pytest.mark.parametrize("mode", [Mode.ALL, Mode.FIRST])
def test_signed_in_they_are_shown_at_once_from_anywhere(post: ArticlePage, news: Any, mode: str) -> None:
    reader = approved(post, news)
    rules(news, mode=mode)

    signed_in(reader).post(f"/comment/{post.pk}/", stamped(f"comment {post.pk}", text="From a train."), headers=HERE)

    assert (newest().text, newest().state, newest().reader) == ("From a train.", "shown", reader)


def test_links_of_somebody_who_only_types_the_address_wait(post: ArticlePage, news: Any) -> None:
    approved(post, news)
    rules(news, mode=Mode.AFTER)

    send(Client(REMOTE_ADDR=AWAY), post, "Look at https://shop.example/ today")

    assert newest().signs == ["links"]


def test_a_comment_that_nobody_looked_at_makes_no_client_trusted(post: ArticlePage, news: Any) -> None:
    approved(post, news)
    rules(news, mode=Mode.AFTER)
    away = Client(REMOTE_ADDR=AWAY)
    send(away, post, "Shown because everything is.")
    rules(news, mode=Mode.ALL)

    send(away, post, "And now the rude one.")

    assert newest().state == "waiting"


def test_what_is_taken_back_is_trusted_nowhere(post: ArticlePage, news: Any) -> None:
    reader = approved(post, news)
    undo(Decision.objects.get().batch, {news.pk})
    Comment.objects.update(state="shown")

    send(Client(REMOTE_ADDR=HOME), post, "From home.")
    first = newest().state
    signed_in(reader).post(f"/comment/{post.pk}/", stamped(f"comment {post.pk}", text="Signed in."), headers=HERE)

    assert (first, newest().state) == ("waiting", "waiting")


def test_once_the_client_is_forgotten_only_signing_in_helps(post: ArticlePage, news: Any) -> None:
    approved(post, news)
    Comment.objects.update(client="")

    send(Client(REMOTE_ADDR=HOME), post, "Much later.")

    assert newest().state == "waiting"


def test_who_is_signed_in_is_not_asked_again(post: ArticlePage, news: Any) -> None:
    reader = Reader.of("ottilie@example.org", "Ottilie <b>Brandt")
    client = signed_in(reader)

    html = client.get(f"/comment/{post.pk}/").content.decode()

    assert 'name="email"' not in html
    assert 'name="name"' not in html
    assert "Ottilie &lt;b&gt;Brandt" in html
    assert 'href="/reader/"' in html


def test_a_name_and_an_address_sent_beside_the_cookie_are_not_read(post: ArticlePage, news: Any) -> None:
    reader = Reader.of("ottilie@example.org", "Ottilie Brandt")

    send(signed_in(reader), post, name="The Mayor", email="mayor@example.org")

    assert (newest().name, newest().reader) == ("Ottilie Brandt", reader)
    assert Reader.known("mayor@example.org") is None


def test_a_reader_without_a_name_is_asked_for_one(post: ArticlePage, news: Any) -> None:
    reader = Reader.of("ottilie@example.org", "")
    client = signed_in(reader)

    html = client.get(f"/comment/{post.pk}/").content.decode()
    send(client, post, name="Ottilie")

    assert 'name="name"' in html
    assert 'name="email"' not in html
    assert newest().name == "Ottilie"


def test_a_banned_reader_s_cookie_is_nobody_s(post: ArticlePage, news: Any) -> None:
    reader = Reader.of("ottilie@example.org", "Ottilie Brandt")
    client = signed_in(reader)
    Reader.objects.update(banned_at=timezone.now())

    html = client.get(f"/comment/{post.pk}/").content.decode()

    assert 'name="email"' in html


def test_a_change_by_the_browser_that_sent_it_is_judged_as_its_sender_s(post: ArticlePage, news: Any) -> None:
    reader = approved(post, news)
    client = signed_in(reader)
    client.post(f"/comment/{post.pk}/", stamped(f"comment {post.pk}", text="From a train."), headers=HERE)
    row = newest()

    client.post(f"/comments/c/{row.pk}/edit/", {"text": "From a slow train."}, headers=HERE)

    row.refresh_from_db()
    assert (row.text, row.state) == ("From a slow train.", "shown")


def test_comments_from_before_are_no_proof_without_a_client(post: ArticlePage, news: Any) -> None:
    rules(news, mode=Mode.FIRST)
    comment(post, "An old one.", name="Ottilie Brandt", email="ottilie@example.org")

    send(Client(REMOTE_ADDR=HOME), post)

    assert newest().signs == ["elsewhere"]
