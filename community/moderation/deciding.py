"""Deciding about comments, and taking a decision back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from community.comments.asking import report_later
from community.comments.letters import tell_nobody, tell_who_was_answered
from community.contributions.passing_on import contribute
from community.models import Action, Comment, Decision, Reader
from community.models.decisions import PASSING_ON

State = Comment.State

#: The state that an action leaves a comment in; those that are not here leave it as it is.
ENDS_IN = {
    Action.APPROVE: State.SHOWN,
    Action.TRUST: State.SHOWN,
    Action.REJECT: State.REJECTED,
    Action.HIDE: State.HIDDEN,
    Action.SPAM: State.SPAM,
    Action.BAN: State.SPAM,
}
#: What a decision may change, and undoing brings back.
OF_COMMENT = ("state", "shown_at", "is_pick", "reports")
OF_READER = ("trusted_at", "banned_at")
#: Which are about the reader, too.
MARKING = (Action.TRUST, Action.BAN)


@transaction.atomic
def decide(user: Any, comments: Iterable[Comment], action: str, reason: str = "") -> UUID | None:
    """Do `action` to each of `comments` and note who did; return what undoing asks for, None where nothing changed.

    What its writer has withdrawn is past deciding, and a pick is a comment that is shown. What they have changed since
    `comments` were read is left for another look.
    """
    batch, when, noted = uuid4(), timezone.now(), []
    read = {comment.pk: comment.text for comment in comments}
    rows = Comment.objects.select_for_update(of=("self",)).select_related("reader").filter(pk__in=read)
    for comment in rows.order_by("pk"):
        if comment.text != read[comment.pk] or not _can(comment, action):
            continue
        if action in PASSING_ON and not contribute(comment, action, user):
            continue
        before = _before(comment)
        _apply(comment, action, when)
        who = user.get_full_name() or user.get_username()
        noted.append(
            Decision(
                batch=batch, comment=comment, action=action, reason=reason, user=user, who=who, when=when, before=before
            )
        )
        _tell(comment, before["state"])
        if action in ENDS_IN:
            report_later(comment)
    Decision.objects.bulk_create(noted)
    return batch if noted else None


def _can(comment: Comment, action: str) -> bool:
    if comment.is_withdrawn:
        return False
    if action in (Action.PICK, Action.UNPICK):
        return comment.is_shown
    return comment.reader is not None or action not in (Action.TRUST, Action.BAN)


def _apply(comment: Comment, action: str, when: datetime) -> None:
    state = ENDS_IN.get(Action(action))
    if state is not None:
        comment.state, comment.reports = state, 0
        if comment.is_shown:
            comment.shown_at = comment.shown_at or when
        else:
            comment.is_pick = False
    elif action in (Action.PICK, Action.UNPICK):
        comment.is_pick = action == Action.PICK
    comment.save(update_fields=OF_COMMENT)
    marks = {Action.TRUST: {"trusted_at": when, "banned_at": None}, Action.BAN: {"banned_at": when, "trusted_at": None}}
    if comment.reader is not None and Action(action) in marks:
        for name, value in marks[Action(action)].items():
            setattr(comment.reader, name, value)
        comment.reader.save(update_fields=OF_READER)


def _tell(comment: Comment, before: str) -> None:
    """Let what tells of an answer leave if it is shown now, and keep it if it is so no longer."""
    if comment.is_shown and before != State.SHOWN:
        tell_who_was_answered(comment)
    elif before == State.SHOWN and not comment.is_shown:
        tell_nobody([comment])


def _before(comment: Comment) -> dict[str, Any]:
    rows: tuple[tuple[Any, tuple[str, ...]], ...] = ((comment, OF_COMMENT), (comment.reader, OF_READER))
    return {name: _plain(getattr(row, name)) for row, names in rows if row is not None for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


@transaction.atomic
def undo(batch: UUID, sections: set[int]) -> int:
    """Bring back what was before the decisions of `batch`; return how many of them that were.

    Only where all of them lie in `sections`. A comment about which somebody has decided since stays as it is, and
    what was passed on is taken back by hand where it is now.
    """
    rows = Decision.objects.select_for_update(of=("self", "comment")).filter(batch=batch, undone_at=None)
    rows = rows.exclude(action__in=PASSING_ON)
    loaded = rows.select_related("comment__reader", "comment__post").defer("comment__post__body")
    # The newest first: of two about one reader, what was before the first is what comes back.
    decisions = list(loaded.order_by("-pk"))
    if any(decision.comment.post.section_id not in sections for decision in decisions):
        return 0
    undone = [decision for decision in decisions if _can_be_undone(decision)]
    for decision in undone:
        _bring_back(decision)
    return len(undone)


def _can_be_undone(decision: Decision) -> bool:
    later = Decision.objects.filter(comment=decision.comment, undone_at=None, pk__gt=decision.pk)
    if later.exclude(action__in=PASSING_ON).exists():
        return False
    # Of a comment whose words are gone there is the mark of its reader only.
    return not decision.comment.is_withdrawn or (decision.action in MARKING and decision.comment.reader is not None)


def _bring_back(decision: Decision) -> None:
    comment, marks = decision.comment, _marks_before(decision)
    if not comment.is_withdrawn:
        was = comment.state
        for name in OF_COMMENT:
            setattr(comment, name, _read(name, decision.before[name]))
        comment.save(update_fields=OF_COMMENT)
        _tell(comment, was)
        report_later(comment)
    if marks is not None and comment.reader is not None:
        Reader.objects.filter(pk=comment.reader.pk).update(**{name: _read(name, marks[name]) for name in OF_READER})
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])


def _marks_before(decision: Decision) -> dict[str, Any] | None:
    """Return how the reader was marked before `decision`; None where it did not mark, or somebody has since.

    A reader may have been marked by several comments, and not the last mark be undone first. What comes back is how
    they were before all that is undone, not what one of these had made of them.
    """
    if decision.action not in MARKING or decision.comment.reader_id is None:
        return None
    marking = Decision.objects.filter(action__in=MARKING, comment__reader=decision.comment.reader_id).order_by("pk")
    standing = marking.filter(undone_at=None).exclude(batch=decision.batch).last()
    if standing is not None and standing.pk > decision.pk:
        return None
    undone = marking.filter(pk__gt=standing.pk) if standing else marking
    return undone[0].before


def _read(name: str, value: Any) -> Any:
    return parse_datetime(value) if name.endswith("_at") and value else value
