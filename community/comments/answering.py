"""What the views of comments share: which post, whether it may be asked of, and pieces of pages for the script."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from community.comments.rules import Here, here
from community.models import Comment
from core.addresses import absolute
from core.metadata import Metadata
from news.models import PostPage

#: Keys beyond this are none of any database's.
LARGEST_KEY = 2**31
#: Of a post: what the rules and a link to it need.
NEEDED = ("title", "url_path", "live", "date_shown", "section", "content_type", "path", "depth", "card_facts")


def public_post(pk: int) -> tuple[Any, Here]:
    """Return the published post with this key and what holds under it; a 404 where readers see no comments."""
    post = PostPage.objects.published().filter(pk=pk).only(*NEEDED).first() if pk < LARGEST_KEY else None
    if post is None:
        raise Http404("no such post")
    holds = here(post)
    if not holds.is_on:
        raise Http404("no comments here")
    return post, holds


def public_comment(pk: int, *, shown: bool = True) -> tuple[Comment, Any, Here]:
    """Return the comment with this key, its post, and what holds there; a 404 unless readers see the post.

    Without `shown`, also one that they do not see: the caller knows that it is the reader's own.
    """
    rows = Comment.objects.shown() if shown else Comment.objects.all()
    comment = rows.select_related("reader").filter(pk=pk).first() if pk < 2**62 else None
    if comment is None:
        raise Http404("no such comment")
    post, holds = public_post(comment.post_id)
    return comment, post, holds


def wants_fragment(request: HttpRequest) -> bool:
    """Whether the script asks for a piece to put into the page, in place of a page."""
    return request.GET.get("fragment", "") == "1"


def answer(request: HttpRequest, name: str, post: Any, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render `community/<name>.html`: as a page of its own, or only its piece."""
    piece = f"community/{name}.html"
    context = {"post": post, "piece": piece, **context}
    if wants_fragment(request):
        return render(request, piece, context, status=status)
    meta = Metadata(title=str(context["title"]), canonical=absolute(str(post.url)), no_index=True, type="article")
    return render(request, "community/page.html", {**context, "meta": meta}, status=status)
