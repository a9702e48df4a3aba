"""Facts that have grown old, told to the desks that keep them."""

from datetime import timedelta

from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from core.waiting import STALE, Counted, Waiting
from news.desks import held_by
from news.jobs.choices import State
from news.models import JobPage, ReviewPage

#: After this long prices and opening hours in a review are somebody's guess.
CHECKED_WITHIN = timedelta(days=365)


def stale_facts(request: HttpRequest) -> list[Counted]:
    """Return jobs past their closing that nobody marked as filled, and restaurants that nobody checked for a year."""
    held = held_by(request)
    if not held:
        return []
    jobs = JobPage.objects.in_state(State.CLOSED).filter(section_id__in=held)
    unchecked = (
        ReviewPage.objects.filter(live=True, genre="restaurant", section_id__in=held)
        .annotate(checked=Coalesce("checked_on", "visited_on"))
        .filter(checked__lt=timezone.localdate() - CHECKED_WITHIN)
    )
    return [Counted(jobs, _closed_jobs), Counted(unchecked, _unchecked_reviews)]


def _closed_jobs(number: int) -> Waiting:
    text = ngettext(
        "%(number)s job is past its closing date: filled, or to be listed again?",
        "%(number)s jobs are past their closing dates: filled, or to be listed again?",
        number,
    )
    return Waiting(text % {"number": number}, f"{reverse('jobs:index')}?state={State.CLOSED}", order=STALE)


def _unchecked_reviews(number: int) -> Waiting:
    text = ngettext(
        "%(number)s restaurant review was last checked more than a year ago: prices, hours, address",
        "%(number)s restaurant reviews were last checked more than a year ago: prices, hours, address",
        number,
    )
    address = f"{reverse('reviews:index')}?genre=restaurant&ordering=checked_on"
    return Waiting(text % {"number": number}, address, order=STALE)
