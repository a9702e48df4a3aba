"""When, where and for how much, in the few words of a card."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.places import place_label

#: A date farther away than this is told with its year.
FAR = timedelta(days=300)
SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
DAY = "D j F"


def note(facts: dict[str, Any]) -> str:
    """Return the line under a card's headline. It does not depend on the clock: rendered cards are kept."""
    parts = [state_words(facts.get("state", "")), when(facts), where(facts)]
    return " · ".join(part for part in parts if part)


def state_words(state: str) -> str:
    words = {
        "cancelled": _("Cancelled"),
        "postponed": _("Postponed"),
        "rescheduled": _("New date"),
        "moved_online": _("Moved online"),
    }
    return words.get(state, "")


def where(facts: dict[str, Any]) -> str:
    label = place_label(facts.get("venue"))
    if label is not None and facts.get("state") != "moved_online":
        return label.name
    return _("Online") if facts.get("online") else ""


def when(facts: dict[str, Any]) -> str:
    pairs = facts.get("dates") or []
    if not pairs:
        return ""
    starts, ends = (datetime.fromisoformat(text) for text in pairs[0])
    is_far = bool(facts.get("far"))
    if facts.get("pattern"):
        return _repeated(facts, timezone.localtime(starts), is_far)
    count = facts.get("count")
    if count == 1:
        return one_date(starts, ends, all_day=bool(facts.get("all_day")), year=is_far)
    first = day_words(datetime.fromisoformat(facts["first"]), year=is_far)
    if facts.get("last") is None or count is None:
        return _("Dates from %(first)s") % {"first": first}
    last = day_words(datetime.fromisoformat(facts["last"]), year=is_far)
    words = ngettext("%(count)d date from %(first)s to %(last)s", "%(count)d dates from %(first)s to %(last)s", count)
    return words % {"count": count, "first": first, "last": last}


def _repeated(facts: dict[str, Any], local: datetime, is_far: bool) -> str:
    words = {
        "daily": _("Daily"),
        "weekly": _("Every %(weekday)s"),
        "weekday": _("Every %(number)s %(weekday)s of the month"),
    }[facts["pattern"]] % {"weekday": date_format(local, "l"), "number": _ordinal(local.day)}
    if not facts.get("all_day"):
        words = _("%(days)s at %(time)s") % {"days": words, "time": date_format(local, "H:i")}
    if facts.get("last"):
        last = timezone.localtime(datetime.fromisoformat(facts["last"]))
        words = _("%(days)s until %(last)s") % {"days": words, "last": date_format(last, "j F Y" if is_far else "j F")}
    return words


def _ordinal(day: int) -> str:
    return [_("first"), _("second"), _("third"), _("fourth"), _("last")][(day - 1) // 7]


def day_words(moment: datetime, *, year: bool = False) -> str:
    return date_format(timezone.localtime(moment), f"{DAY} Y" if year else DAY)


def one_date(starts: datetime, ends: datetime, *, all_day: bool, year: bool = False) -> str:
    """Return "Sat 28 November, 19:30", or the first and the last day of what lasts all day."""
    if not all_day:
        return f"{day_words(starts, year=year)}, {date_format(timezone.localtime(starts), 'H:i')}"
    last = ends - timedelta(seconds=1)
    first_day, last_day = timezone.localdate(starts), timezone.localdate(last)
    if first_day == last_day:
        return day_words(starts, year=year)
    return f"{day_words(starts)} – {day_words(last, year=year)}"


def price(is_free: bool, low: Any, high: Any, currency: str) -> str:
    """Return "Free", "£12", "£12–£18.50", or "" where nothing is known."""
    if is_free:
        return _("Free")
    if low is None:
        return ""
    low = Decimal(low)
    if high is None or Decimal(high) == low:
        return money(low, currency)
    return f"{money(low, currency)}–{money(Decimal(high), currency)}"


def money(amount: Decimal, currency: str) -> str:
    number = number_format(amount, 0 if amount == amount.to_integral_value() else 2, force_grouping=True)
    symbol = SYMBOLS.get(currency)
    return f"{symbol}{number}" if symbol else f"{currency}\xa0{number}"
