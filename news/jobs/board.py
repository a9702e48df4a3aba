"""The board: the jobs that a filter leaves, and how many each other choice would.

All counts come from one query, which groups the open jobs by what filters ask for: each count is a sum over
groups, so that no choice costs a query of its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from core.frame import current_frame
from news.places import neighbourhoods, place_labels, places_within

from .choices import Employment, Workplace
from .filters import CLOSING_WEEK, PAY_STEPS, SINCE_DAYS, SORT_CLOSING, JobFilter
from .moments import SOON, first_moment, today
from .pay import money


@dataclass(frozen=True)
class Choice:
    """A value of a facet; `count` is how many jobs it would leave, with the other parts of the filter as they are."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    any_label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Way:
    """A link to another view of the board; `count` is what the reader will find there."""

    label: str
    url: str
    count: int = 0


@dataclass(frozen=True)
class Group:
    """How many open jobs are alike in all that filters ask for.

    `pay` is the highest step of PAY_STEPS that the pay reaches, `age` the least of SINCE_DAYS within which the
    job was posted, 0 for none; `place` a primary key or None.
    """

    kind: str
    workplace: str
    place: int | None
    pay: int
    age: int
    closing: str
    jobs: int


@dataclass(frozen=True)
class Counts:
    """What a filter leaves of the board, and what its neighbours would."""

    groups: list[Group]
    asked: JobFilter
    places: frozenset[int] = field(default_factory=frozenset)

    def total(self, *without: str) -> int:
        """Return the number of jobs, as if the named parts of the filter were not set."""
        return sum(group.jobs for group in self._matching(*without))

    def by(self, name: str) -> Counter[Any]:
        """Return the number of jobs for each value of the part `name`, the others as they are."""
        counted: Counter[Any] = Counter()
        for group in self._matching(name):
            for value in _values(group, name):
                counted[value] += group.jobs
        return counted

    def _matching(self, *without: str) -> Iterator[Group]:
        wanted = [name for name in self.asked.narrowing if name not in without]
        return (group for group in self.groups if all(self._matches(group, name) for name in wanted))

    def _matches(self, group: Group, name: str) -> bool:
        if name == "place":
            return group.place in self.places
        return getattr(self.asked, name) in _values(group, name)


def _values(group: Group, name: str) -> Iterable[Any]:
    """Return the values of the part `name` of a filter that the jobs of `group` satisfy."""
    if name == "pay":
        return [step for step in PAY_STEPS if step <= group.pay]
    if name == "since":
        return [days for days in SINCE_DAYS if group.age and days >= group.age]
    if name == "place":
        label = place_labels().get(group.place or 0)
        return [label.pk, *label.ancestors] if label else []
    return [getattr(group, name)]


def place_keys(slug: str) -> frozenset[int]:
    """Return the keys of the place `slug` and of all places in it."""
    found = next((label for label in place_labels().values() if label.slug == slug), None)
    return frozenset(places_within(found.pk)) if found else frozenset()


def count(jobs: Any, asked: JobFilter) -> Counts:
    """Count the open `jobs` (a queryset) for `asked`, in one query."""
    day = today(timezone.now())
    currency = current_frame().currency
    steps = [When(pay_yearly_max__gte=step, pay_currency=currency, then=Value(step)) for step in reversed(PAY_STEPS)]
    ages = [When(date_shown__gte=posted_since(days, day), then=Value(days)) for days in SINCE_DAYS]
    soon = When(listed_until__lte=closes_before(day), then=Value(1))
    rows = (
        jobs.order_by()
        .annotate(
            pay_step=Case(*steps, default=Value(0), output_field=IntegerField()),
            age=Case(*ages, default=Value(0), output_field=IntegerField()),
            soon=Case(soon, default=Value(0), output_field=IntegerField()),
        )
        .values_list("employment", "workplace", "place_id", "pay_step", "age", "soon")
        .annotate(jobs=Count("pk"))
    )
    groups = [
        Group(kind, workplace, place, pay, age, CLOSING_WEEK if soon else "", number)
        for kind, workplace, place, pay, age, soon, number in rows
    ]
    return Counts(groups, asked, place_keys(asked.place) if asked.place else frozenset())


def posted_since(days: int, day: date) -> Any:
    """Return the first moment of the last `days` local days, `day` among them."""
    return first_moment(day - timedelta(days=days - 1))


def closes_before(day: date) -> Any:
    return first_moment(day + timedelta(days=SOON))


def narrow(jobs: Any, asked: JobFilter) -> Any:
    """Return the `jobs` that `asked` leaves, in its order."""
    day = today(timezone.now())
    if asked.kind:
        jobs = jobs.filter(employment=asked.kind)
    if asked.workplace:
        jobs = jobs.filter(workplace=asked.workplace)
    if asked.place:
        jobs = jobs.filter(place_id__in=place_keys(asked.place))
    if asked.pay:
        jobs = jobs.filter(pay_yearly_max__gte=asked.pay, pay_currency=current_frame().currency)
    if asked.since:
        jobs = jobs.filter(date_shown__gte=posted_since(asked.since, day))
    if asked.closing:
        jobs = jobs.filter(listed_until__lte=closes_before(day))
    return jobs.order_by("listed_until", "-date_shown", "-pk") if asked.sort == SORT_CLOSING else jobs


def facets(counts: Counts) -> list[Facet]:
    """Return what the form offers: choices that leave something, and the chosen ones."""
    currency = current_frame().currency
    areas = [(label.pk, label.slug, label.name) for label in neighbourhoods()]
    chosen = next((label for label in place_labels().values() if label.slug == counts.asked.place), None)
    if chosen and chosen.kind != "neighbourhood":
        areas.append((chosen.pk, chosen.slug, chosen.name))
    employments = [(value, value, str(label)) for value, label in Employment.choices]
    workplaces = [(value, value, str(label)) for value, label in Workplace.choices]
    pay = [(step, str(step), _("%(money)s a year") % {"money": money(step, currency)}) for step in PAY_STEPS]
    return [
        _facet(counts, "kind", _("Kind of work"), _("Any kind"), employments),
        _facet(counts, "place", _("Neighbourhood"), _("All of the city"), areas),
        _facet(counts, "workplace", _("Workplace"), _("Anywhere"), workplaces),
        _facet(counts, "pay", _("Pay at least"), _("Any pay"), pay),
        _facet(counts, "since", _("Posted"), _("At any time"), [(d, str(d), _days(d)) for d in SINCE_DAYS]),
    ]


def _facet(counts: Counts, name: str, label: str, any_label: str, options: list[tuple[Any, str, str]]) -> Facet:
    counted, chosen = counts.by(name), str(getattr(counts.asked, name))
    choices = [Choice(value, words, counted[key], value == chosen) for key, value, words in options]
    return Facet(name, label, any_label, [choice for choice in choices if choice.count or choice.is_chosen])


def _days(days: int) -> str:
    return _("Today") if days == 1 else _("In the last %(days)s days") % {"days": days}


def chosen_parts(counts: Counts, offered: list[Facet], path: str) -> list[Way]:
    """Return what narrows the board now, each with the address without it and what that would leave."""
    labels = {facet.name: choice.label for facet in offered for choice in facet.choices if choice.is_chosen}
    labels["closing"] = _("Closing within a week")
    if "pay" in labels:
        labels["pay"] = _("At least %(pay)s") % {"pay": labels["pay"]}
    return [
        Way(labels[name], counts.asked.without(name).url(path), counts.total(name)) for name in counts.asked.narrowing
    ]


def views(counts: Counts, path: str) -> dict[str, Way]:
    """Return the shortcuts beside the list: what closes within a week, and the two orders."""
    asked = counts.asked
    closing = asked.but(closing=CLOSING_WEEK, sort=SORT_CLOSING)
    return {
        "closing": Way(_("Closing within a week"), closing.url(path), counts.by("closing")[CLOSING_WEEK]),
        "newest": Way(_("Newest first"), asked.but(sort="").url(path)),
        "soonest": Way(_("Closing soonest first"), asked.but(sort=SORT_CLOSING).url(path)),
    }
