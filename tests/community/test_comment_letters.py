"""What tells of an answer and has not left yet, because the mail server is away, goes with the answer."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Action, Comment, Mode, Reader
from community.moderation.deciding import decide, undo
from core.models import OutgoingMail
from core.outbox.letters import Letter
from tests.community.commenting import comment, rules, send
from tests.factories import article

pytestmark = pytest.mark.django_db
HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def post(news: Any) -> Any:
    rules(news, mode=Mode.AFTER)
    return article(news)


@pytest.fixture
def asked(post: Any) -> Comment:
    row = comment(post, "Was there fog?", name="Anna", email="anna@example.org", wants_replies=True)
    Reader.objects.update(confirmed_at=timezone.now())
    return row


@pytest.fixture
def answer(client: Client, post: Any, asked: Comment) -> Comment:
    """An answer that waits to be told to whom it was given."""
    send(client, post, "Ask at 4 Quay Lane.", name="Bruno", email="bruno@example.org", to=asked.pk)
    assert len(waiting()) == 1
    return Comment.objects.get(parent=asked)


@pytest.fixture
def moderator(django_user_model: Any) -> Any:
    return django_user_model.objects.create_user("mod", "mod@example.org", "a-long-password")


def waiting() -> list[str]:
    """Return what the letters that wait quote."""
    return [Letter.from_json(row.letter).quote for row in OutgoingMail.objects.unsent()]


def test_an_answer_that_its_writer_withdraws_is_told_to_nobody(client: Client, answer: Comment) -> None:
    client.post(f"/comments/c/{answer.pk}/withdraw/", headers=HERE)

    assert waiting() == []


def test_an_answer_that_its_writer_changes_is_told_in_its_new_words(client: Client, answer: Comment) -> None:
    client.post(f"/comments/c/{answer.pk}/edit/", {"text": "Ask at the harbour."}, headers=HERE)

    assert waiting() == ["Ask at the harbour."]


def test_an_answer_whose_writer_is_erased_is_told_to_nobody(answer: Comment) -> None:
    assert answer.reader is not None
    answer.reader.erase()

    assert waiting() == []


def test_whoever_is_erased_is_told_nothing_more(asked: Comment, answer: Comment) -> None:
    assert asked.reader is not None
    asked.reader.erase()

    assert waiting() == []


@pytest.mark.parametrize("action", [Action.HIDE, Action.SPAM, Action.BAN, Action.REJECT])
def test_an_answer_that_is_hidden_is_told_once_it_is_shown_again(
    moderator: Any, post: Any, answer: Comment, action: str
) -> None:
    batch = decide(moderator, [answer], action)
    assert batch is not None
    assert waiting() == []

    undo(batch, {post.section_id})

    assert waiting() == ["Ask at 4 Quay Lane."]


def test_an_approval_that_is_undone_is_told_to_nobody(moderator: Any, post: Any, asked: Comment) -> None:
    row = comment(post, "There was.", name="Bruno", parent=asked, state="waiting")
    batch = decide(moderator, [row], Action.APPROVE)
    assert batch is not None
    assert len(waiting()) == 1

    undo(batch, {post.section_id})

    assert waiting() == []


def test_what_was_told_long_ago_is_not_told_again(moderator: Any, post: Any, asked: Comment) -> None:
    long_ago = timezone.now() - timezone.timedelta(days=100)
    row = comment(post, "There was.", name="Bruno", parent=asked, shown_at=long_ago)
    batch = decide(moderator, [row], Action.HIDE)
    assert batch is not None

    undo(batch, {post.section_id})

    assert waiting() == []
