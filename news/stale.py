"""Facts that have grown old, told to the desks that keep them."""

from datetime import timedelta

from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from core.waiting import STALE, Waiting
from news.desks import held_by
from news.jobs.choices import State
from news.models import JobPage, ReviewPage

#: After this long prices and opening hours in a review are somebody's guess.
CHECKED_WITHIN = timedelta(days=365)


def stale_facts(request: HttpRequest) -> list[Waiting]:
    """Return jobs past their closing that nobody marked as filled, and restaurants that nobody checked for a year."""
    held = held_by(request)
    if not held:
        return []
    jobs = JobPage.objects.in_state(State.CLOSED).filter(section_id__in=held).count()
    unchecked = (
        ReviewPage.objects.filter(live=True, genre="restaurant", section_id__in=held)
        .annotate(checked=Coalesce("checked_on", "visited_on"))
        .filter(checked__lt=timezone.localdate() - CHECKED_WITHIN)
        .count()
    )
    told = []
    if jobs:
        text = ngettext(
            "%(number)s job is past its closing date: filled, or to be listed again?",
            "%(number)s jobs are past their closing dates: filled, or to be listed again?",
            jobs,
        )
        url = f"{reverse('jobs:index')}?state={State.CLOSED}"
        told.append(Waiting(text % {"number": jobs}, url, order=STALE))
    if unchecked:
        text = ngettext(
            "%(number)s restaurant review was last checked more than a year ago: prices, hours, address",
            "%(number)s restaurant reviews were last checked more than a year ago: prices, hours, address",
            unchecked,
        )
        told.append(
            Waiting(
                text % {"number": unchecked},
                f"{reverse('reviews:index')}?genre=restaurant&ordering=checked_on",
                order=STALE,
            )
        )
    return told
