"""When an event takes place: the fields that an editor fills in, and the schedule that they make."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from news.events.rules import Rule, RuleError, first_date, read_rule, weekday_of_month
from news.events.schedule import Dates, Schedule, midnight_after

#: A mistyped year would give a rule thousands of dates, or hide the event for a century.
FIRST_YEAR = 2000
YEARS_AHEAD = 10
MOST_DATES = 100


def _next_hour() -> datetime:
    return (timezone.localtime() + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)


def default_date() -> date:
    return _next_hour().date()


def default_time() -> time:
    return _next_hour().time()


def default_zone() -> str:
    return settings.TIME_ZONE


@cache
def _zones() -> frozenset[str]:
    # Python looks through the folders of all zones each time it is asked, twice for an event that is saved.
    return frozenset(available_timezones())


def check_zone(name: str) -> None:
    if name not in _zones():
        raise ValidationError(_("There is no such time zone. Write it as in “Europe/London”."))


class EventTimes(models.Model):
    """The time of an event on the wall clock of its own time zone, with what repeats and what differs."""

    class Repeats(models.TextChoices):
        NEVER = "never", _("Does not repeat")
        DAILY = "daily", _("Every day")
        WEEKLY = "weekly", _("Every week, on the weekday of the start")
        MONTHLY = "monthly", _("Every month, on the day of the start (a month without that day is left out)")
        MONTHLY_WEEKDAY = "weekday", _("Every month, on the weekday of the start (such as each second Tuesday)")
        RULE = "rule", _("By a rule of its own (below)")

    start_date = models.DateField(_("first date"), default=default_date)
    start_time = models.TimeField(_("starts at"), null=True, blank=True, default=default_time)
    end_date = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Only when it ends on another day than it starts.")
    )
    end_time = models.TimeField(
        _("ends at"), null=True, blank=True, help_text=_("Leave empty when nobody knows: lists then count two hours.")
    )
    all_day = models.BooleanField(
        _("all day"), default=False, help_text=_("Readers see the day or days only; times are ignored.")
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default=default_zone,
        validators=[check_zone],
        help_text=_("Times are those on the clocks there. Change it only for an event elsewhere."),
    )
    repeats = models.CharField(_("repeats"), max_length=10, choices=Repeats.choices, default=Repeats.NEVER)
    repeat_every = models.PositiveSmallIntegerField(
        _("every so many"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text=_("2 for every second day, week or month."),
    )
    repeat_until = models.DateField(_("repeats until"), null=True, blank=True, help_text=_("The last day that counts."))
    repeat_count = models.PositiveSmallIntegerField(
        _("or so many times"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9999)]
    )
    rule = models.CharField(
        _("rule"),
        max_length=200,
        blank=True,
        help_text=_(
            "For experts: an RRULE as calendars write it, such as FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261218. Used when "
            "“By a rule of its own” is chosen above."
        ),
    )

    if TYPE_CHECKING:
        event_dates: Any

    class Meta:
        abstract = True

    def get_rule(self) -> Rule | None:
        """Return the rule by which the event repeats, or None; raises RuleError for one that cannot be read."""
        if self.repeats == self.Repeats.NEVER:
            return None
        if self.repeats == self.Repeats.RULE:
            return read_rule(self.rule)
        more = {}
        if self.repeats == self.Repeats.MONTHLY_WEEKDAY:
            more = {"BYDAY": weekday_of_month(self.start_date)}
        freq = {"daily": "DAILY", "weekly": "WEEKLY"}.get(self.repeats, "MONTHLY")
        return Rule(freq, self.repeat_every or 1, self.repeat_count, self.repeat_until, more)

    def _bounds(self, day: date, last: date, start: time | None, end: time | None) -> tuple[datetime, datetime | None]:
        if self.all_day or start is None:
            return datetime.combine(day, time.min), midnight_after(last)
        return datetime.combine(day, start), datetime.combine(last, end) if end else None

    def get_schedule(self) -> Schedule | None:
        """Return the schedule that the fields make; None while they make none (a draft may be half filled in)."""
        try:
            rule = self.get_rule()
            check_zone(self.time_zone)
        except (RuleError, ValidationError):
            return None
        if self.start_date is None or (self.start_time is None and not self.all_day):
            return None
        start, end = self._bounds(self.start_date, self.end_date or self.start_date, self.start_time, self.end_time)
        if end is not None and end <= start:
            return None
        rows = [row for row in self.event_dates.all() if row.date]
        extra = tuple(self._extra(row, start, end) for row in rows if not row.is_exception)
        excepted = frozenset(row.date for row in rows if row.is_exception)
        return Schedule(start, end, self.time_zone, self.all_day, rule, extra, excepted)

    def _extra(self, row: Any, start: datetime, end: datetime | None) -> tuple[datetime, datetime | None]:
        """Return the bounds of a further date: at the event's own time, unless it has one itself."""
        if self.all_day or row.start_time is None:
            begins = datetime.combine(row.date, start.time())
            return begins, begins + (end - start) if end else None
        return self._bounds(row.date, row.date, row.start_time, row.end_time)

    def get_dates(self, now: datetime | None = None) -> Dates:
        schedule = self.get_schedule()
        return schedule.dates(now or timezone.now()) if schedule else Dates(())

    # What is wrong even in a draft, at the field.

    def check_times(self) -> None:
        """Raise a ValidationError for a time that cannot be."""
        errors: dict[str, Any] = {}
        latest = timezone.localdate().year + YEARS_AHEAD
        for name in ("start_date", "end_date", "repeat_until"):
            day = getattr(self, name)
            if day is not None and not FIRST_YEAR <= day.year <= latest:
                errors[name] = _now("The year lies between %(first)d and %(last)d.") % {
                    "first": FIRST_YEAR,
                    "last": latest,
                }
        errors = errors or self._end_errors() or self._repeat_errors()
        if errors:
            raise ValidationError(errors)

    def _end_errors(self) -> dict[str, Any]:
        if self.start_date is None:
            return {}
        if self.end_date and self.end_date < self.start_date:
            return {"end_date": _now("The last day is before the first date.")}
        same_day = not self.end_date or self.end_date == self.start_date
        if same_day and not self.all_day and self.start_time and self.end_time and self.end_time <= self.start_time:
            words = _now("The end is before the start. For a night that ends after midnight, give the last day too.")
            return {"end_time": words}
        if self.end_date and not same_day and not self.all_day and self.end_time is None:
            return {"end_time": _now("Give the time at which it ends on the last day, or tick “all day”.")}
        return {}

    def _repeat_errors(self) -> dict[str, Any]:
        if self.rule and self.repeats != self.Repeats.RULE:
            return {"rule": _now("Choose “By a rule of its own” under “Repeats”, or empty this.")}
        if self.repeats == self.Repeats.NEVER:
            return {}
        if self.repeats == self.Repeats.RULE and (self.repeat_until or self.repeat_count):
            name = "repeat_until" if self.repeat_until else "repeat_count"
            return {name: _now("Write the end into the rule, as UNTIL or COUNT.")}
        if self.repeat_until and self.repeat_count:
            return {"repeat_count": _now("Give the last day or a number of times, not both.")}
        if self.repeat_until and self.start_date and self.repeat_until < self.start_date:
            return {"repeat_until": _now("It would end before the first date.")}
        return self._rule_errors()

    def _rule_errors(self) -> dict[str, Any]:
        try:
            rule = self.get_rule()
        except RuleError as error:
            return {"rule": str(error)}
        if self.repeats != self.Repeats.RULE or rule is None or self.start_date is None:
            return {}
        first = first_date(rule, datetime.combine(self.start_date, time.min))
        if first is None:
            return {"rule": _now("This rule never comes true.")}
        if first.date() != self.start_date:
            # Calendars disagree on a first date outside the rule, so there is none.
            words = _now("The rule does not hold on the first date. Begin on %(day)s, or change the rule.")
            return {"start_date": words % {"day": date_format(first.date(), "l j F Y")}}
        return {}

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)
