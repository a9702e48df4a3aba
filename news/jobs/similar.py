"""Open jobs like another one: for its page, and for the page that says it is gone."""

from typing import Any

from django.db.models import Case, F, IntegerField, Q, Value, When

from news.places import place_label, places_within

from .rows import JobRow, row_of

SIMILAR = 4
#: Pay within a quarter counts as alike.
NEAR = (0.75, 1.25)


def similar_jobs(job: Any, most: int = SIMILAR) -> list[JobRow]:
    """Return up to `most` open jobs, the likest first: neighbourhood counts double, kind, workplace and pay once."""
    jobs = type(job).objects.listed().exclude(pk=job.pk)
    likeness = sum((_point(condition, worth) for condition, worth in _alike(job)), start=Value(0))
    found = jobs.annotate(likeness=likeness).order_by(F("likeness").desc(), "-date_shown", "-pk")
    return [row_of(post) for post in found.for_board()[:most]]


def _alike(job: Any) -> list[tuple[Q, int]]:
    conditions = [(Q(employment=job.employment), 1), (Q(workplace=job.workplace), 1)]
    label = place_label(job.place_id)
    area = label.neighbourhood if label else None
    if area is not None:
        conditions.append((Q(place_id__in=places_within(area.pk)), 2))
    if job.pay_yearly_max:
        least, most = (round(job.pay_yearly_max * part) for part in NEAR)
        conditions.append((Q(pay_yearly_max__range=(least, most), pay_currency=job.pay_currency), 1))
    return conditions


def _point(condition: Q, worth: int) -> Case:
    return Case(When(condition, then=Value(worth)), default=Value(0), output_field=IntegerField())
