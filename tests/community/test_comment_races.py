"""Forms that are sent twice at once, and mail that is asked for in somebody else's name."""

from typing import Any

import pytest
from django.core import mail
from django.db.models import QuerySet
from django.test import Client

from community.comments import receiving
from community.models import Comment, Mode
from tests.community.commenting import comment, form_of, rules, send
from tests.community.sending import stamped
from tests.factories import article

pytestmark = pytest.mark.django_db


def test_of_two_that_come_at_once_one_is_stored(client: Client, news: Any, monkeypatch: Any) -> None:
    rules(news, mode=Mode.AFTER)
    post = article(news)
    data = form_of(post)
    client.post(f"/comment/{post.pk}/", data, headers={"sec-fetch-site": "same-origin"})

    # The second one looks before the first is stored, and writes after it.
    monkeypatch.setattr(receiving, "stored_with", lambda key: None)
    answer = client.post(f"/comment/{post.pk}/", data, headers={"sec-fetch-site": "same-origin"})

    assert answer.status_code == 303
    assert Comment.objects.count() == 1


def test_a_report_that_is_sent_twice_at_once_is_counted_once(client: Client, news: Any, monkeypatch: Any) -> None:
    row = comment(article(news))
    data = stamped(f"report {row.pk}", reason="Rude.")

    # Each looks before the other is stored.
    monkeypatch.setattr(QuerySet, "exists", lambda rows: False)
    for _time in range(2):
        client.post(f"/comments/c/{row.pk}/report/", data, headers={"sec-fetch-site": "same-origin"})

    row.refresh_from_db()
    assert (row.reports, row.reported.count()) == (1, 1)


@pytest.mark.usefixtures("tasks_run")
def test_nobody_gets_mail_because_somebody_typed_their_address(
    client: Client, news: Any, django_capture_on_commit_callbacks: Any
) -> None:
    rules(news, mode=Mode.AFTER)
    post = article(news)

    with django_capture_on_commit_callbacks(execute=True):
        send(client, post, email="stranger@example.org", wants_replies="on")
        asked = Comment.objects.get()
        for index in range(3):
            send(client, post, f"Answer {index}.", email=f"other{index}@example.org", to=asked.pk)

    assert Comment.objects.count() == 4
    assert mail.outbox == []


def test_a_thread_cannot_be_begun_under_what_is_gone(client: Client, news: Any) -> None:
    rules(news, mode=Mode.AFTER)
    post = article(news)
    gone = comment(post, state="withdrawn")

    send(client, post, to=gone.pk)

    assert Comment.objects.shown().get().root is None
