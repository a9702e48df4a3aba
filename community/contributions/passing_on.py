"""Passing on what a comment says: a hint at an error, or at a place to eat, goes into the inbox of a desk."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from community.contributions.deciding import note
from community.contributions.kinds import SORTS
from community.contributions.receiving import home_of, withdraw
from community.models import Comment, Contribution, ContributionState
from community.models.contributions import words_digest

#: No stamp and no Message-ID begins so: those have no blank.
_KEY = "comment "


def contribute(comment: Comment, kind: str, user: Any) -> bool:
    """Put a contribution of this kind with the words of `comment` into an inbox; return whether it was the first.

    Its sender is told of nothing before something has become of it: they asked for no letters. Nor have they agreed
    to any terms, which the inbox says.
    """
    sort = SORTS[kind]
    # An error is for who wrote the post; everything else for the desk that such things go to.
    section = comment.post.section if kind == "correction" else home_of(sort)
    said = {
        "kind": kind,
        "state": ContributionState.RECEIVED,
        "section": section,
        "about_id": comment.post_id,
        "reader": comment.reader,
        "name": comment.name,
        "text": comment.text,
        "text_digest": words_digest("", comment.text),
        "client": comment.client,
        "sent_at": timezone.now(),
    }
    made, is_new = Contribution.objects.get_or_create(key=f"{_KEY}{comment.pk}", defaults=said)
    if is_new:
        note(made, user, _("Passed on from the comments. Its writer has agreed to no terms."), "from a comment")
    return is_new


def withdraw_passed_on(comment: Comment) -> None:
    """Take back what was passed on of `comment`, unless an editor has decided about it."""
    found = Contribution.objects.filter(key=f"{_KEY}{comment.pk}").first()
    if found is not None:
        withdraw(found)


def passed_on(comments: Iterable[Comment]) -> set[int]:
    """Return the keys of those of `comments` that are in an inbox."""
    keys = [f"{_KEY}{comment.pk}" for comment in comments]
    found = Contribution.objects.filter(key__in=keys).values_list("key", flat=True) if keys else []
    return {int(key.removeprefix(_KEY)) for key in found}


def comment_of(contribution: Contribution) -> Comment | None:
    """Return the comment that a contribution was passed on from, while it is shown."""
    number = contribution.key.removeprefix(_KEY)
    if number == contribution.key or not (number.isascii() and number.isdecimal()):
        return None
    return Comment.objects.shown().filter(pk=int(number)).first()
