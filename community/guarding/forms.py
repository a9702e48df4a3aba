"""The part that all forms of readers share: stamp, honeypot, puzzle or question."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from community.guarding import akismet, proofs
from community.guarding.limits import times_sent
from community.guarding.signs import Sign
from community.guarding.stamps import Stamp
from core.plain_text import PlainTextField


class GuardedForm(forms.Form):
    """A form for anybody, on pages that set no cookie and carry no token.

    `purpose` names what it is for, such as "comment 17": a stamp serves no other purpose. After `is_valid`, `key` is
    what its result is stored under, once, and `signs` says what speaks against it.
    """

    #: How many of these one client may send in an hour; more are refused, with their words.
    most_an_hour = 20

    stamp = forms.CharField(required=False, widget=forms.HiddenInput, max_length=500)
    altcha = forms.CharField(required=False, widget=forms.HiddenInput, max_length=10_000)
    answer = PlainTextField(label=_("Answer"), required=False, max_length=20)
    #: No one sees it, and programs that complete forms know it by its name.
    website = forms.CharField(required=False, max_length=500)

    def __init__(self, request: HttpRequest, purpose: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.purpose = purpose
        self.signs: list[Sign] = []

    @cached_property
    def sent_stamp(self) -> Stamp | None:
        return Stamp.read(self.data.get("stamp", ""), self.purpose) if self.is_bound else None

    @cached_property
    def stamp_now(self) -> Stamp:
        """The stamp that the form shows: the one it came with while that is good."""
        return self.sent_stamp or Stamp.make(self.purpose)

    @property
    def key(self) -> str:
        return self.stamp_now.key

    @property
    def is_checked_outside(self) -> bool:
        """Whether readers have to be told that another company sees their words."""
        return akismet.is_on()

    @property
    def question(self) -> str:
        return proofs.question(self.key)

    @property
    def puzzle(self) -> dict[str, Any]:
        return proofs.puzzle(self.key)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        stamp = self.sent_stamp
        if stamp is None:
            raise ValidationError(_("This form had grown old. Please send it again: nothing you wrote is lost."))
        self._check_effort(data, stamp)
        if data.get("website"):
            self.signs.append(Sign.HONEYPOT)
        if stamp.is_too_quick:
            self.signs.append(Sign.QUICK)
        if not self.errors:
            self._check_limit()
        return data

    def _check_effort(self, data: dict[str, Any], stamp: Stamp) -> None:
        if data.get("altcha") and proofs.is_solved(data["altcha"], stamp.key):
            return
        if not proofs.is_answered(data.get("answer") or "", stamp.key):
            self.add_error("answer", _("That is not it. Please answer the question: it keeps robots out."))
            return
        # Robots can add, too: what came this way always waits for a look.
        self.signs.append(Sign.QUESTION)

    def _check_limit(self) -> None:
        times = times_sent(self.request, self.purpose.split()[0])
        if times is None:
            self.signs.append(Sign.UNSURE)
        elif times > self.most_an_hour:
            raise ValidationError(
                _("That is a lot in one hour. Please send it again later: nothing is lost until then.")
            )
