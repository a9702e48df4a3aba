"""Rules of recurrence as iCalendar writes them (RFC 5545), and what an editor may ask of them.

A rule is read once, from an editor's text or choices, into `Rule`; python-dateutil then works it out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import cast

from dateutil.rrule import rrule, rrulestr
from django.utils.translation import gettext as _

LONGEST_RULE = 200
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: The calendar repeats after so many years, to the weekday.
CYCLE = 400

_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_LISTS = {
    "BYDAY": re.compile(rf"(?:[+-]?[1-5])?{_DAY}(?:,(?:[+-]?[1-5])?{_DAY}){{0,20}}\Z"),
    "BYMONTHDAY": re.compile(r"-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01])){0,30}\Z"),
    "BYMONTH": re.compile(r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2])){0,11}\Z"),
    "BYSETPOS": re.compile(r"-?[1-9]\d?(?:,-?[1-9]\d?){0,9}\Z"),
    "WKST": re.compile(rf"{_DAY}\Z"),
}
_UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?\Z")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


class RuleError(ValueError):
    """A rule that cannot be used; the message is for the editor."""


@dataclass(frozen=True)
class Rule:
    """A rule of recurrence. `until` is the last local day that counts; `more` are its BY… parts as written."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    more: dict[str, str] = field(default_factory=dict)

    @property
    def is_endless(self) -> bool:
        return self.count is None and self.until is None

    @property
    def pattern(self) -> str:
        """The rule without its end, as iCalendar writes it."""
        parts = {"FREQ": self.freq, **({"INTERVAL": str(self.interval)} if self.interval > 1 else {}), **self.more}
        return ";".join(f"{name}={value}" for name, value in parts.items())

    def starts(self, first: datetime, horizon: datetime) -> Iterator[datetime]:
        """Yield the local starts, without a zone, from `first` up to `horizon` or the rule's own end.

        Local, so that half past seven stays half past seven when the clocks change.
        """
        end = horizon if self.until is None else min(horizon, datetime.combine(self.until, time.max))
        # Of a rule that never comes true ("30 February"), dateutil lets go only after the year 9999. So the
        # sum is done close to that year: the calendar is the same there.
        years = (9999 - end.year) // CYCLE * CYCLE
        shifted = cast(rrule, rrulestr(self.pattern, dtstart=_in_years(first, years)))
        for number, moment in enumerate(shifted.replace(until=_in_years(end, years))):
            if self.count is not None and number >= self.count:
                return
            yield _in_years(moment, -years)


def _in_years(moment: datetime, years: int) -> datetime:
    # Whole cycles only, so that 29 February is there too.
    return moment.replace(year=moment.year + years)


def read_rule(text: str) -> Rule:
    """Return the rule that an expert typed; raises RuleError in words for whatever else it is."""
    text = re.sub(r"\s+", "", text).upper().removeprefix("RRULE:").strip(";")
    if len(text) > LONGEST_RULE:
        raise RuleError(_("This rule is too long."))
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in parts:
            raise RuleError(_("Write the rule as NAME=VALUE;NAME=VALUE, for instance FREQ=WEEKLY;BYDAY=TU,TH."))
        parts[name] = value
    freq = parts.pop("FREQ", "")
    if freq not in FREQUENCIES:
        raise RuleError(_("A rule begins with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."))
    interval = _number(parts.pop("INTERVAL", "1"), "INTERVAL", 99)
    count = _number(parts.pop("COUNT"), "COUNT", 9999) if "COUNT" in parts else None
    until = _day(parts.pop("UNTIL")) if "UNTIL" in parts else None
    if count is not None and until is not None:
        raise RuleError(_("A rule ends by COUNT or by UNTIL, not by both."))
    _check_lists(freq, parts)
    return Rule(freq, interval, count, until, parts)


def _number(text: str, name: str, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 6 and 1 <= int(text) <= most):
        raise RuleError(_("%(name)s is a whole number from 1 to %(most)d.") % {"name": name, "most": most})
    return int(text)


def _day(text: str) -> date:
    found = _UNTIL.match(text)
    try:
        return date(*(int(part) for part in found.groups())) if found else date.fromisoformat(text)
    except ValueError:
        raise RuleError(_("Write UNTIL as a date: 20261218.")) from None


def _check_lists(freq: str, parts: dict[str, str]) -> None:
    for name, value in parts.items():
        if name not in _LISTS:
            raise RuleError(
                _("“%(name)s” cannot be used here; these can: %(names)s.")
                % {"name": name, "names": ", ".join(["FREQ", "INTERVAL", "COUNT", "UNTIL", *_LISTS])}
            )
        if not _LISTS[name].match(value):
            raise RuleError(_("%(name)s=%(value)s cannot be read.") % {"name": name, "value": value})
    if freq in ("DAILY", "WEEKLY") and re.search(r"\d", parts.get("BYDAY", "")):
        raise RuleError(_("Numbered weekdays such as 2TU go with FREQ=MONTHLY or YEARLY."))
    if freq == "WEEKLY" and "BYMONTHDAY" in parts:
        raise RuleError(_("BYMONTHDAY does not go with FREQ=WEEKLY."))
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY", "BYMONTH"} & parts.keys():
        raise RuleError(_("BYSETPOS chooses among the days of another part, such as BYDAY."))


def weekday_of_month(day: date) -> str:
    """Return the day as a numbered weekday: "2TU"; the fifth one counts as the last, which every month has."""
    number = (day.day - 1) // 7 + 1
    return f"{number if number < 5 else -1}{WEEKDAYS[day.weekday()]}"


def first_date(rule: Rule, first: datetime) -> datetime | None:
    """Return when the rule comes true first, from `first` on; None if not within fifty years."""
    return next(rule.starts(first, first + timedelta(days=50 * 365)), None)
