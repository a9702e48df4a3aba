"""Who in the newsroom works on which contributions: a desk on those for its section, some on all."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest

from community.models import Contribution
from community.models.contributions import ContributionQuerySet
from news.desks import held_by

HANDLE = "community.handle_contributions"


def handles_any(request: HttpRequest) -> bool:
    """Whether the user of `request` has an inbox."""
    return bool(request.user.has_perm(HANDLE) or held_by(request))


def inbox_of(request: HttpRequest) -> ContributionQuerySet:
    """Return what the user of `request` works on. Drafts are their senders' own, until they are sent."""
    sent = Contribution.objects.sent()
    return sent if request.user.has_perm(HANDLE) else sent.filter(section__in=held_by(request))


def handled(request: HttpRequest, pk: int) -> Contribution:
    """Return one that the user may work on, with what belongs to it. Raises PermissionDenied or Http404."""
    if not handles_any(request):
        raise PermissionDenied
    loaded = ("reader", "assigned_to", "section", "post", "about")
    found = Contribution.objects.sent().select_related(*loaded).filter(pk=pk).first()
    if found is None:
        raise Http404("no such contribution")
    if not request.user.has_perm(HANDLE) and found.section_id not in held_by(request):
        raise PermissionDenied
    return found


def colleagues(contribution: Contribution) -> list[Any]:
    """Return those to whom it can be given: who handles all, and its section's desk."""
    by_right = Q(groups__permissions__codename="handle_contributions") | Q(is_superuser=True)
    by_desk = Q(groups__desk__section=contribution.section_id) if contribution.section_id else Q(pk__in=[])
    users: Any = get_user_model().objects.filter(is_active=True).filter(by_right | by_desk)
    return list(users.distinct().order_by("first_name", "last_name", "username"))
