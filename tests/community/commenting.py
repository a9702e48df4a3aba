"""Comments: rows in one line each, and sending them as readers do."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from community.models import Action, Comment, CommentRules, Reader
from community.moderation.deciding import decide
from tests.community.sending import stamped


def comment(post: Any, text: str = "The tide is right.", *, name: str = "Ottilie Brandt", **fields: Any) -> Comment:
    """Store a comment; shown unless `state` says otherwise."""
    email = fields.pop("email", f"{name.replace(' ', '.').lower()}@example.org")
    fields.setdefault("state", Comment.State.SHOWN)
    if "user" not in fields:
        fields.setdefault("reader", Reader.of(email, name))
    parent = fields.get("parent")
    root = parent.thread_id if parent else None
    return Comment.objects.create(post_id=post.pk, name=name, text=text, key=uuid4().hex, root_id=root, **fields)


def rules(section: Any, **fields: Any) -> CommentRules:
    """Give a section these rules."""
    row, _made = CommentRules.objects.update_or_create(section_id=section.pk, defaults=fields)
    forget_rules()
    return row


def forget_rules() -> None:
    """Tests never commit, so no generation moves on."""
    from core import frame

    frame.forget_all()


def approve_from_now_on(row: Comment) -> None:
    """Decide as a moderator does that whoever sent this is approved from now on."""
    user = get_user_model().objects.get_or_create(username="approving", defaults={"email": "approving@example.org"})[0]
    decide(user, [row], Action.TRUST)


def many_comments(post: Any, number: int, *, answers: int = 0) -> list[Comment]:
    """Store `number` shown threads, each with so many answers, in bulk."""
    reader = Reader.of("many@example.org", "Many")
    now = timezone.now() - timedelta(hours=1)
    shown = Comment.State.SHOWN
    roots = Comment.objects.bulk_create(
        Comment(post_id=post.pk, reader=reader, name="Many", text=f"Number {index}.", key=uuid4().hex, state=shown,
                made_at=now + timedelta(milliseconds=index))
        for index in range(number)
    )  # fmt: skip
    Comment.objects.bulk_create(
        Comment(post_id=post.pk, reader=reader, name="Many", text=f"Answer {index}.", key=uuid4().hex, state=shown,
                parent=root, root=root, made_at=now + timedelta(seconds=1, milliseconds=index))
        for root in roots
        for index in range(answers)
    )  # fmt: skip
    return roots


def form_of(post: Any, text: str = "The tide is right.", **fields: Any) -> dict[str, Any]:
    """Return what a reader's browser sends."""
    words = {"name": "Ottilie Brandt", "email": "ottilie@example.org", "text": text, **fields}
    return stamped(f"comment {post.pk}", **words)


def send(client: Client, post: Any, text: str = "The tide is right.", **fields: Any) -> Any:
    """Send a comment; return the answer to the form."""
    return client.post(f"/comment/{post.pk}/", form_of(post, text, **fields), headers={"sec-fetch-site": "same-origin"})


def nothing_counted() -> None:
    caches["limits"].clear()
