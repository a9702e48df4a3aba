"""Asking an outside service about comments that our own rules would show, and telling it what moderators decide.

Such a comment is stored as waiting, and a task shows it once the service finds it good. Where no answer comes it
goes on waiting, for a moderator: nothing has to happen for it to be safe.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from community.comments.letters import tell_who_was_answered
from community.guarding import Sign, akismet
from community.models import Comment

State = Comment.State
ASKED = [str(Sign.UNANSWERED)]


def or_unanswered(signs: list[Sign]) -> list[Sign]:
    """Return `signs`; where there is none and a service is to be asked, that it has not answered yet."""
    return signs or ([Sign.UNANSWERED] if akismet.is_on() else [])


def ask_later(comment: Comment) -> None:
    """Have a stored comment judged, if that is all it waits for."""
    if comment.signs == ASKED:
        transaction.on_commit(partial(ask.enqueue, comment.pk), robust=True)


@task()
def ask(pk: int) -> None:
    """Ask about one comment, and show it, take it for spam, or leave it waiting."""
    comment = _loaded(pk)
    if comment is None or comment.state != State.WAITING or comment.signs != ASKED:
        return
    is_spam = akismet.is_spam(_words(comment))
    if is_spam is not None:
        _note(comment, is_spam=is_spam)


def _note(comment: Comment, *, is_spam: bool) -> None:
    # Only of the words that were asked about: they may have been changed meanwhile, or decided about.
    same = {"pk": comment.pk, "text": comment.text, "state": State.WAITING, "signs": ASKED}
    found: dict[str, Any] = (
        {"state": State.SPAM, "signs": [str(Sign.SERVICE)]}
        if is_spam
        else {"state": State.SHOWN, "signs": [], "shown_at": comment.shown_at or timezone.now()}
    )
    with transaction.atomic():
        if Comment.objects.filter(**same).update(**found) and not is_spam:
            comment.refresh_from_db(fields=["state"])
            tell_who_was_answered(comment)


def report_later(comment: Comment) -> None:
    """Tell the service what has been decided about a reader's comment, as it stands when the task comes to it."""
    if akismet.is_on() and comment.reader_id and comment.text:
        transaction.on_commit(partial(report.enqueue, comment.pk), robust=True)


@task()
def report(pk: int) -> None:
    comment = _loaded(pk)
    is_spam = {State.SPAM: True, State.SHOWN: False}.get(State(comment.state)) if comment else None
    if comment is not None and is_spam is not None and comment.text:
        akismet.report(_words(comment), spam=is_spam)


def _loaded(pk: int) -> Comment | None:
    rows = Comment.objects.select_related("post", "parent", "reader").defer("post__body", "reader__email")
    return rows.filter(pk=pk).first()


def _words(comment: Comment) -> akismet.Words:
    sort = "reply" if comment.parent_id else "comment"
    return akismet.Words(sort, comment.name, comment.text, str(comment.post.url), comment.client)
