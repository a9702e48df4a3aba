"""What somebody without an account sees of a draft: the page as it would be, marked as a draft.

Reading is by GET and changes nothing, because mail scanners follow links; deciding is by POST. Nothing is kept by
caches or search engines, and no cookie is set: the form carries a proof that it was made here for this link.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.admin.utils import get_admin_base_url
from wagtail.log_actions import LogFormatter, log

from core.caching import for_one_reader
from core.outbox import Letter, mail_later
from core.rate_limits import seconds_to_wait
from newsroom.flow.approving import nobody_else_writes
from newsroom.models import DraftLink

DECIDED = "newsroom.outside_review"
MOST_TRIES = 60
_signer = Signer(salt="newsroom.draft-link")


class DecidedFormatter(LogFormatter):
    """The decision in a post's history."""

    label = gettext_lazy("Review from outside")

    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        words = {"name": data["name"], "decision": DraftLink.Decision(data["decision"]).label}
        return _("%(name)s, by a link: %(decision)s") % words

    def format_comment(self, log_entry: Any) -> str:
        return str(log_entry.data.get("comment", ""))


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(choices=DraftLink.Decision.choices)
    comment = forms.CharField(required=False, max_length=4000)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def outside(request: HttpRequest, token: str) -> HttpResponse:
    """Show the draft behind a link, or take the decision on it."""
    if seconds_to_wait(request, "draft link", MOST_TRIES):
        return for_one_reader(HttpResponse(_("Too many questions. Try again in a minute."), status=429))
    link = DraftLink.behind(token)
    if link is None:
        raise Http404("no such link")
    if told := link.over:
        return for_one_reader(render(request, "newsroom/link_over.html", {"told": told}, status=410))
    if request.method == "POST":
        return for_one_reader(_decide(request, link, token))
    link.proof = _signer.sign(str(link.pk))  # type: ignore[attr-defined]
    post = link.revision.as_object()
    return for_one_reader(
        post.make_preview_request(_nobody(request), post.default_preview_mode, extra_request_attrs={"draft_link": link})
    )


def _nobody(request: HttpRequest) -> HttpRequest:
    # Whoever follows the link sees what all see who follow it: no toolbar, and no cookie comes back.
    request.META.pop("HTTP_COOKIE", None)
    return request


def _decide(request: HttpRequest, link: DraftLink, token: str) -> HttpResponse:
    _check_proof(request, link)
    form = DecisionForm(request.POST)
    if not link.asks or not form.is_valid():
        raise PermissionDenied
    with nobody_else_writes(link.page):
        link = DraftLink.behind(token) or link
        if not link.over and not link.decided_at:
            _record(link, form.cleaned_data)
    return redirect(reverse("draft_link", args=[token]))


def _check_proof(request: HttpRequest, link: DraftLink) -> None:
    try:
        proven = _signer.unsign(request.POST.get("proof", ""))
    except BadSignature:
        raise PermissionDenied from None
    if proven != str(link.pk):
        raise PermissionDenied


def _record(link: DraftLink, said: dict[str, str]) -> None:
    link.decision, link.comment, link.decided_at = said["decision"], said["comment"], timezone.now()
    link.save(update_fields=["decision", "comment", "decided_at"])
    post = link.page.specific
    data = {"name": link.name, "decision": link.decision, "comment": link.comment}
    log(instance=post, action=DECIDED, user=None, revision=link.revision, data=data)
    if link.made_by and link.made_by.email:
        words = {"name": link.name, "title": post.get_admin_display_title(), "decision": link.get_decision_display()}
        address = get_admin_base_url() or ""
        letter = Letter(
            link.made_by.email,
            _("%(decision)s: “%(title)s”") % words,
            [_("%(name)s has looked at “%(title)s”: %(decision)s.") % words],
            quote=link.comment,
            url=address + reverse("draft_links", args=[post.pk]),
            url_label=_("Links to this draft"),
        )
        mail_later(f"draft link {link.pk} decided", letter)
