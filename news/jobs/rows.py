"""A job as a line of a list: what its card facts say, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.corrections.notes import label_with_retraction
from news.places import place_label

from .choices import Employment, Workplace
from .moments import SOON, today
from .pay import Pay


@dataclass(frozen=True)
class JobRow:
    """What a row of the board shows, in words; "" for what a job does not say."""

    title: str
    url: str
    employer: str
    pay: str
    has_pay: bool
    kind: str
    where: str
    place: str
    closes_on: date | None
    closes: str
    is_soon: bool


def row_of(post: Any, day: date | None = None) -> JobRow:
    """Return the row of `post`, a job of which a list's columns are loaded, as on the local day `day`."""
    facts, day = post.card_facts, day or today()
    closes_on = closing_day(facts)
    pay, label = pay_of(facts), place_label(facts.get("place"))
    return JobRow(
        title=post.card_title,
        url=post.url,
        employer=facts.get("employer", ""),
        pay=pay_words(facts),
        has_pay=pay.is_given,
        kind=label_with_retraction(label_of(Employment, facts.get("employment", "")), facts),
        where=where_words(facts),
        place=label.name if label else "",
        closes_on=closes_on,
        closes=closing_words(closes_on, day),
        is_soon=closes_on is not None and day <= closes_on < day + timedelta(days=SOON),
    )


def label_of(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else ""


def closing_day(facts: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(facts["closes"]) if facts.get("closes") else None


def pay_of(facts: Mapping[str, Any]) -> Pay:
    pay = facts.get("pay") or {}
    least, most = pay.get("minimum"), pay.get("maximum")
    return Pay(
        Decimal(least) if least else None,
        Decimal(most) if most else None,
        pay.get("currency", ""),
        pay.get("period", ""),
    )


def pay_words(facts: Mapping[str, Any]) -> str:
    """Return the pay; that it is not given, or that there is none, is said too."""
    pay = pay_of(facts)
    if pay.is_given:
        return str(pay)
    return _("unpaid") if facts.get("employment") == Employment.VOLUNTEER else _("pay not given")


def where_words(facts: Mapping[str, Any]) -> str:
    """Return "Northgate", "Council Hall, Lanternhill", "Hybrid, Millbank" or "Remote"."""
    label = place_label(facts.get("place"))
    # An employer who is the place itself has been named already.
    names = [label.name] if label and label.name != facts.get("employer") else []
    if label and label.neighbourhood and label.neighbourhood.pk != label.pk:
        names.append(label.neighbourhood.name)
    workplace = facts.get("workplace", "")
    if workplace in (Workplace.HYBRID, Workplace.REMOTE):
        names.insert(0, label_of(Workplace, workplace))
    return ", ".join(names)


def closing_words(closes_on: date | None, day: date) -> str:
    """Return when the job closes, as near dates are said: today, tomorrow, Friday, 3 December."""
    if closes_on is None:
        return ""
    days = (closes_on - day).days
    if days in (0, 1):
        return _("Closes tomorrow") if days else _("Closes today")
    if 0 < days < SOON:
        return _("Closes %(day)s") % {"day": date_format(closes_on, "l")}
    return _("Closes %(day)s") % {"day": plain_date(closes_on, day)}


def plain_date(when: date, day: date) -> str:
    """Return "3 December", with the year where it is not this one."""
    return date_format(when, "j F" if when.year == day.year else "j F Y")
