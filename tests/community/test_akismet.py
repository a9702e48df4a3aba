"""An outside opinion on spam: off until somebody wants it, and whatever it does or fails to do, nothing is lost."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from community.guarding import akismet
from community.mailbox.receiving import receive
from community.models import Action, Comment, Contribution, Mode, Reader
from community.moderation.deciding import decide, undo
from news.models import SectionPage
from tests.community.commenting import comment, rules, send
from tests.community.contributing import sent
from tests.community.spam_service import Service, spam_service
from tests.community.test_mails import mail as letter
from tests.factories import article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tasks_run")]
#: What it may say instead of an answer: each means that it does not say.
SAID = ["invalid", "truefalse", "true" * 10_000, "\xff\x00", ""]
NO_ANSWERS: list[dict[str, Any]] = [{"says": words} for words in SAID]
NO_ANSWERS += [{"says": "true", "status": 500}, {"says": "true", "status": 302}, {"hangs": True}]
#: How long we wait for one that hangs, in seconds. Of the others even a busy machine hears in the usual time.
NOT_LONG = 0.2


@pytest.fixture
def service(settings: Any, monkeypatch: Any) -> Iterator[Service]:
    with spam_service() as service:
        settings.AKISMET_KEY = "a-key"
        settings.AKISMET_URL = service.url
        monkeypatch.setattr(akismet, "_rests_until", 0.0)
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(name, raising=False)
        yield service


@pytest.fixture
def post(news: Any) -> Any:
    rules(news, mode=Mode.AFTER)
    return article(news)


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """Do what waits for the end of a transaction when the block ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_without_a_key_nobody_is_asked_or_told(
    client: Client, post: Any, service: Service, settings: Any, committed: Any, editor: Any
) -> None:
    settings.AKISMET_KEY = ""

    with committed():
        send(client, post)
        held = sent(client)
        receive(bytes(letter("It sank at noon. " * 20, "The ferry")))
        decide(editor, Comment.objects.all(), Action.SPAM)
        client.force_login(editor)
        client.post(f"/admin/contributions/{held.pk}/act/", {"action": "spam"})

    assert service.heard == []
    assert "Akismet" not in client.get(f"/comment/{post.pk}/").content.decode()


def test_what_it_finds_good_is_shown(client: Client, post: Any, service: Service, committed: Any) -> None:
    with committed():
        answer = client.get(send(client, post)["Location"]).content.decode()
        assert Comment.objects.get().state == "waiting", "Not before it was found good."

    row = Comment.objects.get()
    assert "will look at your comment" in answer
    assert (row.state, row.signs) == ("shown", [])
    assert row.shown_at is not None
    assert service.calls == ["comment-check"]


def test_what_it_takes_for_spam_is_spam_until_a_moderator_says_otherwise(
    client: Client, post: Any, service: Service, committed: Any
) -> None:
    service.says = "true"

    with committed():
        send(client, post)

    row = Comment.objects.get()
    assert (row.state, row.signs) == ("spam", ["service"])
    assert row.text == "The tide is right."


@pytest.mark.parametrize("answer", NO_ANSWERS, ids=lambda answer: "-".join(map(str, answer.values()))[:12])
def test_without_an_answer_a_comment_waits_and_its_reader_sees_the_usual_words(
    client: Client, post: Any, service: Service, committed: Any, monkeypatch: Any, answer: dict[str, Any]
) -> None:
    vars(service).update(answer)
    if service.hangs:
        monkeypatch.setattr(akismet, "SECONDS", NOT_LONG)

    with committed():
        response = client.get(send(client, post)["Location"])

    assert "will look at your comment before it is shown" in response.content.decode()
    row = Comment.objects.get()
    assert (row.state, row.signs, row.text) == ("waiting", ["unanswered"], "The tide is right.")
    assert service.calls == ["comment-check"], "It is told where we ask, and nowhere else."


def test_while_it_is_silent_other_tasks_do_not_wait_for_it(
    client: Client, post: Any, service: Service, committed: Any
) -> None:
    service.status = 500

    with committed():
        for number in range(3):
            send(client, post, f"Number {number}.")

    assert len(service.heard) == 1
    assert Comment.objects.waiting().count() == 3


def test_nobody_there_is_no_answer(client: Client, post: Any, settings: Any, service: Service, committed: Any) -> None:
    settings.AKISMET_URL = "http://127.0.0.1:9/1.1/"

    with committed():
        send(client, post)

    assert Comment.objects.get().state == "waiting"


def test_what_our_own_rules_hold_back_is_told_to_nobody(
    client: Client, post: Any, news: Any, service: Service, committed: Any
) -> None:
    rules(news, mode=Mode.FIRST, banned_words="viagra")

    with committed():
        send(client, post)
        send(client, post, "Cheap viagra.")

    assert service.heard == []


def test_it_is_told_what_readers_see_and_no_address_of_anybody(
    client: Client, post: Any, service: Service, committed: Any, caplog: Any
) -> None:
    with caplog.at_level(logging.DEBUG), committed():
        send(client, post, email="ottilie.canary@example.org")

    told = service.heard[0][1]
    assert told["comment_author"] == "Ottilie Brandt"
    assert told["comment_content"] == "The tide is right."
    assert told["permalink"] == f"http://localhost{post.url}"
    assert told["user_ip"].startswith("fd"), "An address that nobody has, the same for one client."
    assert "canary" not in str(told)
    assert "127.0.0.1" not in str(told)
    assert "The tide is right." not in caplog.text


def test_it_is_asked_outside_of_transactions(
    client: Client, post: Any, service: Service, committed: Any, monkeypatch: Any
) -> None:
    around = list(connection.savepoint_ids)
    inside = []
    asks = akismet._answer
    monkeypatch.setattr(
        akismet, "_answer", lambda *said: (inside.append(list(connection.savepoint_ids)), asks(*said))[1]
    )

    with committed():
        send(client, post)
        sent(client)

    assert inside == [around, around]


def test_words_that_were_changed_while_it_thought_are_judged_anew(
    client: Client, post: Any, service: Service, committed: Any, monkeypatch: Any
) -> None:
    def meanwhile(*said: Any) -> str:
        Comment.objects.update(text="Something else.")
        return "false"

    monkeypatch.setattr(akismet, "_answer", meanwhile)

    with committed():
        send(client, post)

    assert Comment.objects.get().state == "waiting"


def test_a_comment_that_is_changed_is_asked_about_again(
    client: Client, post: Any, service: Service, committed: Any
) -> None:
    with committed():
        send(client, post)
    service.says = "true"

    with committed():
        address = f"/comments/c/{Comment.objects.get().pk}/edit/"
        client.post(address, {"text": "Buy this."}, headers={"sec-fetch-site": "same-origin"})

    assert Comment.objects.get().state == "spam"
    assert service.heard[1][1]["comment_content"] == "Buy this."


def test_who_is_answered_hears_of_it_once_the_answer_is_shown(
    client: Client, post: Any, service: Service, committed: Any
) -> None:
    asked = comment(post, wants_replies=True)
    Reader.objects.update(confirmed_at="2026-01-01T00:00Z")

    with committed():
        send(client, post, "An answer.", email="other@example.org", to=asked.pk)
        assert mail.outbox == []

    assert [message.to for message in mail.outbox] == [["ottilie.brandt@example.org"]]
    assert service.heard[0][1]["comment_type"] == "reply"


def test_it_learns_what_moderators_decide(post: Any, service: Service, committed: Any, editor: Any) -> None:
    good, bad = comment(post, state="waiting"), comment(post, "Buy this.")

    with committed():
        decide(editor, [good], Action.APPROVE)
        batch = decide(editor, [bad], Action.SPAM)
        decide(editor, [good], Action.PICK)
    with committed():
        assert batch
        undo(batch, set(SectionPage.objects.values_list("pk", flat=True)))

    assert [(call, told["comment_content"]) for call, told in service.heard] == [
        ("submit-ham", "The tide is right."),
        ("submit-spam", "Buy this."),
        ("submit-ham", "Buy this."),
    ]


def test_a_decision_stands_where_it_cannot_be_told(
    post: Any, service: Service, committed: Any, editor: Any, monkeypatch: Any
) -> None:
    service.hangs = True
    monkeypatch.setattr(akismet, "SECONDS", NOT_LONG)

    with committed():
        decide(editor, [comment(post, state="waiting")], Action.APPROVE)

    assert Comment.objects.get().state == "shown"


@pytest.mark.parametrize(("says", "state"), [("true", "spam"), ("false", "received"), ("hm", "received")])
def test_contributions_are_asked_about_and_stay_in_the_inbox(
    client: Client, site: Any, service: Service, committed: Any, says: str, state: str
) -> None:
    service.says = says

    with committed():
        held = sent(client, phone="+44 20 7946 0000")

    held.refresh_from_db()
    assert held.state == state
    assert held.signs == {"true": ["service"], "false": [], "hm": ["unanswered"]}[says]
    assert "It used to run until four." in service.heard[0][1]["comment_content"]
    assert "7946" not in str(service.heard)
    assert "petra@" not in str(service.heard)
    assert "received" in client.get(held.receipt_url).content.decode().casefold()


def test_what_comes_by_mail_is_asked_about_as_well(site: Any, service: Service, committed: Any) -> None:
    service.says = "true"

    with committed():
        receive(bytes(letter("It sank at noon. " * 20, "The ferry")))

    assert Contribution.objects.get().state == "spam"
    assert "ilse@" not in str(service.heard)


def test_editors_decide_about_contributions_and_it_learns(
    client: Client, site: Any, service: Service, committed: Any, editor: Any
) -> None:
    with committed():
        held = sent(client)
    client.force_login(editor)

    for action in ("spam", "take back"):
        with committed():
            client.post(f"/admin/contributions/{held.pk}/act/", {"action": action})

    assert service.calls == ["comment-check", "submit-spam", "submit-ham"]


def test_readers_are_told_who_sees_their_words(client: Client, post: Any, service: Service) -> None:
    for address in (f"/comment/{post.pk}/", "/contribute/story/"):
        assert "akismet.com" in client.get(address).content.decode()
