"""Taking a comment in: stored once, in the state that the rules say."""

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from community.comments.asking import ask_later, or_unanswered
from community.comments.forms import CommentForm
from community.comments.judging import signs_of, state_for
from community.comments.letters import tell_nobody, tell_who_was_answered
from community.comments.rules import Here
from community.comments.senders import Sender
from community.guarding import Sign
from community.guarding.clients import client_digest
from community.guarding.signs import ROBOTIC
from community.models import Comment, Reader


def receive(form: CommentForm, here: Here) -> Comment:
    """Store what a valid `form` says; return it, or what the same form has stored before."""
    before = stored_with(form.key)
    if before is not None:
        return before
    data = form.cleaned_data
    client = client_digest(form.request)
    reader = form.reader or Reader.of(data["email"], data["name"])
    name = data.get("name") or reader.name
    signs = [*form.signs, *signs_of(data["text"], name, Sender.of(form.request, reader, client), here, form.key)]
    answered: Comment | None = data["to"]
    comment = Comment(
        post_id=form.post.pk,
        reader=reader,
        parent=answered,
        root_id=answered.thread_id if answered else None,
        name=name,
        text=data["text"],
        # Who has confirmed an address is written to only if they ask for it themselves, signed in.
        wants_replies=data["wants_replies"] and (form.reader is not None or not reader.is_confirmed),
        key=form.key,
        client=client,
    )
    judge(comment, or_unanswered(signs))
    try:
        with transaction.atomic():
            comment.save()
    except IntegrityError:
        # The same form, sent twice at once: the other one was quicker.
        return Comment.objects.get(key=form.key)
    if comment.is_shown:
        tell_who_was_answered(comment)
    ask_later(comment)
    return comment


def stored_with(key: str) -> Comment | None:
    return Comment.objects.filter(key=key).first()


def judge(comment: Comment, signs: list[Sign]) -> None:
    """Put `comment` into the state that `signs` call for."""
    comment.signs = [str(sign) for sign in dict.fromkeys(signs)]
    comment.state = state_for(signs)
    if comment.state == Comment.State.SHOWN:
        comment.shown_at = comment.shown_at or timezone.now()


def change(request: HttpRequest, comment: Comment, text: str, here: Here) -> None:
    """Give a reader's comment another text, which is judged like a new one; nothing is shown that was not before."""
    if text == comment.text or comment.reader is None:
        return
    found = signs_of(text, comment.name, Sender.of(request, comment.reader, comment.client), here)
    # Somebody may decide about it at this moment: then it is judged again as what it has become.
    while not _give(comment, text, found):
        comment.refresh_from_db()
        if comment.state == Comment.State.WITHDRAWN:
            return
    # A letter that waits has the words that were there before.
    tell_nobody([comment])
    if comment.is_shown:
        tell_who_was_answered(comment)
    ask_later(comment)


def _give(comment: Comment, text: str, found: list[Sign]) -> bool:
    """Store another text and what becomes of it, if state and text are still what `comment` says."""
    was, said = comment.state, comment.text
    # That it was their first, or came without a puzzle, is as true as it was.
    signs = [Sign(sign) for sign in comment.signs] + found
    comment.text, comment.edited_at = text, timezone.now()
    if was in (Comment.State.SHOWN, Comment.State.WAITING):
        judge(comment, or_unanswered(found if was == Comment.State.SHOWN else signs))
        # Who changes a text back says again what they said: that is for a person to see.
        if ROBOTIC & set(comment.signs) == {Sign.REPEATED}:
            comment.state = Comment.State.WAITING
    changed = {name: getattr(comment, name) for name in ("text", "edited_at", "state", "signs", "shown_at")}
    return bool(Comment.objects.filter(pk=comment.pk, state=was, text=said).update(**changed))
