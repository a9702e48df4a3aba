"""The end of letters about answers: one click of a reader, or of their program for mail (RFC 8058)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.comments.letters import comment_of_token
from community.models import Comment


# The token says that it came in our letter; programs that scan mail open links, but send no forms.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiet(request: HttpRequest, token: str) -> HttpResponse:
    key = comment_of_token(token)
    if key is None:
        raise Http404("no letter of ours")
    is_done = request.method == "POST"
    if is_done:
        Comment.objects.filter(pk=key).update(wants_replies=False)
    return render(request, "community/quiet.html", {"is_done": is_done})
