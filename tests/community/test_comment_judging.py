"""What becomes of a comment: by the section's mode, by who sends it, and by what it says."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Comment, Mode, Reader
from core.secret_text import digest_of
from news.models import ArticlePage
from tests.community.commenting import approve_from_now_on, comment, form_of, nothing_counted, rules, send
from tests.community.robots import STYLES, as_robot
from tests.community.sending import stamped
from tests.factories import article

pytestmark = pytest.mark.django_db

SHOWN, WAITING, SPAM = "shown", "waiting", "spam"


@pytest.fixture
def post(news: Any) -> ArticlePage:
    return article(news, title="The ferry sails at seven")


def known_reader(post: ArticlePage, *, trusted: bool = False, **fields: Any) -> Reader:
    """Somebody with a comment that is shown, from where they write now."""
    reader = Reader.of("ottilie@example.org", "Ottilie Brandt")
    row = comment(post, "Shown before.", reader=reader, client=digest_of("client", "127.0.0.1"))
    if trusted:
        approve_from_now_on(row)
        reader.refresh_from_db()
    for name, value in fields.items():
        setattr(reader, name, value)
    reader.save()
    return reader


#: Who sends, and what becomes of it in each mode.
TABLE = [
    ("a newcomer", {Mode.ALL: WAITING, Mode.FIRST: WAITING, Mode.AFTER: SHOWN}),
    ("a newcomer with a link", {Mode.ALL: WAITING, Mode.FIRST: WAITING, Mode.AFTER: WAITING}),
    ("somebody known", {Mode.ALL: WAITING, Mode.FIRST: SHOWN, Mode.AFTER: SHOWN}),
    ("somebody known with a link", {Mode.ALL: WAITING, Mode.FIRST: SHOWN, Mode.AFTER: SHOWN}),
    ("somebody trusted", {Mode.ALL: SHOWN, Mode.FIRST: SHOWN, Mode.AFTER: SHOWN}),
    ("somebody trusted with a suspect word", {Mode.ALL: WAITING, Mode.FIRST: WAITING, Mode.AFTER: WAITING}),
    ("somebody trusted with a banned word", {Mode.ALL: SPAM, Mode.FIRST: SPAM, Mode.AFTER: SPAM}),
    ("somebody trusted who is too quick", {Mode.ALL: SPAM, Mode.FIRST: SPAM, Mode.AFTER: SPAM}),
    ("somebody trusted who fills the trap", {Mode.ALL: SPAM, Mode.FIRST: SPAM, Mode.AFTER: SPAM}),
    ("somebody trusted without JavaScript", {Mode.ALL: WAITING, Mode.FIRST: WAITING, Mode.AFTER: WAITING}),
    ("somebody banned", {Mode.ALL: SPAM, Mode.FIRST: SPAM, Mode.AFTER: SPAM}),
    ("a blocked domain", {Mode.ALL: SPAM, Mode.FIRST: SPAM, Mode.AFTER: SPAM}),
]


def words_of(who: str) -> str:
    if "link" in who:
        return "Look at https://shop.example/ today"
    if "suspect" in who:
        return "What a Scandal."
    return "Buy PILLS now" if "banned word" in who else "The tide is right."


def data_of(who: str, post: ArticlePage) -> dict[str, Any]:
    email = "x@spam.example" if "domain" in who else "ottilie@example.org"
    if "without JavaScript" in who:
        words = {"name": "Ottilie", "email": email, "text": words_of(who)}
        return stamped(f"comment {post.pk}", solved=False, **words)
    extra = {"website": "https://spam.example"} if "trap" in who else {}
    return form_of(post, words_of(who), email=email, **extra)


@pytest.mark.parametrize(("who", "expected"), TABLE, ids=[who for who, _ in TABLE])
def test_what_becomes_of_it(
    client: Client, post: ArticlePage, news: Any, who: str, expected: Any, monkeypatch: Any
) -> None:
    if "known" in who or "trusted" in who or "banned" in who.split():
        marks: dict[str, Any] = {"trusted": {"trusted": True}, "somebody banned": {"banned_at": timezone.now()}}
        known_reader(post, **next((fields for word, fields in marks.items() if word in who), {}))
    found = {}
    for mode in expected:
        nothing_counted()
        lists = {"banned_words": "pill*", "suspect_words": "scandal", "blocked_domains": "spam.example"}
        rules(news, mode=mode, **lists)
        data = data_of(who, post)
        if "too quick" in who:
            monkeypatch.setattr("community.guarding.stamps.TOO_QUICK", timedelta(minutes=5))
        client.post(f"/comment/{post.pk}/", data, headers={"sec-fetch-site": "same-origin"})
        sent = Comment.objects.order_by("-pk")[0]
        found[mode] = sent.state
        sent.delete()

    assert found == expected


def test_the_same_text_again_is_spam(client: Client, post: ArticlePage, news: Any) -> None:
    rules(news, mode=Mode.AFTER)

    send(client, post, "Vote for the bridge, and tell all your friends!")
    send(client, post, "vote  for THE bridge, and tell all your friends!", email="b@example.org")

    assert list(Comment.objects.order_by("pk").values_list("state", flat=True)) == [SHOWN, SPAM]


def test_short_words_are_said_by_many(client: Client, post: ArticlePage, news: Any) -> None:
    rules(news, mode=Mode.AFTER)

    for index in range(4):
        send(client, post, "Well said!", email=f"reader{index}@example.org")

    assert list(Comment.objects.order_by("pk").values_list("state", flat=True)) == [SHOWN, SHOWN, SHOWN, SPAM]


def test_who_changes_a_text_back_is_no_robot(client: Client, post: ArticlePage, news: Any) -> None:
    rules(news, mode=Mode.AFTER)
    words = "The tide was right, and the timetable was not, as ever."
    send(client, post, words)
    row = Comment.objects.get()

    for text in ("Something else.", words):
        client.post(f"/comments/c/{row.pk}/edit/", {"text": text}, headers={"sec-fetch-site": "same-origin"})

    row.refresh_from_db()
    assert (row.text, row.state) == (words, WAITING)


def test_under_an_old_post_comments_wait(client: Client, news: Any) -> None:
    rules(news, mode=Mode.AFTER, closes_after=0, old_after=14)
    old = article(news, title="Old", at=timezone.now() - timedelta(days=15))

    send(client, old)

    assert Comment.objects.get().signs == ["old post"]


def test_where_a_banned_reader_wrote_others_are_looked_at(client: Client, post: ArticlePage, news: Any) -> None:
    rules(news, mode=Mode.AFTER)
    send(client, post, email="banned@example.org")
    Reader.objects.update(banned_at=timezone.now())

    send(client, post, "Somebody else.", email="other@example.org")

    assert Comment.objects.get(text="Somebody else.").signs == ["neighbour"]


def test_while_limits_do_not_answer_everything_waits_and_nothing_is_lost(
    client: Client, post: ArticlePage, news: Any, monkeypatch: Any
) -> None:
    rules(news, mode=Mode.AFTER)
    monkeypatch.setattr("core.rate_limits._count", lambda key, seconds: None)

    send(client, post)

    assert Comment.objects.get().state == WAITING


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("mode", [Mode.FIRST, Mode.AFTER])
def test_nothing_of_robots_is_shown_and_a_reader_still_gets_through(
    client: Client, post: ArticlePage, news: Any, style: str, mode: str
) -> None:
    rules(news, mode=mode)

    for number in range(20):
        as_robot(client, post, style, number)

    assert not Comment.objects.shown().exists()
    rules(news, mode=Mode.AFTER)
    send(client, post)
    assert Comment.objects.shown().count() == 1
