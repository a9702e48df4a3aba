"""What a sender is told by mail: that it came, and each change. Only their receipt says more."""

from typing import Any

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from community.guarding.limits import DAY
from community.models import Contribution, ContributionState, Reader
from core.addresses import absolute
from core.outbox import Letter, mail_later
from core.rate_limits import times_counted
from core.secret_text import digest_of

#: Letters a day that whoever types a confirmed address can make us write to it. Its owner can sign in.
TYPED_A_DAY = 5


def tell_of_draft(held: Contribution, *, is_theirs: bool = False) -> None:
    """Mail the link to a draft, if its sender gave an address that we may write to."""
    if not held.email:
        return
    reader = Reader.of(held.email, held.name or _("Reader"))
    if not (is_theirs or _may_be_typed(reader)):
        return
    words = [
        _("You began to write to us. What you have so far is kept for thirty days: go on whenever you like."),
        _("If that was not you, do nothing. It goes away by itself, and we do not write again."),
    ]
    letter = Letter(
        to=reader.email,
        subject=_("Go on with what you began"),
        paragraphs=words,
        url=mail_url(held),
        url_label=_("Go on"),
        why=_why(),
    )
    mail_later(f"contribution {held.pk} draft {held.saved_at:%Y%m%d%H%M}", letter)


def tell_state(contribution: Contribution, *, is_theirs: bool = False) -> None:
    """Mail what has become of a contribution. To a stranger's address goes one mail a week, whoever typed it.

    `is_theirs` says that it came from whoever the address is of. That it has arrived is told before anybody has
    looked at it: else nobody sends their own words to somebody by typing an address into our form or as a sender.
    """
    reader = contribution.reader
    if reader is None or not reader.email:
        return
    is_typed = contribution.state == ContributionState.RECEIVED and not is_theirs
    if not (_may_be_typed(reader) if is_typed else reader.take_a_mail()):
        return
    is_known = reader.is_confirmed and not is_typed
    title = contribution.shown_title if is_known else str(contribution.get_kind_display())
    subject, words = _said(contribution)
    words = words if is_known else [_("Hello,"), *words[1:]]
    letter = Letter(
        to=reader.email,
        subject=subject % {"title": title},
        paragraphs=[word % {"title": title, "name": contribution.name} for word in words],
        quote=contribution.answer,
        url=mail_url(contribution),
        url_label=_("See what has become of it"),
        why=_why(),
    )
    # What is decided again after it was taken back is told again.
    decided = f" {contribution.decided_at:%Y%m%d%H%M%S%f}" if contribution.decided_at else ""
    mail_later(f"contribution {contribution.pk} {contribution.state}{decided}", letter)


def _may_be_typed(reader: Reader) -> bool:
    """Whether we may write to an address because somebody typed it, whoever that was."""
    if not reader.is_confirmed:
        return reader.take_a_mail()
    # Where nobody can say it goes out: the receipt's address is in no other place for who wrote by mail.
    return (times_counted(f"typed {reader.digest}", DAY) or 0) <= TYPED_A_DAY


def _said(contribution: Contribution) -> tuple[str, list[str]]:
    """Return the subject, and paragraphs of which the first is the salutation."""
    state: Any = contribution.state
    if state == ContributionState.REVIEW:
        return _("An editor is reading “%(title)s”"), [_("Dear %(name)s,"), _("an editor has begun to read it.")]
    if contribution.is_corrected:
        return _("Corrected, thanks to you"), [
            _("Dear %(name)s,"),
            _("you told us of an error. We have looked into it, and this now stands with the post:"),
        ]
    if contribution.is_settled:
        return _("Thank you for “%(title)s”"), [_("Dear %(name)s,"), _("thank you. An editor has seen to it.")]
    if state == ContributionState.ACCEPTED:
        return _("We want to publish “%(title)s”"), [
            _("Dear %(name)s,"),
            _("thank you: an editor is preparing “%(title)s” for publication. We tell you when it is out."),
        ]
    if state == ContributionState.PUBLISHED:
        return _("“%(title)s” is published"), [
            _("Dear %(name)s,"),
            _("“%(title)s” can be read now. Thank you for writing with us."),
        ]
    if state == ContributionState.DECLINED:
        return _("About “%(title)s”"), [_("Dear %(name)s,"), _("thank you for “%(title)s”. We do not publish it.")]
    return _("We have “%(title)s”"), [
        _("Dear %(name)s,"),
        _("thank you. “%(title)s” has arrived, and an editor will read it."),
        *_asked(contribution),
    ]


def _asked(contribution: Contribution) -> list[str]:
    """Return what is asked of whoever has not said that the address is theirs."""
    if contribution.reader is not None and contribution.reader.is_confirmed:
        return []
    return [
        _(
            "If you want to be told by mail what becomes of it, open the page below and say that this is your address. "
            "Until then we do not write again, so that nobody can make us write to somebody else."
        )
    ]


def mail_url(contribution: Contribution) -> str:
    """Return the receipt's address as only a mail to its sender has it: it lets them say that they read it."""
    return f"{absolute(contribution.receipt_url)}?by={mail_proof(contribution)}"


def mail_proof(contribution: Contribution) -> str:
    """Return what only a mail to the contribution's present sender says: a draft may be sent with another address."""
    to = contribution.reader.digest if contribution.reader else ""
    return digest_of("contribution mail", f"{contribution.secret} {to}")[:32]


def came_by_mail(contribution: Contribution, proof: str) -> bool:
    if contribution.reader_id is None:
        return False
    return constant_time_compare(proof.encode("utf-8", "replace"), mail_proof(contribution).encode())


def _why() -> str:
    return _("You get this because your address was typed into a form of ours. We use it for nothing else.")
