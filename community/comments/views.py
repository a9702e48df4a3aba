"""What readers see of comments: the list, which caches may keep for seconds, and the form, which none keeps."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from community.comments import own
from community.comments.answering import answer, public_comment, public_post, wants_fragment
from community.comments.forms import CommentForm
from community.comments.linking import as_html
from community.comments.receiving import receive
from community.comments.threads import Asked, threads_under
from core.caching import changes_at, never_stale
from core.same_origin import came_from_here

#: How long an approved comment may take to show.
KEPT_FOR = timedelta(seconds=10)


@require_safe
def comment_list(request: HttpRequest, post: int) -> HttpResponse:
    """Show the comments under a post."""
    changes_at(request, timezone.now() + KEPT_FOR)
    # A comment that is hidden or erased begins no new generation: any reader could then empty the cache.
    never_stale(request)
    page, here = public_post(post)
    threads = threads_under(page, Asked.from_request(request))
    asked = threads.asked
    context = {
        "title": _("Comments on “%(post)s”") % {"post": page.title},
        "here": here,
        "list": threads,
        "orders": [(name, label, asked.query(sort=name, page=1)) for name, label in _orders()],
        "newer": asked.query(page=asked.page - 1) if asked.page > 1 else "",
        "older": asked.query(page=asked.page + 1) if threads.has_more else "",
        "address": reverse("comments", args=[page.pk]),
    }
    return answer(request, "comments", page, context)


def _orders() -> list[tuple[str, str]]:
    return [("oldest", _("Oldest")), ("newest", _("Newest")), ("recommended", _("Most recommended"))]


# Kept pages carry no token of one reader; `came_from_here` stands in its place.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment_form(request: HttpRequest, post: int) -> HttpResponse:
    """Show the form of a comment, or take in what it sends."""
    page, here = public_post(post)
    context = {"title": _("Write a comment"), "here": here}
    if not here.is_open:
        return answer(request, "closed", page, context, status=403 if request.method == "POST" else 200)
    if request.method != "POST":
        form = CommentForm(request, page, initial={"to": request.GET.get("to", "")})
        return answer(request, "comment_form", page, {**context, "form": form})
    if not came_from_here(request):
        return answer(request, "not_from_here", page, context, status=403)
    form = CommentForm(request, page, request.POST)
    if not form.is_valid():
        return answer(request, "comment_form", page, {**context, "form": form}, status=422)
    comment = receive(form, here)
    mark = "?fragment=1" if wants_fragment(request) else ""
    response = redirect(reverse("comment_sent", args=[comment.pk]) + mark)
    response.status_code = 303
    own.remember(request, response, comment)
    return response


@never_cache
@require_safe
def comment_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """Thank the sender, show what was sent, and what may be done to it while it is theirs."""
    comment, post, _here = public_comment(pk, shown=False)
    if not own.is_own(request, comment):
        return redirect(reverse("comments", args=[post.pk]))
    minutes = int(own.LASTS.total_seconds() // 60)
    title = _("Withdrawn") if comment.is_withdrawn else _("Thank you")
    context = {"title": title, "comment": comment, "html": as_html(comment.text), "minutes": minutes}
    return answer(request, "comment_sent", post, context)
