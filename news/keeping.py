"""Posts that stay: what readers were told of, or sent us, is not deleted with a page. Such a post is unpublished.

Apps say what keeps a post through the hook `register_keeps_post`: a function that takes a queryset of posts
and returns a reason in words for the key of each that must stay, such as {17: "2 corrections"}.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page

from news.models import Correction, PostPage

#: More are counted, not named.
MOST_NAMED = 10
#: Of what is left of a selection, the pages with others below them are asked so many at a time.
TREES_AT_ONCE = 50


@dataclass(frozen=True)
class Kept:
    """A post that must stay, and why."""

    post: Any
    reasons: list[str]

    @property
    def why(self) -> str:
        return ", ".join(self.reasons)


def kept_posts(pages: Iterable[Page]) -> list[Kept]:
    """Return the posts among `pages` and below them that must stay."""
    pages = list(pages)
    leaves = [page.pk for page in pages if page.is_leaf()]
    trees = [Q(path__startswith=page.path) for page in pages if not page.is_leaf()]
    conditions = [Q(pk__in=leaves)] if leaves else []
    for start in range(0, len(trees), TREES_AT_ONCE):
        some = Q()
        for tree in trees[start : start + TREES_AT_ONCE]:
            some |= tree
        conditions.append(some)
    reasons: dict[int, list[str]] = defaultdict(list)
    for condition in conditions:
        posts = PostPage.objects.filter(condition).order_by()
        for keeps in hooks.get_hooks("register_keeps_post"):
            for key, reason in keeps(posts).items():
                reasons[key].append(str(reason))
    found = PostPage.objects.in_bulk(reasons)
    return [Kept(found[key], reasons[key]) for key in sorted(found)]


def keep_corrected(posts: Any) -> dict[int, str]:
    """Keep posts with entries in the ledger."""
    counted = Correction.objects.filter(post__in=posts.values("pk")).order_by().values_list("post")
    return {
        key: ngettext("%(number)d correction", "%(number)d corrections", number) % {"number": number}
        for key, number in counted.annotate(number=Count("pk"))
    }


def refuse_to_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer in words where `page`, or a post below it, must stay: for a page, and for a section with its posts."""
    kept = kept_posts([page])
    if not kept:
        return None
    context = {
        "page": page,
        "is_itself": kept[0].post.pk == page.pk,
        "may_unpublish": page.permissions_for_user(request.user).can_unpublish(),
        "kept": kept[:MOST_NAMED],
        "more": max(0, len(kept) - MOST_NAMED),
    }
    return TemplateResponse(request, "news/admin/cannot_delete.html", context, status=409)


def refuse_to_delete_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Delete nothing of a selection in which, or below which, a post must stay; say which, and why."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    kept = kept_posts(objects)
    if not kept:
        return None
    for item in kept[:MOST_NAMED]:
        link = reverse(
            "wagtailadmin_pages:unpublish" if item.post.live else "wagtailadmin_pages:edit", args=[item.post.pk]
        )
        label = _("Unpublish it instead") if item.post.live else _("It is not published")
        words = _('“{}” cannot be deleted: it has {}. <a href="{}">{}</a>.')
        messages.error(request, format_html(words, item.post.title, item.why, link, label))
    if len(kept) > MOST_NAMED:
        messages.error(request, _("%(number)d more posts cannot be deleted.") % {"number": len(kept) - MOST_NAMED})
    messages.warning(request, _("Nothing of the selection was deleted."))
    return redirect(action.next_url)
