"""What is wrong with a job: what a draft may not say, and what keeps it from being published."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from news.publishing import Problem

from .choices import Employment, Workplace
from .moments import LONGEST_DAYS, closing_moment, today
from .pay import money


def contradictions(job: Any) -> dict[str, str]:
    """Return what cannot be true even in a draft, in words, by field."""
    least, most = job.pay_minimum, job.pay_maximum
    if any(amount is not None and amount <= 0 for amount in (least, most)):
        name = "pay_minimum" if least is not None and least <= 0 else "pay_maximum"
        return {name: _("Pay is more than nothing. Leave the field empty where there is no such figure.")}
    if least is not None and most is not None and least > most:
        return {"pay_minimum": _("The lowest pay is higher than the highest.")}
    if job.pay.is_given and job.pay_not_given:
        return {"pay_not_given": _("The pay is given above: take this mark away, or the figures.")}
    if job.pay.is_given and not job.pay.is_plausible():
        year = next(year for year in reversed(job.pay.a_year()) if year is not None)
        words = _(
            "That comes to %(money)s a year: check the figure, and what it is for (hour, day, week, month, year)."
        )
        return {"pay_minimum" if least is not None else "pay_maximum": words % {"money": money(year, job.pay_currency)}}
    return {}


def publishing_problems(job: Any) -> Iterator[Problem]:
    """Yield why `job` cannot be published as it is."""
    for field, message in contradictions(job).items():
        yield Problem(field, message)
    if not job.employer:
        yield Problem("employer", _("Say who employs."))
    if not (job.pay.is_given or job.pay_not_given or job.employment == Employment.VOLUNTEER):
        yield Problem("pay_minimum", _("Give the pay, or mark below that it is not given: readers will see that."))
    yield from _where(job)
    yield from _closing(job)
    if not (job.apply_url or job.apply_email or job.apply_note):
        yield Problem("apply_url", _("Say how to apply: a link, an e-mail address or a sentence."))
    if not job.body and not job.standfirst:
        yield Problem("body", _("Describe the job."))


def _where(job: Any) -> Iterator[Problem]:
    if job.workplace == Workplace.REMOTE:
        if not job.remote_from:
            yield Problem("remote_from", _("Say where people may live who do this job, such as a country."))
    elif not job.place_id and not job.street_address:
        yield Problem("place", _("Choose the neighbourhood or the house, or give an address below."))


def _closing(job: Any) -> Iterator[Problem]:
    if job.closes_on is None:
        yield Problem("closes_on", _("Give the last day on which people can apply."))
    elif job.closes_on > today() + timedelta(days=LONGEST_DAYS):
        yield Problem("closes_on", _("This is more than a year away: check the year."))
    elif _is_past(job) and not _has_ended_already(job):
        yield Problem("closes_on", _("This day is over. Choose today or a later one."))


def _is_past(job: Any) -> bool:
    published = max(timezone.now(), job.go_live_at or timezone.now())
    return closing_moment(job.closes_on) <= published


def _has_ended_already(job: Any) -> bool:
    """Whether readers know the job as closed on this day, or it is marked as filled: it may still be corrected."""
    if job.filled_at is not None:
        return True
    return bool(job.pk) and type(job).objects.filter(pk=job.pk, live=True, closes_on=job.closes_on).exists()
