"""Who moderates what: a desk its own sections, whoever has the permission all of them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from community.models import Comment
from news.desks import held_by, sections_for

MODERATE = "community.moderate_comments"


def moderated_by(request: HttpRequest) -> set[int]:
    """Return the keys of the sections whose comments the user of `request` moderates."""
    known: set[int] | None = getattr(request, "moderated_sections", None)
    if known is None:
        everywhere = request.user.has_perm(MODERATE)
        known = {section.pk for section in sections_for(request)} if everywhere else held_by(request)
        request.moderated_sections = known  # type: ignore[attr-defined]
    return known


def comments_for(request: HttpRequest) -> Any:
    """Return the comments that the user of `request` may look at and decide about; nothing else is let near them."""
    return Comment.objects.in_sections(moderated_by(request))


class ModeratorOnly:
    """A view for whoever moderates anything; what it finds comes from `comments_for`."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not moderated_by(request):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response
