"""When a job closes, and when its page is gone. Days are the city's (settings.TIME_ZONE), whoever looks."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

#: How long the page of a closed or filled job stays, saying that it is closed.
STAYS = timedelta(days=30)
#: A job that closes within so many days, today among them, is closing soon.
SOON = 7
#: How long a job is open when nobody says otherwise.
USUAL_DAYS = 30
#: A closing date further off than this is a mistyped year.
LONGEST_DAYS = 400


def today(now: datetime | None = None) -> date:
    """Return the city's date; not that of an editor's own time zone."""
    return timezone.localdate(now, timezone.get_default_timezone())


def day_of(moment: datetime) -> date:
    return timezone.localdate(moment, timezone.get_default_timezone())


def first_moment(day: date) -> datetime:
    """Return the first moment of the local `day`, in UTC: there it compares rightly when the clocks change."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone()).astimezone(UTC)


def closing_moment(closes_on: date) -> datetime:
    """Return the moment at which a job that closes on the local day `closes_on` is closed: when the day is over."""
    return first_moment(closes_on + timedelta(days=1))


def end_of_job(closes_on: date | None, filled_at: datetime | None) -> datetime | None:
    """Return when the job left, or will leave, the board: filled or closed, whichever is first."""
    ends = [closing_moment(closes_on)] if closes_on else []
    return min([*ends, *([filled_at] if filled_at else [])], default=None)


def gone_moment(ended: datetime) -> datetime:
    """Return when the page itself is gone: thirty local days later, at the same time of day."""
    zone = timezone.get_default_timezone()
    return (ended.astimezone(zone) + STAYS).astimezone(UTC)
