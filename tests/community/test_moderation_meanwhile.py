"""What happens between the look and the decision: words that change, and decisions about the same reader."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.comments import receiving
from community.models import Action, Comment, Decision, Mode, Reader
from community.moderation.deciding import decide, undo
from tests.community.commenting import comment, rules, send
from tests.factories import article

pytestmark = pytest.mark.django_db
HERE = {"sec-fetch-site": "same-origin"}


def on_the_page(desk: Client, name: str, action: str = "") -> list[str]:
    """Return what the queue's page would send for each comment."""
    html = desk.get("/admin/comments/").content.decode()
    return re.findall(rf'name="{name}" value="({action}[^"]*)"', html)


def test_what_was_changed_since_the_page_was_made_is_not_published(client: Client, desk: Client, news: Any) -> None:
    rules(news, mode=Mode.ALL)
    send(client, article(news), "All is well.")
    row = Comment.objects.get()
    [button] = on_the_page(desk, "do", "approve ")
    client.post(f"/comments/c/{row.pk}/edit/", {"text": "Buy pills."}, headers=HERE)

    answer = desk.post("/admin/comments/decide/", {"do": button}, headers={"Accept": "application/json"}).json()

    row.refresh_from_db()
    assert (row.text, row.state) == ("Buy pills.", "waiting")
    assert (answer["batch"], answer["left"]) == ("", [row.pk])
    assert "1 comment was changed by its writer" in answer["words"]

    [button] = on_the_page(desk, "do", "approve ")
    desk.post("/admin/comments/decide/", {"do": button})
    row.refresh_from_db()
    assert row.state == "shown"


def test_of_many_only_what_was_changed_is_left(desk: Client, news: Any) -> None:
    post = article(news)
    rows = [comment(post, f"Number {index}.", state="waiting") for index in range(3)]
    chosen = on_the_page(desk, "chosen")
    Comment.objects.filter(pk=rows[1].pk).update(text="Other words.", edited_at=timezone.now())

    data = {"all": "approve", "chosen": chosen}
    answer = desk.post("/admin/comments/decide/", data, headers={"Accept": "application/json"}).json()

    assert set(Comment.objects.shown()) == {rows[0], rows[2]}
    assert answer["left"] == [rows[1].pk]
    assert answer["words"].startswith("Approve: 2 comments. 1 comment was changed")


def test_a_decision_is_about_the_words_that_were_read(moderator: Any, news: Any) -> None:
    row = comment(article(news), "All is well.", state="waiting")
    Comment.objects.update(text="Buy pills.")

    assert decide(moderator, [row], Action.APPROVE) is None
    assert not Comment.objects.shown().exists()


def test_a_change_does_not_undo_what_is_decided_at_that_moment(
    client: Client, moderator: Any, news: Any, monkeypatch: Any
) -> None:
    rules(news, mode=Mode.AFTER)
    send(client, article(news), "All is well.")
    row = Comment.objects.get()
    judged = receiving.signs_of

    def rejected_meanwhile(*args: Any) -> Any:
        decide(moderator, [row], Action.REJECT)
        return judged(*args)

    monkeypatch.setattr(receiving, "signs_of", rejected_meanwhile)
    client.post(f"/comments/c/{row.pk}/edit/", {"text": "All is not well."}, headers=HERE)

    row.refresh_from_db()
    assert (row.text, row.state) == ("All is not well.", "rejected")


def test_undoing_an_approval_of_a_reader_lifts_no_later_ban(moderator: Any, news: Any) -> None:
    post = article(news)
    first, second = comment(post, "One.", state="waiting"), comment(post, "Two.", state="waiting")
    trusted = decide(moderator, [first], Action.TRUST)
    decide(moderator, [second], Action.BAN)
    assert trusted is not None

    assert undo(trusted, {news.pk}) == 1

    assert Reader.objects.get().banned_at is not None
    first.refresh_from_db()
    assert first.state == "waiting"


def test_undoing_a_ban_by_many_comments_lifts_it(moderator: Any, news: Any) -> None:
    post = article(news)
    rows = [comment(post, f"Number {index}.", state="waiting") for index in range(3)]
    banned = decide(moderator, rows, Action.BAN)
    assert banned is not None

    undo(banned, {news.pk})

    assert Reader.objects.get().banned_at is None
    assert not Decision.objects.filter(undone_at=None).exists()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_approval_and_a_ban_that_were_both_undone_leave_no_mark(
    moderator: Any, news: Any, order: tuple[int, int]
) -> None:
    post = article(news)
    first, second = comment(post, "One.", state="waiting"), comment(post, "Two.", state="waiting")
    batches = decide(moderator, [first], Action.TRUST), decide(moderator, [second], Action.BAN)

    for number in order:
        batch = batches[number]
        assert batch is not None
        assert undo(batch, {news.pk}) == 1

    reader = Reader.objects.get()
    assert (reader.trusted_at, reader.banned_at) == (None, None)


def test_undoing_a_ban_brings_back_an_approval_that_stands(moderator: Any, news: Any) -> None:
    post = article(news)
    first, second = comment(post, "One.", state="waiting"), comment(post, "Two.", state="waiting")
    decide(moderator, [first], Action.TRUST)
    trusted_at = Reader.objects.get().trusted_at
    banned = decide(moderator, [second], Action.BAN)
    assert banned is not None

    undo(banned, {news.pk})

    reader = Reader.objects.get()
    assert (reader.trusted_at, reader.banned_at) == (trusted_at, None)


def withdrawn_spam(client: Client, moderator: Any, news: Any) -> tuple[Comment, Any]:
    """Have a comment banned and withdrawn by its writer; return it, and the decision's batch."""
    rules(news, mode=Mode.AFTER)
    send(client, article(news), "Buy pills.")
    row = Comment.objects.get()
    batch = decide(moderator, [row], Action.BAN)
    client.post(f"/comments/c/{row.pk}/withdraw/", headers=HERE)
    row.refresh_from_db()
    assert (row.text, row.state) == ("", "spam")
    return row, batch


def test_spam_that_its_writer_withdrew_is_shown_by_no_decision(client: Client, moderator: Any, news: Any) -> None:
    row, _batch = withdrawn_spam(client, moderator, news)

    assert decide(moderator, [row], Action.APPROVE) is None

    row.refresh_from_db()
    assert row.state == "spam"


def test_undoing_a_ban_lifts_it_and_shows_nothing_that_was_withdrawn(client: Client, moderator: Any, news: Any) -> None:
    row, batch = withdrawn_spam(client, moderator, news)

    assert undo(batch, {news.pk}) == 1

    row.refresh_from_db()
    assert row.state == "spam"
    assert Reader.objects.get().banned_at is None


def test_an_approval_by_a_comment_that_was_withdrawn_can_be_undone(moderator: Any, news: Any) -> None:
    row = comment(article(news), state="waiting")
    batch = decide(moderator, [row], Action.TRUST)
    Comment.objects.update(state="withdrawn", text="", name="")
    assert batch is not None

    assert undo(batch, {news.pk}) == 1

    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert Reader.objects.get().trusted_at is None


def test_whoever_undoes_what_was_decided_again_is_told_what_comes_first(
    desk: Client, moderator: Any, news: Any
) -> None:
    row = comment(article(news), state="waiting")
    trusted = decide(moderator, [row], Action.TRUST)
    row.refresh_from_db()
    decide(moderator, [row], Action.BAN)

    data = {"batch": str(trusted)}
    answer = desk.post("/admin/comments/undo/", data, headers={"Accept": "application/json"}).json()

    assert "undo first what was decided since" in answer["words"]
