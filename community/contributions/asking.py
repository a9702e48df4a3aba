"""Asking an outside service about contributions that our own rules let through, and telling it what editors decide.

A contribution waits for an editor whatever the service says, so there is nothing to hold back: it stands in the inbox,
and goes to spam if that is what the service takes it for and nobody has begun to read it.
"""

from functools import partial

from django.db import transaction
from django_tasks import task

from community.guarding import Sign, akismet
from community.models import Contribution, ContributionState
from community.models.contributions import OPEN


def and_unanswered(signs: list[Sign], *, is_spam: bool) -> list[str]:
    """Return `signs` as they are stored; with them that a service has not answered yet, where it is to be asked."""
    asks = akismet.is_on() and not is_spam
    return [str(sign) for sign in (*signs, *([Sign.UNANSWERED] if asks else []))]


def ask_later(contribution: Contribution) -> None:
    """Have what was sent judged, if it is to be."""
    if Sign.UNANSWERED in contribution.signs:
        transaction.on_commit(partial(ask.enqueue, contribution.pk), robust=True)


@task()
def ask(pk: int) -> None:
    """Ask about one contribution that nobody has begun to read."""
    one = Contribution.objects.filter(pk=pk, state=ContributionState.RECEIVED).first()
    if one is None or Sign.UNANSWERED not in one.signs:
        return
    is_spam = akismet.is_spam(_words(one))
    if is_spam is None:
        return
    others = [sign for sign in one.signs if sign != Sign.UNANSWERED]
    found = {"signs": [*others, str(Sign.SERVICE)], "state": ContributionState.SPAM} if is_spam else {"signs": others}
    Contribution.objects.filter(pk=pk, state=ContributionState.RECEIVED).update(**found)


def report_later(contribution: Contribution) -> None:
    """Tell the service what an editor has decided, as it stands when the task comes to it."""
    if akismet.is_on() and contribution.text:
        transaction.on_commit(partial(report.enqueue, contribution.pk), robust=True)


@task()
def report(pk: int) -> None:
    one = Contribution.objects.filter(pk=pk, state__in=(*OPEN, ContributionState.SPAM)).first()
    if one is not None and one.text:
        akismet.report(_words(one), spam=one.state == ContributionState.SPAM)


def _words(one: Contribution) -> akismet.Words:
    text = f"{one.title}\n\n{one.text}".strip()
    return akismet.Words("contact-form", one.name, text, f"/contribute/{one.kind}/", one.client)
