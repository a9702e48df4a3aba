"""What readers do to a comment that is there: recommend it, report it, change or withdraw their own."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from community.comments import own
from community.comments.answering import answer, public_comment, wants_fragment
from community.comments.forms import ReportForm, TextForm
from community.comments.letters import tell_nobody
from community.comments.linking import as_html
from community.comments.receiving import change
from community.contributions.passing_on import withdraw_passed_on
from community.guarding.clients import client_digest
from community.guarding.limits import times_sent
from community.models import Comment, CommentReport
from core.rate_limits import times_counted
from core.same_origin import came_from_here

RECOMMENDS_AN_HOUR = 60


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    """Count that a reader recommends a comment: once for a client and day, and never where nobody can say."""
    comment, _post, _here = public_comment(pk)
    # Whoever follows the form's address as if it were a link is shown the comment.
    if request.method == "POST" and came_from_here(request) and _counts(request, comment):
        Comment.objects.shown().filter(pk=pk).update(recommended=F("recommended") + 1)
    return HttpResponse(status=204) if wants_fragment(request) else redirect(comment.address)


def _counts(request: HttpRequest, comment: Comment) -> bool:
    here = times_counted(f"recommend {comment.pk} {client_digest(request)}", 24 * 3600)
    all_over = times_sent(request, "recommend")
    return here == 1 and all_over is not None and all_over <= RECOMMENDS_AN_HOUR


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why a comment should go, and tell the desk. It stays until somebody has looked."""
    comment, post, _here = public_comment(pk)
    is_sent = request.method == "POST" and came_from_here(request)
    form = ReportForm(request, comment, request.POST if is_sent else None)
    context = {"title": _("Report a comment"), "comment": comment, "html": as_html(comment.text), "form": form}
    if not (is_sent and form.is_valid()):
        return answer(request, "report_form", post, context, status=422 if is_sent else 200)
    _note(form, comment)
    return answer(request, "reported", post, context)


def _note(form: ReportForm, comment: Comment) -> None:
    client = client_digest(form.request)
    # One client's second report says nothing new, and no robot's says anything.
    if form.signs and set(form.signs) & {"honeypot", "quick"}:
        return
    if client and CommentReport.objects.filter(comment=comment, client=client).exists():
        return
    said = {"comment": comment, "reason": form.cleaned_data["reason"], "client": client}
    if CommentReport.objects.get_or_create(key=form.key, defaults=said)[1]:
        Comment.objects.filter(pk=comment.pk).update(reports=F("reports") + 1)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a reader change their own comment while the cookie says that it is theirs."""
    comment, post, here = _own(request, pk)
    is_sent = request.method == "POST" and came_from_here(request)
    form = TextForm(request.POST if is_sent else None, initial={"text": comment.text})
    if is_sent and form.is_valid():
        change(request, comment, form.cleaned_data["text"], here)
        return _back(request, comment)
    context = {"title": _("Change your comment"), "comment": comment, "form": form}
    return answer(request, "edit_form", post, context, status=422 if is_sent else 200)


@csrf_exempt
@never_cache
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a reader's own comment back: its words go, and where others have answered its place stays."""
    comment, _post, _here = _own(request, pk)
    if came_from_here(request):
        _take_back(comment)
    return _back(request, comment)


@transaction.atomic
def _take_back(comment: Comment) -> None:
    # Spam stays as it is: it is what the next is known by.
    if comment.state != Comment.State.SPAM:
        comment.state = Comment.State.WITHDRAWN
    comment.text, comment.name = "", ""
    comment.save(update_fields=["text", "name", "state"])
    tell_nobody([comment])
    withdraw_passed_on(comment)


def _own(request: HttpRequest, pk: int) -> tuple[Comment, Any, Any]:
    comment, post, here = public_comment(pk, shown=False)
    if not own.is_own(request, comment) or comment.state == Comment.State.WITHDRAWN:
        raise Http404("not this browser's, or no longer")
    return comment, post, here


def _back(request: HttpRequest, comment: Comment) -> HttpResponse:
    mark = "?fragment=1" if wants_fragment(request) else ""
    response = redirect(reverse("comment_sent", args=[comment.pk]) + mark)
    response.status_code = 303
    return response
